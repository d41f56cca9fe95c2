import { foldWord } from './fold-word.ts';

/**
 * A phrase of a signal: words between spaces, in each place alternatives joined by `|`. `*` is a gap
 * of three words at most, `#` a number, `@` a date in the next seven days, `=word` that form of a word
 * alone, and the signs of currencies are words. A hyphen joins words that stand together.
 */
export type PhrasePlace = '*' | readonly PhraseWord[];

interface PhraseWord {
  /** As they are folded: several where hyphens join them. */
  readonly words: readonly string[];
  /** As it was written. */
  readonly written: string;
  /** Whether no other form of the word is meant. */
  readonly isExact: boolean;
}

const MAX_PLACES = 12;
const WORD = /^(?:[#@$£€]|[\p{L}\p{N}\p{M}'’]+(?:[-‐‑][\p{L}\p{N}\p{M}'’]+)*)$/u;

/** What is wrong with a phrase, and how to fix it. */
export class PhraseError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** @throws PhraseError */
export function parsePhrase(phrase: string): PhrasePlace[] {
  const places = phrase.split(' ').map((place) => (place === '*' ? place : alternatives(place)));
  if (places.length > MAX_PLACES)
    throw new PhraseError(`has more than ${MAX_PLACES} words`, 'shorten it');
  if (places[0] === '*' || places.at(-1) === '*')
    throw new PhraseError('begins or ends with a gap, which finds nothing', 'remove the *');
  return places;
}

function alternatives(place: string): PhraseWord[] {
  return place.split('|').map((alternative) => {
    const isExact = alternative.startsWith('=');
    const written = isExact ? alternative.slice(1) : alternative;
    const words = written
      .split(/[-‐‑]/)
      .map((word) => (/^[#@$£€]$/.test(word) ? word : foldWord(word)));
    if (!WORD.test(written) || words.includes(''))
      throw new PhraseError(
        `has "${alternative}", which is no word`,
        'write words, alternatives joined by |, a gap *, a number #, a date @ or $, £ or €',
      );
    return { words, written, isExact };
  });
}

/** Whether one phrase is found wherever the other is: each of its places allows as much or more. */
export function isPartOf(part: readonly PhrasePlace[], whole: readonly PhrasePlace[]): boolean {
  return whole.some((_, start) =>
    part.every((place, i) => {
      const other = whole[start + i];
      if (other === undefined || place === '*' || other === '*') return place === other;
      return other.every((word) => place.some((one) => allows(one, word)));
    }),
  );
}

const allows = (one: PhraseWord, word: PhraseWord) =>
  one.words.join() === word.words.join() && (!one.isExact || word.isExact);
