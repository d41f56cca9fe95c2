/** Everything works without this script; it adds suggestions and buttons to copy. */
import { enhanceSearch } from './site/search-suggestions.ts';

for (const input of document.querySelectorAll<HTMLInputElement>('form[data-suggest] [name=q]'))
  enhanceSearch(input);

/** The buttons that copy the text beside them, each of which says beside it how that went. */
if (navigator.clipboard)
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    status.className = 'copy-status';
    button.after(status);
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = button.parentElement?.querySelector('[data-copy-text]')?.textContent ?? '';
      const { copied = '', failed = '' } = button.dataset;
      status.textContent = await navigator.clipboard.writeText(text).then(
        () => copied,
        () => failed,
      );
    });
  }

/** Paper has what is folded, too, in browsers whose styles can't say so. */
let folded: HTMLDetailsElement[] = [];
const open = (isOpen: boolean) => {
  for (const details of folded) details.open = isOpen;
};
addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  open(true);
});
addEventListener('afterprint', () => open(false));
