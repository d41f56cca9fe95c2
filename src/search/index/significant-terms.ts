import { wordWeight } from '../ranking.ts';
import { IMPACT_STEPS, NO_TERM, SIGNIFICANT_TERMS } from './encoding.ts';
import type { Postings } from './postings.ts';

/** What each tip is about: the terms that set it apart. */
export class SignificantTerms {
  readonly #terms: Uint32Array;
  readonly #postings: Postings;
  readonly #size: number;
  /** Of each of `#terms`, and the Euclidean length of each tip's; 0 until they are first needed. */
  readonly #weights: Float32Array;
  readonly #lengths: Float32Array;

  /**
   * @param terms as `IndexData` has them
   * @param size how many tips there are
   */
  constructor(terms: Uint32Array, postings: Postings, size: number) {
    this.#terms = terms;
    this.#postings = postings;
    this.#size = size;
    this.#weights = new Float32Array(terms.length);
    this.#lengths = new Float32Array(size);
  }

  /** The significant terms of a tip, most significant first, and how much they are so. */
  weightsOf(tip: number): Map<number, number> {
    this.#weigh(tip);
    const weights = new Map<number, number>();
    for (let at = tip * SIGNIFICANT_TERMS; at < (tip + 1) * SIGNIFICANT_TERMS; at++) {
      const term = this.#terms[at] ?? NO_TERM;
      if (term === NO_TERM) break;
      weights.set(term, this.#weights[at] ?? 0);
    }
    return weights;
  }

  /**
   * How alike two tips are by their significant terms: the cosine of their weights, from 0 to 1.
   *
   * @param own the weights of the first
   */
  cosine(tip: number, own: ReadonlyMap<number, number>, other: number): number {
    this.#weigh(other);
    let product = 0;
    for (let at = other * SIGNIFICANT_TERMS; at < (other + 1) * SIGNIFICANT_TERMS; at++)
      product += (own.get(this.#terms[at] ?? NO_TERM) ?? 0) * (this.#weights[at] ?? 0);
    const lengths = (this.#lengths[tip] ?? 0) * (this.#lengths[other] ?? 0);
    return product === 0 ? 0 : product / lengths;
  }

  /** Once for a tip: a load compares each with fifty others. */
  #weigh(tip: number): void {
    if (this.#lengths[tip] !== 0) return;
    let squares = 0;
    for (let at = tip * SIGNIFICANT_TERMS; at < (tip + 1) * SIGNIFICANT_TERMS; at++) {
      const term = this.#terms[at] ?? NO_TERM;
      if (term === NO_TERM) break;
      const rarity = wordWeight(
        this.#size,
        this.#postings.count(term),
        this.#postings.occurrences(term),
      );
      const weight = (this.#postings.impactOf(term, tip) / IMPACT_STEPS) * rarity;
      this.#weights[at] = weight;
      squares += weight ** 2;
    }
    this.#lengths[tip] = Math.sqrt(squares);
  }
}
