import { fold } from '../content/fold.ts';

/** The words of a text. Ends of sentences and blocks are among them, as empty ones. */
export interface Words {
  /** As they are folded; numbers and signs of currencies as they stand. */
  readonly words: string[];
  /** Where each starts in the text, in UTF-16 code units, and where it ends. */
  readonly starts: number[];
  readonly ends: number[];
}

/** What a character reference leaves free of the letter that it stands for; no part of a word. */
const FILLER = '\u00ad';
/** Ends a sentence, as the end of a paragraph does. */
const BREAK = '\u2029';

/** Tags, also those that were escaped once more, comments and character references. */
const MARKUP =
  /(?:<|&lt;)(?:(!--)|\/?([a-z][a-z\d]*))[^<>&]*(?:&(?!gt;)[^<>&]*)*(?:>|&gt;)?|&(?:amp;)?(?:#(x[\da-f]{1,6}|\d{1,7})|([a-z]{2,8}));/gi;
const INLINE = /^(?:a|abbr|b|em|font|i|mark|s|small|span|strong|su[bp]|u|wbr)$/i;
const REFERENCES: Readonly<Record<string, string>> = {
  apos: "'",
  bull: BREAK,
  euro: '€',
  hellip: BREAK,
  lsquo: "'",
  pound: '£',
  rsquo: "'",
  szlig: 'ß',
};

/**
 * A text of the same length without its markup: what it leaves free is filled with spaces, so that
 * places in it are places in the text.
 */
export function withoutMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return withoutScripts(text).replace(
    MARKUP,
    (
      all: string,
      comment: string | undefined,
      tag: string | undefined,
      code: string | undefined,
      name = '',
    ) => {
      if (comment) return ' '.repeat(all.length);
      if (tag) return (INLINE.test(tag) ? ' ' : BREAK).padEnd(all.length);
      const character = code ? characterOf(code) : (REFERENCES[name] ?? letterOf(name));
      return character.padEnd(all.length, /\p{L}|'/u.test(character) ? FILLER : ' ');
    },
  );
}

function characterOf(code: string): string {
  const number = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : +code;
  return number > 32 && number <= 0x10ffff ? String.fromCodePoint(number) : ' ';
}

/** The letter of `eacute` and the like, without its accent, which no word keeps. */
const letterOf = (name: string) =>
  /^[a-z](?=(?:acute|grave|tilde|uml|circ|cedil|ring|slash)$)/i.exec(name)?.[0] ?? ' ';

function withoutScripts(text: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  let at = 0;
  for (const name of ['script', 'style']) {
    if (!lower.includes(`<${name}`)) continue;
    text = kept + text.slice(at);
    kept = '';
    at = 0;
    for (;;) {
      const start = lower.indexOf(`<${name}`, at);
      if (start < 0) break;
      const close = lower.indexOf(`</${name}`, start);
      const end = close < 0 ? text.length : close;
      kept += text.slice(at, start) + ' '.repeat(end - start);
      at = end;
      if (close < 0) break;
      // Its closing tag is left for what takes tags out.
      kept += text.slice(at, at + 2);
      at += 2;
    }
  }
  return kept + text.slice(at);
}

/**
 * Numbers, words, signs of currencies, and what ends a sentence: its marks, the end of a block, and
 * the end of a line unless the next one goes on in the middle of a sentence.
 */
const WORD =
  /\d+(?:[.,]\d+)*k?(?![\p{L}\d])|[\p{L}\p{N}\p{M}'’\u02bc\u00ad\u200b-\u200d]+|[$£€]|[.!?](?=\s|$)|[;•|\u2026\u2029]|\n(?=[^\S\n]{0,50}(?:\n|[^\s\p{Ll}\d]))/gu;

/** @param text without markup */
export function scanWords(text: string, into: Words): void {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const isWord = /[\p{L}\p{N}$£€]/u.test(word);
    // Apostrophes alone are nothing.
    if (!isWord && /^['’\p{M}\u02bc\u00ad\u200b-\u200d]/u.test(word)) continue;
    into.words.push(isWord ? fold(word) : '');
    into.starts.push(index);
    into.ends.push(index + word.length);
  }
}
