import { TipSheetElement } from './tip-sheet-element.ts';

try {
  customElements.define('tip-sheet', TipSheetElement);
} catch {
  // A page may load this script twice, and a framework imports it on its server.
}

export { TipSheetElement };
