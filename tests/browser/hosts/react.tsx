/** @jsxImportSource react */
import '@tipsheet/element';
import type { TipSheetData } from '@tipsheet/element';

export interface Props {
  src: string;
  data?: TipSheetData;
  onLoad?: () => void;
}

/** What a test sets before `react-client.tsx` runs, and what it reads afterwards. */
declare global {
  interface Window {
    props: Props;
    mode: 'render' | 'hydrate';
    loads: number;
    errors: unknown[];
  }
}

/**
 * As the documentation has it, in a client component. React sets no properties while it hydrates:
 * `data` goes through a ref, and without `src` nothing is fetched before it is there.
 */
export function Advice({ src, data, onLoad = () => {} }: Props) {
  return (
    <tip-sheet
      {...(data ? {} : { src })}
      ref={(element) => {
        if (element && data) element.data = data;
      }}
      heading-level={2}
      theme="auto"
      ontip-sheet-load={onLoad}
    >
      <a href={src}>Turning a second interview into an offer</a>
    </tip-sheet>
  );
}
