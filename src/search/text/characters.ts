import { APOSTROPHES } from '../../content/fold.ts';

/** What a character is to the reading of words. */
export const CharacterKind = {
  /** Between words. */
  other: 0,
  /** A letter or digit. */
  letter: 1,
  /** Goes on with a word but doesn't begin one: combining marks, soft hyphen, joiners. */
  mark: 2,
  apostrophe: 3,
  hyphen: 4,
  /** A letter of a script that is written without spaces between words. */
  unspaced: 5,
} as const;

const apostrophe = new RegExp(`^[${APOSTROPHES}]`);

const letter = /^[\p{L}\p{N}]/u;
const mark = /^[\p{M}\u00ad\u200c\u200d]/u;
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

function classify(character: string): number {
  if (apostrophe.test(character)) return CharacterKind.apostrophe;
  if (/^[-\u2010\u2011\uff0d]/.test(character)) return CharacterKind.hyphen;
  if (mark.test(character)) return CharacterKind.mark;
  if (unspaced.test(character)) return CharacterKind.unspaced;
  return letter.test(character) ? CharacterKind.letter : CharacterKind.other;
}

/** The kinds of the basic plane's characters, plus one so that 0 means "not looked at yet". */
const known = new Uint8Array(0x10000);

/** The kind of the character at a UTF-16 position; a surrogate pair has the kind of the pair. */
export function kindAt(text: string, position: number): number {
  const code = text.charCodeAt(position);
  const found = known[code] ?? 0;
  if (found > 0) return found - 1;
  if (code >= 0xd800 && code <= 0xdfff) return surrogateKind(text, position, code);
  const kind = classify(text.charAt(position));
  known[code] = kind + 1;
  return kind;
}

function surrogateKind(text: string, position: number, code: number): number {
  const start = code >= 0xdc00 ? position - 1 : position;
  return start < 0
    ? CharacterKind.other
    : classify(String.fromCodePoint(text.codePointAt(start) ?? 0));
}
