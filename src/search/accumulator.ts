import { type IndexData, MAX_IMPACT, TIP_BITS, TIP_MASK } from './index-data.ts';
import type { Slot } from './plan.ts';
import { repeatWeight } from './ranking.ts';

/** Steps of the weight of a word, so that sums are exact whatever their order. */
export const WEIGHT_STEPS = 256;
/** A sum's lower part, in which the weights of the matched words are added up. */
const COVERAGE_UNIT = 2 ** 22;

/** The weight of a slot's impacts, in steps. */
export function scoreWeight(slot: Slot): number {
  return Math.max(1, Math.round(slot.idf * repeatWeight(slot.repeats) * WEIGHT_STEPS));
}

/** The weight of a slot in the share of the query that a tip has, in steps. */
export function coverageWeight(slot: Slot): number {
  return Math.max(1, Math.round(slot.idf * WEIGHT_STEPS));
}

/**
 * Adds up the scores of tips, word after word of the query. One number a tip holds two sums, of
 * weighted impacts above and of the matched words' weights below: both are integers that stay
 * under 2^31 and 2^22 for 64 words, so that they fit exactly into a double, and one pass over
 * the postings does for both. The arrays are as long as the index and used again and again.
 */
export class Accumulator {
  /** Tips that have any word, each once; the first `count`. */
  readonly touched: Uint32Array;
  count = 0;
  readonly #data: IndexData;
  readonly #sums: Float64Array;
  readonly #best: Uint16Array;
  readonly #bestTips: Uint32Array;

  constructor(data: IndexData) {
    this.#data = data;
    this.touched = new Uint32Array(data.size);
    this.#sums = new Float64Array(data.size);
    this.#best = new Uint16Array(data.size);
    this.#bestTips = new Uint32Array(data.size);
  }

  add(slot: Slot): void {
    const factor = scoreWeight(slot) * COVERAGE_UNIT;
    const [only, ...others] = slot.alternatives;
    if (only && others.length === 0 && only.weight === 1) {
      this.#addTerm(only.term, factor, coverageWeight(slot));
    } else {
      this.#addBest(slot, factor, coverageWeight(slot));
    }
  }

  #addTerm(term: number, factor: number, coverage: number): void {
    const { postings, postingStart } = this.#data;
    const sums = this.#sums;
    const touched = this.touched;
    const end = postingStart[term + 1] as number;
    let count = this.count;
    for (let at = postingStart[term] as number; at < end; at++) {
      const posting = postings[at] as number;
      const tip = posting & TIP_MASK;
      const sum = sums[tip] as number;
      if (sum === 0) touched[count++] = tip;
      sums[tip] = sum + (posting >>> TIP_BITS) * factor + coverage;
    }
    this.count = count;
  }

  /** Of several terms for one word, a tip has the one that gives it most. */
  #addBest(slot: Slot, factor: number, coverage: number): void {
    const { postings, postingStart } = this.#data;
    const best = this.#best;
    const tips = this.#bestTips;
    let found = 0;
    for (const { term, weight } of slot.alternatives) {
      const end = postingStart[term + 1] as number;
      for (let at = postingStart[term] as number; at < end; at++) {
        const posting = postings[at] as number;
        const tip = posting & TIP_MASK;
        const impact = weightedImpact(posting >>> TIP_BITS, weight);
        const known = best[tip] as number;
        if (known === 0) tips[found++] = tip;
        if (impact > known) best[tip] = impact;
      }
    }
    const sums = this.#sums;
    for (let i = 0; i < found; i++) {
      const tip = tips[i] as number;
      const sum = sums[tip] as number;
      if (sum === 0) this.touched[this.count++] = tip;
      sums[tip] = sum + (best[tip] as number) * factor + coverage;
      best[tip] = 0;
    }
  }

  /** The sum of a tip's weighted impacts, in steps of impact times steps of weight. */
  scoreOf(tip: number): number {
    return Math.floor((this.#sums[tip] as number) / COVERAGE_UNIT);
  }

  /** The sum of the weights of the words that a tip has, in steps. */
  coverageOf(tip: number): number {
    return (this.#sums[tip] as number) % COVERAGE_UNIT;
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.#sums[this.touched[i] as number] = 0;
    this.count = 0;
  }
}

/** The impact, in steps, of a term that counts only by a share. */
export function weightedImpact(impact: number, weight: number): number {
  return Math.min(MAX_IMPACT, Math.max(1, Math.round(impact * weight)));
}
