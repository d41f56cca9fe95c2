import { lowerBound } from '../../content/lower-bound.ts';
import { TIP_BITS, TIP_MASK } from '../index/encoding.ts';
import type { FacetColumn } from '../index/facet-column.ts';
import type { Postings } from '../index/postings.ts';
import type { SignificantTerms } from '../index/significant-terms.ts';
import { TopHits } from '../index/top-hits.ts';
import { ranking, relatedness } from '../ranking.ts';

/** Postings that are looked at, rarest terms first. */
const POSTINGS_LIMIT = 2_000;
/** Tips that are compared as a whole. */
const MAX_COMPARED = 50;

/** The parts of an index that tips are compared by. */
export interface ComparedIndex {
  /** Number of tips. */
  size: number;
  postings: Postings;
  significantTerms: SignificantTerms;
  facets: { readonly topic: FacetColumn };
  /** Rank of each tip's slug, for breaking ties. */
  slugRanks: Uint32Array;
}

/** Finds the tips that are about the same as a tip. */
export class RelatedTips {
  readonly #index: ComparedIndex;
  /** Sums of tips, 0 between two calls; made when first needed. */
  #sums: Float64Array | undefined;

  constructor(index: ComparedIndex) {
    this.#index = index;
  }

  /**
   * The tips that are about the same, most alike first: by the cosine of their significant terms, as Lucene's
   * "more like this", and by their topics, so that a word that two have by chance relates nothing.
   */
  of(tip: number, limit: number): number[] {
    const { facets, significantTerms, slugRanks } = this.#index;
    const own = significantTerms.weightsOf(tip);
    const related = new TopHits(limit, (id) => slugRanks[id] ?? 0);
    for (const other of this.#candidates(tip, own)) {
      const alike = relatedness(
        significantTerms.cosine(tip, own, other),
        facets.topic.overlap(tip, other),
      );
      if (alike >= ranking.leastRelatedness) related.add(other, alike);
    }
    return related.sorted().map(({ id }) => id);
  }

  /** The tips that have most of a tip's significant terms. */
  #candidates(tip: number, own: ReadonlyMap<number, number>): number[] {
    const { size, postings, slugRanks } = this.#index;
    this.#sums ??= new Float64Array(size);
    const sums = this.#sums;
    const others: number[] = [];
    let left = POSTINGS_LIMIT;
    const rarestFirst = [...own.keys()].sort(
      (a, b) => postings.count(a) - postings.count(b) || a - b,
    );
    for (const term of rarestFirst) {
      left -= postings.count(term);
      // Stops with tips to show: besides the tip itself, which has all of its terms.
      if (left < 0 && others.length > 1) break;
      const weight = own.get(term) ?? 0;
      for (const posting of nearest(postings.of(term), tip)) {
        const other = posting & TIP_MASK;
        const sum = sums[other] ?? 0;
        if (sum === 0) others.push(other);
        sums[other] = sum + weight * (posting >>> TIP_BITS);
      }
    }
    const top = new TopHits(MAX_COMPARED, (id) => slugRanks[id] ?? 0);
    for (const other of others) {
      if (other !== tip) top.add(other, sums[other] ?? 0);
      sums[other] = 0;
    }
    return top.sorted().map(({ id }) => id);
  }
}

/** Of the postings of a term those around a tip, where they are too many to look at. */
function nearest(postings: Uint32Array, tip: number): Uint32Array {
  if (postings.length <= POSTINGS_LIMIT) return postings;
  const own = lowerBound(0, postings.length, (at) => ((postings[at] ?? 0) & TIP_MASK) < tip);
  const start = Math.max(0, own - POSTINGS_LIMIT / 2);
  return postings.subarray(start, start + POSTINGS_LIMIT);
}
