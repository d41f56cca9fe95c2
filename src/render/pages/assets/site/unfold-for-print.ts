/** Paper has what is folded, too, in browsers whose styles can't say so. */
export function unfoldForPrint(): void {
  let folded: HTMLDetailsElement[] = [];
  const open = (isOpen: boolean) => {
    for (const details of folded) details.open = isOpen;
  };
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    open(true);
  });
  addEventListener('afterprint', () => open(false));
}
