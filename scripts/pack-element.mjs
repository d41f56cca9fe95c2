/**
 * Puts into packages/element what the build made of `<tip-sheet>`: the bytes that a server of this
 * version serves. Runs before `npm pack` there; `npm run build` must have run.
 */
import { cp, mkdir } from 'node:fs/promises';

const root = new URL('../', import.meta.url);
const element = new URL('packages/element/', root);

await mkdir(new URL('dist/', element), { recursive: true });
for (const name of ['tip-sheet.js', 'tip-sheet-match.js', 'tip-sheet.d.ts', 'custom-elements.json'])
  await cp(new URL(`dist/assets/${name}`, root), new URL(`dist/${name}`, element));
await cp(new URL('LICENSE', root), new URL('LICENSE', element));
