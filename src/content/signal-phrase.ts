import { foldWord } from './fold-word.ts';

/**
 * A phrase of a signal: words between spaces, in each place alternatives joined by `|`. `*` is a gap
 * of three words at most, `#` a number that isn't the word two before it (as in `$21.00 - $21.00`),
 * `@` a date in the next seven days, `=word` that form of a word alone, and `$`, `£`, `€` and `₹` are
 * words. A hyphen joins words that stand together.
 */
export type PhrasePlace = '*' | readonly PhraseWord[];

export interface PhraseWord {
  /** As they are folded: several where hyphens join them. */
  readonly words: readonly string[];
  /** Whether no other form of the last is meant. */
  readonly isExact: boolean;
}

/** @param place what stands between two spaces of a phrase */
export const readPlace = (place: string): PhrasePlace =>
  place === '*'
    ? place
    : place.split('|').map((written) => ({
        isExact: written.startsWith('='),
        words: written.split('-').map(foldWord),
      }));
