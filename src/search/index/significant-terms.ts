import { wordWeight } from '../ranking.ts';
import { IMPACT_STEPS, NO_TERM, SIGNIFICANT_TERMS } from './index-data.ts';
import type { Postings } from './postings.ts';

/** What each tip is about: the terms that set it apart. */
export class SignificantTerms {
  readonly #terms: Uint32Array;
  readonly #postings: Postings;
  readonly #size: number;

  /**
   * @param terms as `IndexData` has them
   * @param size how many tips there are
   */
  constructor(terms: Uint32Array, postings: Postings, size: number) {
    this.#terms = terms;
    this.#postings = postings;
    this.#size = size;
  }

  /** The significant terms of a tip, most significant first, and how much they are so. */
  weightsOf(tip: number): Map<number, number> {
    const weights = new Map<number, number>();
    const start = tip * SIGNIFICANT_TERMS;
    for (const term of this.#terms.subarray(start, start + SIGNIFICANT_TERMS)) {
      if (term === NO_TERM) break;
      const weight = wordWeight(
        this.#size,
        this.#postings.count(term),
        this.#postings.occurrences(term),
      );
      weights.set(term, (this.#postings.impactOf(term, tip) / IMPACT_STEPS) * weight);
    }
    return weights;
  }
}
