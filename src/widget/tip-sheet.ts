import { TipSheetElement } from './tip-sheet-element.ts';

// A page may load this script twice, and a framework imports it on its server.
const registry: CustomElementRegistry | undefined = globalThis.customElements;
if (!registry?.get('tip-sheet')) registry?.define('tip-sheet', TipSheetElement);

export { TipSheetElement };
