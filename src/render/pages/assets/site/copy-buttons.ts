/** Shows the buttons that copy the text beside them, and says beside each how that went. */
export function enhanceCopying(root: ParentNode): void {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
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
}
