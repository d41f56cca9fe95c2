/** @jsxImportSource react */
import { createRoot, hydrateRoot } from 'react-dom/client';
import { Advice } from './react.tsx';

const container = document.getElementById('app') as HTMLElement;
window.loads = 0;
window.errors = [];
const advice = <Advice {...window.props} onLoad={() => window.loads++} />;
if (window.mode === 'render') createRoot(container).render(advice);
else hydrateRoot(container, advice, { onRecoverableError: (error) => window.errors.push(error) });
