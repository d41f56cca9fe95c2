import { foldWord } from '../content/fold-word.ts';

/** What a character reference leaves free of what it stands for; no part of a word. */
const FILLER = '\u00ad';
/** Ends a sentence, as the end of a paragraph does. */
const BREAK = '\u2029';

/** Scripts, tags (also those that were escaped once more) and character references. */
const MARKUP =
  /<(?:script|style)[\s\S]*?(?:<\/s|$)|(?:<|&lt;)[/!]?([a-z-]+)[^<>&]*(?:&(?!gt;)[^<>&]*)*(?:>|&gt;)?|&(?:amp;)?(?:#(x?[\da-f]{1,6})|(\w{2,8}));/gi;
const INLINE = /^(a|b|em|i|span|strong)$/i;

/**
 * A text of the same length without its markup: what it leaves free is filled, so that places in it
 * are places in the text.
 */
export const withoutMarkup = (text: string) =>
  text.replace(MARKUP, (all: string, tag?: string, code?: string, name?: string) => {
    const character = code
      ? characterOf(code)
      : name
        ? named(name)
        : INLINE.test(tag ?? '')
          ? ' '
          : BREAK;
    return character.padEnd(all.length, character.trim() ? FILLER : ' ');
  });

function characterOf(code: string): string {
  const number = Number(`0${code}`);
  return number > 32 && number < 0x10ffff ? String.fromCodePoint(number) : ' ';
}

/** The letter of `eacute` and the like, without its accent, which no word keeps. */
const named = (name: string) =>
  ({ pound: '£', euro: '€', rsquo: "'" })[name] ??
  /^[a-z](?=acute|tilde|uml)/i.exec(name)?.[0] ??
  ' ';

/**
 * Numbers, words, signs of currencies, and what ends a sentence: its marks but `?` (“A cover letter? No need.”),
 * the end of a block, and the end of a line unless the next one goes on in the middle of a sentence.
 */
const WORD =
  /\u00ad*\d+([.,]\d+)*[\p{L}'’]*|[\p{L}\p{N}\p{M}'’\u00ad\u200b-\u200d]{1,99}|[$£€₹;•|…\u2029]|[.!](?=\s|$)|\n(?=[^\S\n]{0,50}(\n|[^\s\p{Ll}\d]))/gu;

/** A word as it is folded, and where it starts and ends in the text. */
export type Word = readonly [word: string, start: number, end: number];

/** @param text without markup */
export function sentencesOf(text: string): Word[][] {
  const sentences: Word[][] = [[]];
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const word = foldWord(written);
    if (word) sentences.at(-1)?.push([word, index, index + written.length]);
    else if (sentences.at(-1)?.length) sentences.push([]);
  }
  return sentences;
}
