import { type IndexData, MAX_IMPACT, TIP_BITS, TIP_MASK } from '../index/index-data.ts';
import { PostingCursor } from '../index/postings.ts';
import type { TipSet } from '../index/tip-set.ts';
import type { Slot } from '../query/plan.ts';
import { repeatWeight } from '../ranking.ts';

/** Steps of the weight of a word, so that sums are exact whatever their order. */
export const WEIGHT_STEPS = 256;
/** A sum's lower part, in which the weights of the matched words are added up. */
export const COVERAGE_UNIT = 2 ** 22;

/** The weight of a slot's impacts, in steps. */
export function scoreWeight(slot: Slot): number {
  return Math.max(1, Math.round(slot.idf * repeatWeight(slot.repeats) * WEIGHT_STEPS));
}

/** The weight of a slot in the share of the query that a tip has, in steps. */
export function coverageWeight(slot: Slot): number {
  return Math.max(1, Math.round(slot.idf * WEIGHT_STEPS));
}

/** The sum of weighted impacts that a tip's number holds, in steps of impact times weight. */
export function impactsIn(sum: number): number {
  return Math.floor(sum / COVERAGE_UNIT);
}

/** The weights of the matched words that a tip's number holds, as of `coverageWeight`. */
export function coverageIn(sum: number, impacts: number): number {
  return sum - impacts * COVERAGE_UNIT;
}

/** The impact, in steps, of a term that counts only by a share. */
export function weightedImpact(impact: number, weight: number): number {
  return weight === 1 ? impact : Math.min(MAX_IMPACT, Math.max(1, Math.round(impact * weight)));
}

/**
 * Adds up the scores of tips, word after word of the query. One number a tip holds two sums, of
 * weighted impacts above and of the matched words' weights below: both are integers that stay
 * under 2^31 and 2^22 for 64 words, so that they fit exactly into a double, and one pass over
 * the postings does for both. The arrays are as long as the index and used again and again; who
 * reads the sums sets them back to 0.
 */
export class Accumulator {
  /** For each tip its two sums as one number; 0 for a tip without any of the words. */
  readonly sums: Float64Array;
  readonly #data: IndexData;
  /** For one word of several terms: the best impact of each tip. */
  readonly #best: Uint16Array;

  constructor(data: IndexData) {
    this.#data = data;
    // Whole words of a set, so that both can be read in step.
    this.sums = new Float64Array(Math.ceil(data.size / 32) * 32);
    this.#best = new Uint16Array(data.size);
  }

  add(slot: Slot): void {
    const factor = scoreWeight(slot) * COVERAGE_UNIT;
    const coverage = coverageWeight(slot);
    const [only, ...others] = slot.alternatives;
    if (only && others.length === 0 && only.weight === 1) {
      addTerm(this.#data, this.sums, only.term, factor, coverage);
    } else {
      this.#addBest(slot, factor, coverage);
    }
  }

  /** The same for some tips, looked up one by one. */
  addTo(tips: TipSet, slot: Slot): void {
    const factor = scoreWeight(slot) * COVERAGE_UNIT;
    const coverage = coverageWeight(slot);
    const { sums } = this;
    const terms = slot.alternatives.map(({ term, weight }) => ({
      cursor: new PostingCursor(this.#data, term),
      weight,
    }));
    tips.forEach((tip) => {
      let best = 0;
      for (const { cursor, weight } of terms) {
        if (cursor.seek(tip)) best = Math.max(best, weightedImpact(cursor.impact, weight));
      }
      if (best > 0) sums[tip] = (sums[tip] as number) + best * factor + coverage;
    });
  }

  /** Of several terms for one word, a tip has the one that gives it most. */
  #addBest({ alternatives }: Slot, factor: number, coverage: number): void {
    const best = this.#best;
    for (const { term, weight } of alternatives) {
      addBetter(this.#data, this.sums, best, term, weight, factor, coverage);
    }
    best.fill(0);
  }
}

/** Two postings a turn: what a turn itself costs is as much as a posting does. */
function addTerm(
  { postings, postingStart }: IndexData,
  sums: Float64Array,
  term: number,
  factor: number,
  coverage: number,
): void {
  let at = postingStart[term] as number;
  const end = postingStart[term + 1] as number;
  for (; at + 1 < end; at += 2) {
    const posting = postings[at] as number;
    const next = postings[at + 1] as number;
    const tip = posting & TIP_MASK;
    const nextTip = next & TIP_MASK;
    sums[tip] = (sums[tip] as number) + ((posting >>> TIP_BITS) * factor + coverage);
    sums[nextTip] = (sums[nextTip] as number) + ((next >>> TIP_BITS) * factor + coverage);
  }
  if (at < end) {
    const posting = postings[at] as number;
    const tip = posting & TIP_MASK;
    sums[tip] = (sums[tip] as number) + ((posting >>> TIP_BITS) * factor + coverage);
  }
}

/** Adds what a term gives tips beyond the best that other terms of the word gave them. */
function addBetter(
  { postings, postingStart }: IndexData,
  sums: Float64Array,
  best: Uint16Array,
  term: number,
  weight: number,
  factor: number,
  coverage: number,
): void {
  const end = postingStart[term + 1] as number;
  for (let at = postingStart[term] as number; at < end; at++) {
    const posting = postings[at] as number;
    const tip = posting & TIP_MASK;
    const impact = weightedImpact(posting >>> TIP_BITS, weight);
    const known = best[tip] as number;
    if (impact <= known) continue;
    best[tip] = impact;
    const gain = (impact - known) * factor;
    sums[tip] = (sums[tip] as number) + (known === 0 ? gain + coverage : gain);
  }
}
