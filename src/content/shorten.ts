/** At most that many characters of a text, and an ellipsis for the others; no character is cut. */
export function shorten(text: string, max: number): string {
  const characters = [...text.slice(0, 2 * max + 1)];
  return characters.length > max ? `${characters.slice(0, max).join('')}…` : text;
}

/**
 * What a client sent, in a form that any parser of JSON takes when a response repeats it: at most
 * that many UTF-16 code units, and no control characters and halves of characters.
 */
export function repeatable(text: string, max = Infinity): string {
  return text.slice(0, max).replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}
