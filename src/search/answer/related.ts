import { lowerBound } from '../../content/lower-bound.ts';
import { NO_TERM, SIGNIFICANT_TERMS, TIP_BITS, TIP_MASK } from '../index/index-data.ts';
import type { Postings } from '../index/postings.ts';
import { TopHits } from '../index/top-hits.ts';
import { inverseDocumentFrequency } from '../ranking.ts';

/** Postings that are looked at, rarest terms first. */
const POSTINGS_LIMIT = 2_000;

/** The parts of an index that tips are compared by. */
export interface ComparedIndex {
  /** Number of tips. */
  size: number;
  postings: Postings;
  /** As `IndexData` has them. */
  significantTerms: Uint32Array;
  /** Rank of each tip's slug, for breaking ties. */
  slugRanks: Uint32Array;
}

/** Finds the tips that are like a tip. */
export class RelatedTips {
  readonly #index: ComparedIndex;
  /** Sums of tips, 0 between two calls; made when first needed. */
  #sums: Float64Array | undefined;

  constructor(index: ComparedIndex) {
    this.#index = index;
  }

  /**
   * The tips most like a tip, best first: those that score highest for its most significant terms,
   * each weighted by its inverse document frequency, as Lucene's "more like this" does.
   */
  of(tip: number, limit: number): number[] {
    const { size, postings, slugRanks } = this.#index;
    this.#sums ??= new Float64Array(size);
    const sums = this.#sums;
    const others: number[] = [];
    let left = POSTINGS_LIMIT;
    for (const { term, count } of this.#significantTerms(tip)) {
      left -= count;
      // Stops with tips to show: besides the tip itself, which has all of its terms.
      if (left < 0 && others.length > 1) break;
      const idf = inverseDocumentFrequency(size, count);
      for (const posting of nearest(postings.of(term), tip)) {
        const other = posting & TIP_MASK;
        const sum = sums[other] ?? 0;
        if (sum === 0) others.push(other);
        sums[other] = sum + idf * (posting >>> TIP_BITS);
      }
    }
    const top = new TopHits(limit, (id) => slugRanks[id] ?? 0);
    for (const other of others) {
      if (other !== tip) top.add(other, sums[other] ?? 0);
      sums[other] = 0;
    }
    return top.sorted().map(({ id }) => id);
  }

  /** The terms that set a tip apart most, rarest first. */
  #significantTerms(tip: number): { term: number; count: number }[] {
    const { postings, significantTerms } = this.#index;
    const start = tip * SIGNIFICANT_TERMS;
    return Array.from(significantTerms.subarray(start, start + SIGNIFICANT_TERMS))
      .filter((term) => term !== NO_TERM)
      .map((term) => ({ term, count: postings.count(term) }))
      .sort((a, b) => a.count - b.count || a.term - b.term);
  }
}

/** Of the postings of a term those around a tip, where they are too many to look at. */
function nearest(postings: Uint32Array, tip: number): Uint32Array {
  if (postings.length <= POSTINGS_LIMIT) return postings;
  const own = lowerBound(0, postings.length, (at) => ((postings[at] ?? 0) & TIP_MASK) < tip);
  const start = Math.max(0, own - POSTINGS_LIMIT / 2);
  return postings.subarray(start, start + POSTINGS_LIMIT);
}
