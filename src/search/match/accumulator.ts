import { TIP_BITS, TIP_MASK } from '../index/encoding.ts';
import type { Postings } from '../index/postings.ts';
import type { TipSet } from '../index/tip-set.ts';
import type { QueryTerm, ScoredAlternative } from '../query/plan.ts';

/** Steps of the weight of a word, so that sums are exact whatever their order. */
export const WEIGHT_STEPS = 256;
/** A sum's lower part, in which the weights of the matched words are added up. */
export const COVERAGE_UNIT = 2 ** 22;

/** The weight of a query term, in steps: of its impacts, and in the share of the query that a tip has. */
export function termWeight(term: QueryTerm): number {
  return Math.max(1, Math.round(term.rarity * WEIGHT_STEPS));
}

/** The weight that a tip covers by an alternative of a query term, in steps. */
export function coveredWeight(queryTerm: QueryTerm, { coverage }: ScoredAlternative): number {
  return Math.max(1, Math.round(termWeight(queryTerm) * coverage));
}

/** The sum of weighted impacts that a tip's number holds, in steps of impact times weight. */
export function impactsIn(sum: number): number {
  return Math.floor(sum / COVERAGE_UNIT);
}

/** The weights of the matched words that a tip's number holds, as of `termWeight`. */
export function coverageIn(sum: number, impacts: number): number {
  return sum - impacts * COVERAGE_UNIT;
}

/** The impact, in steps, of a term that counts only by a share. */
function sharedImpact(impact: number, share: number): number {
  return share === 1 ? impact : Math.max(1, Math.round(impact * share));
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
  readonly #postings: Postings;
  /** For one word of several terms: the best impact of each tip. */
  readonly #best: Uint16Array;

  /** @param size how many tips there are */
  constructor(postings: Postings, size: number) {
    this.#postings = postings;
    // Whole words of a set, so that both can be read in step.
    this.sums = new Float64Array(Math.ceil(size / 32) * 32);
    this.#best = new Uint16Array(size);
  }

  add(queryTerm: QueryTerm): void {
    const weight = termWeight(queryTerm);
    const factor = weight * COVERAGE_UNIT;
    const { alternatives } = queryTerm;
    const [only, ...others] = alternatives;
    if (only && others.length === 0 && only.impactShare === 1 && only.coverage === 1) {
      addTerm(this.#postings.of(only.term), this.sums, factor, weight);
      return;
    }
    // Of several terms for one word, the one counts that gives a tip most, and covers most.
    const best = this.#best;
    for (const one of alternatives) {
      const coverage = coveredWeight(queryTerm, one);
      addBetter(this.#postings.of(one.term), this.sums, best, one.impactShare, factor, coverage);
    }
    best.fill(0);
  }

  /** The same for some tips, looked up one by one. */
  addTo(tips: TipSet, queryTerm: QueryTerm): void {
    const factor = termWeight(queryTerm) * COVERAGE_UNIT;
    const { sums } = this;
    const terms = queryTerm.alternatives.map((one) => ({
      cursor: this.#postings.cursor(one.term),
      share: one.impactShare,
      coveredWeight: coveredWeight(queryTerm, one),
    }));
    tips.forEach((tip) => {
      let best = 0;
      let coverage = 0;
      for (const { cursor, share, coveredWeight } of terms) {
        if (!cursor.seek(tip)) continue;
        if (best === 0) coverage = coveredWeight;
        best = Math.max(best, sharedImpact(cursor.impact, share));
      }
      if (best > 0) sums[tip] = (sums[tip] ?? 0) + best * factor + coverage;
    });
  }
}

/** Two postings a turn: a turn itself costs as much as a posting does. */
function addTerm(
  postings: Uint32Array,
  sums: Float64Array,
  factor: number,
  coverage: number,
): void {
  const end = postings.length;
  let at = 0;
  for (; at + 1 < end; at += 2) {
    const posting = postings[at] ?? 0;
    const next = postings[at + 1] ?? 0;
    const tip = posting & TIP_MASK;
    const nextTip = next & TIP_MASK;
    sums[tip] = (sums[tip] ?? 0) + ((posting >>> TIP_BITS) * factor + coverage);
    sums[nextTip] = (sums[nextTip] ?? 0) + ((next >>> TIP_BITS) * factor + coverage);
  }
  if (at < end) {
    const posting = postings[at] ?? 0;
    const tip = posting & TIP_MASK;
    sums[tip] = (sums[tip] ?? 0) + ((posting >>> TIP_BITS) * factor + coverage);
  }
}

/** Adds what a term gives tips beyond the best that other terms of the word gave them. */
function addBetter(
  postings: Uint32Array,
  sums: Float64Array,
  best: Uint16Array,
  share: number,
  factor: number,
  coverage: number,
): void {
  for (let at = 0; at < postings.length; at++) {
    const posting = postings[at] ?? 0;
    const tip = posting & TIP_MASK;
    const impact = sharedImpact(posting >>> TIP_BITS, share);
    const known = best[tip] ?? 0;
    if (impact <= known) continue;
    best[tip] = impact;
    const gain = (impact - known) * factor;
    sums[tip] = (sums[tip] ?? 0) + (known === 0 ? gain + coverage : gain);
  }
}
