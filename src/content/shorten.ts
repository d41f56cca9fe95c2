/** At most that many characters of a text, and an ellipsis for the others; no character is cut. */
export function shorten(text: string, max: number): string {
  const characters = [...text.slice(0, 2 * max + 1)];
  return characters.length > max ? `${characters.slice(0, max).join('')}…` : text;
}
