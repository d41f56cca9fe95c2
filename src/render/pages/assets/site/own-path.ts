/** Without the host: all of it is on this one, whatever name it was opened under. */
export function ownPath(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return pathname + search + hash;
}
