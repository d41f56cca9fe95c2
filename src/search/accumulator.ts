import { type IndexData, MAX_IMPACT, TIP_BITS, TIP_MASK } from './index-data.ts';
import type { Slot } from './plan.ts';
import { PostingCursor } from './postings.ts';
import { repeatWeight } from './ranking.ts';

/** Steps of the weight of a word, so that sums are exact whatever their order. */
export const WEIGHT_STEPS = 256;
/** A sum's lower part, in which the weights of the matched words are added up. */
export const COVERAGE_UNIT = 2 ** 22;

/** Added for a tip that is found without a score; weights of matched words leave its bit free. */
const COUNTED = 1;

/** The weight of a slot's impacts, in steps. */
export function scoreWeight(slot: Slot): number {
  return Math.max(1, Math.round(slot.idf * repeatWeight(slot.repeats) * WEIGHT_STEPS));
}

/** The weight of a slot in the share of the query that a tip has, in half steps, even. */
export function coverageWeight(slot: Slot): number {
  return 2 * Math.max(1, Math.round(slot.idf * WEIGHT_STEPS));
}

/** The sum of weighted impacts that a tip's number holds, in steps of impact times weight. */
export function impactsIn(sum: number): number {
  return Math.floor(sum / COVERAGE_UNIT);
}

/** The weights of the matched words that a tip's number holds, as of `coverageWeight`. */
export function coverageIn(sum: number, impacts: number): number {
  return (sum - impacts * COVERAGE_UNIT) & ~COUNTED;
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
  /** For one word of several terms: the best impact of each tip, and which tips have one. */
  readonly #best: Uint16Array;
  readonly #tips: Uint32Array;
  /** Which tips are counted, while they are gathered. */
  readonly #counted: Uint8Array;

  constructor(data: IndexData) {
    this.#data = data;
    this.sums = new Float64Array(data.size);
    this.#best = new Uint16Array(data.size);
    this.#tips = new Uint32Array(data.size);
    this.#counted = new Uint8Array(data.size);
  }

  /** @param within the only tips that matter, ascending; others may be passed over */
  add(slot: Slot, within?: Uint32Array): void {
    const factor = scoreWeight(slot) * COVERAGE_UNIT;
    const coverage = coverageWeight(slot);
    if (within) {
      addWithin(this.#data, this.sums, slot, within, factor, coverage);
      return;
    }
    const [only, ...others] = slot.alternatives;
    if (only && others.length === 0 && only.weight === 1) {
      addTerm(this.#data, this.sums, only.term, factor, coverage);
    } else {
      this.#addBest(slot, factor, coverage);
    }
  }

  /** Makes the tips of terms found, at the end of all, without a score. */
  count(terms: readonly number[]): void {
    if (terms.length === 0) return;
    const { postings, postingStart } = this.#data;
    const counted = this.#counted;
    const { sums } = this;
    // Bytes, written without looking, cost a quarter of the sums themselves.
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      const end = postingStart[term + 1] as number;
      for (let at = postingStart[term] as number; at < end; at++) {
        counted[(postings[at] as number) & TIP_MASK] = COUNTED;
      }
    }
    for (let tip = 0; tip < counted.length; tip++) {
      if (sums[tip] === 0) sums[tip] = counted[tip] as number;
    }
    counted.fill(0);
  }

  /** The same for some tips. */
  countTips(tips: Uint32Array): void {
    for (let i = 0; i < tips.length; i++) {
      const tip = tips[i] as number;
      if (this.sums[tip] === 0) this.sums[tip] = COUNTED;
    }
  }

  /** Of several terms for one word, a tip has the one that gives it most. */
  #addBest(slot: Slot, factor: number, coverage: number): void {
    const best = this.#best;
    const tips = this.#tips;
    let found = 0;
    for (const { term, weight } of slot.alternatives) {
      found = keepBest(this.#data, best, tips, found, term, weight);
    }
    for (let i = 0; i < found; i++) {
      const tip = tips[i] as number;
      this.sums[tip] = (this.sums[tip] as number) + (best[tip] as number) * factor + coverage;
      best[tip] = 0;
    }
  }
}

function addTerm(
  { postings, postingStart }: IndexData,
  sums: Float64Array,
  term: number,
  factor: number,
  coverage: number,
): void {
  const end = postingStart[term + 1] as number;
  for (let at = postingStart[term] as number; at < end; at++) {
    const posting = postings[at] as number;
    const tip = posting & TIP_MASK;
    sums[tip] = (sums[tip] as number) + (posting >>> TIP_BITS) * factor + coverage;
  }
}

/** Looks the tips up in the postings of a slot, one by one. */
function addWithin(
  data: IndexData,
  sums: Float64Array,
  slot: Slot,
  tips: Uint32Array,
  factor: number,
  coverage: number,
): void {
  const cursors = slot.alternatives.map(({ term }) => new PostingCursor(data, term));
  for (let i = 0; i < tips.length; i++) {
    const tip = tips[i] as number;
    let best = 0;
    for (let of = 0; of < cursors.length; of++) {
      const cursor = cursors[of] as PostingCursor;
      if (!cursor.seek(tip)) continue;
      best = Math.max(best, weightedImpact(cursor.impact, slot.alternatives[of]?.weight ?? 1));
    }
    if (best > 0) sums[tip] = (sums[tip] as number) + best * factor + coverage;
  }
}

function keepBest(
  { postings, postingStart }: IndexData,
  best: Uint16Array,
  tips: Uint32Array,
  before: number,
  term: number,
  weight: number,
): number {
  let found = before;
  const end = postingStart[term + 1] as number;
  for (let at = postingStart[term] as number; at < end; at++) {
    const posting = postings[at] as number;
    const tip = posting & TIP_MASK;
    const impact = weightedImpact(posting >>> TIP_BITS, weight);
    const known = best[tip] as number;
    if (known === 0) tips[found++] = tip;
    if (impact > known) best[tip] = impact;
  }
  return found;
}
