/**
 * Text on one line, without characters that can't be seen and the icons of fonts (private use). Within
 * words joiners stay: Persian is spelt with them, and several emoji are one by them.
 */
export const visible = (text: string) =>
  text
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\uFEFF\u00AD\uE000-\uF8FF]/g, '')
    .replace(/(?<!\S)[\u200C\u200D]+|[\u200C\u200D]+(?!\S)/g, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');

/** The same without spaces at its ends. */
export const collapse = (text: string) => visible(text).trim();

/** The sentences of a text that fit into a number of characters; of a longer one its beginning. */
export function firstSentences(text: string, max: number, language: string): string {
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter(language, {
    granularity: 'sentence',
  }).segment(text)) {
    const length = index + segment.trimEnd().length;
    if (length > max) break;
    end = length;
  }
  if (end > 0) return text.slice(0, end);
  const beginning = text.slice(0, max - 1);
  const word = beginning.replace(/\s+\S*$/, '');
  return `${word || beginning}…`;
}
