import { NO_TERM } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';

/** A word or phrase that tips have, and that means what another does. */
export interface Synonym {
  readonly term: number;
  /** Of its words. */
  readonly keys: readonly string[];
  /** The term of the first of its words that isn't a stop word: a phrase is looked for where that stands. */
  readonly lead: number;
  /** The place of that word among the words. */
  readonly offset: number;
  /** Whether either may stand for the other. */
  readonly isMutual: boolean;
}

/** What each word or phrase may be replaced by, by the keys of its words with spaces between. */
export type Synonyms = ReadonlyMap<string, readonly Synonym[]>;

export function synonymsOf(
  lexicon: Lexicon,
  rules: readonly (readonly [string, readonly string[]])[],
): Synonyms {
  const replacements = new Map(rules);
  return new Map(
    rules.map(([phrase, others]) => [
      phrase,
      others.flatMap((other) => {
        const term = lexicon.termNumber(other);
        if (term === NO_TERM) return [];
        const keys = other.split(' ');
        const terms = keys.map((key) => lexicon.termNumber(key));
        const offset = terms.findIndex((each) => each !== NO_TERM);
        const isMutual = replacements.get(other)?.includes(phrase) ?? false;
        return [{ term, keys, lead: terms[offset] ?? NO_TERM, offset, isMutual }];
      }),
    ]),
  );
}
