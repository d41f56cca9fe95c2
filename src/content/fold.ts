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

/** The apostrophe, and what people type for it: quotation marks, accents, primes. */
export const APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07";
const apostrophes = new RegExp(`[${APOSTROPHES}]`, 'g');
/** An English `'s`. */
export const possessive = new RegExp(`[${APOSTROPHES}]s$`);
/** What stands inside a word without being part of it: the full stops of initials, for one. */
const signsInside = /(?<!^)\.|[\s,\u00ad\u200b-\u200d]/g;
const thousands = /^(\d+)(?:[.,](\d{1,2}))?k$/;

/**
 * One spelling for what people take for the same word: lower case, compatibility forms
 * (ligatures, full width) resolved (Unicode NFKD, UAX #15), accents, soft hyphens, joiners and
 * apostrophes dropped, and so is an English `'s`; initials without full stops, an amount without
 * what groups its digits: `Résumé’s` → `resume`, `U.K.` → `uk`, `32,000` and `32k` → `32000`.
 */
export function fold(raw: string): string {
  const lower = raw.toLowerCase();
  const [amount, whole = '', fraction = ''] = (lower.endsWith('k') && thousands.exec(lower)) || [];
  if (amount) return whole + fraction.padEnd(3, '0');
  if (plain.test(lower)) return lower;
  return lower
    .replace(possessive, '')
    .replace(apostrophes, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(droppedMarks, '')
    .replace(signsInside, '')
    .replace(/[ßæœøłđðþı]/g, (character) => strokes[character] ?? character)
    .normalize('NFC');
}
