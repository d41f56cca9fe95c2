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
export class Synonyms {
  readonly #synonyms = new Map<string, readonly Synonym[]>();
  /** How many words a phrase with synonyms has at most, by the key of its first. */
  readonly #longest = new Map<string, number>();

  constructor(lexicon: Lexicon, rules: readonly (readonly [string, readonly string[]])[]) {
    const replacements = new Map(rules);
    for (const [phrase, others] of rules) {
      const synonyms = others.flatMap((other) => {
        const term = lexicon.termNumber(other);
        if (term === NO_TERM) return [];
        const isMutual = replacements.get(other)?.includes(phrase) ?? false;
        return [synonymOf(lexicon, term, other.split(' '), isMutual)];
      });
      this.#synonyms.set(phrase, synonyms);
      const keys = phrase.split(' ');
      const [first = ''] = keys;
      this.#longest.set(first, Math.max(keys.length, this.longest(first)));
    }
  }

  of(phrase: string): readonly Synonym[] {
    return this.#synonyms.get(phrase) ?? [];
  }

  /** How many words a phrase with synonyms has at most that begins with a word; 0 without any. */
  longest(first: string): number {
    return this.#longest.get(first) ?? 0;
  }
}

function synonymOf(
  lexicon: Lexicon,
  term: number,
  keys: readonly string[],
  isMutual: boolean,
): Synonym {
  const terms = keys.map((key) => lexicon.termNumber(key));
  const offset = terms.findIndex((each) => each !== NO_TERM);
  return { term, keys, lead: terms[offset] ?? NO_TERM, offset, isMutual };
}
