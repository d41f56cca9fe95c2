/** Letters that Unicode doesn't decompose, though people type them without their strokes. */
const strokes: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

// Marks are dropped from letters that people also type bare; elsewhere (Japanese, Hindi) they
// make another letter.
const droppedMarks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]|[\u0591-\u05c7\u064b-\u0652]/gu;
const plain = /^[a-z0-9]*$/;

/**
 * One spelling for what people take for the same word: lower case, compatibility forms
 * (ligatures, full width) resolved (Unicode NFKD, UAX #15), accents, soft hyphens, joiners and
 * apostrophes dropped, and so is an English `'s`: `Résumé’s` → `resume`.
 */
export function fold(raw: string): string {
  const lower = raw.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(droppedMarks, '')
    .replace(/['\u2018\u2019\u02bc]s$/, '')
    .replace(/[\s'\u2018\u2019\u02bc\u00ad\u200b-\u200d]/g, '')
    .replace(/[ßæœøłđðþı]/g, (character) => strokes[character] ?? character)
    .normalize('NFC');
}
