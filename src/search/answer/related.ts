import { type IndexData, NO_TERM, TELLING_TERMS, TIP_BITS, TIP_MASK } from '../index/index-data.ts';
import { tipsWith } from '../index/postings.ts';
import { TopHits } from '../index/top-hits.ts';
import { inverseDocumentFrequency } from '../ranking.ts';

/** Postings that are looked at, rarest terms first. */
const POSTINGS_LIMIT = 2_000;

/** Finds the tips that are like a tip. */
export class RelatedTips {
  readonly #data: IndexData;
  /** Sums of tips, 0 between two calls; made when first needed. */
  #sums: Float64Array | undefined;

  constructor(data: IndexData) {
    this.#data = data;
  }

  /**
   * The tips most like a tip, best first: those that score highest for its most telling terms,
   * each weighted by its inverse document frequency, as Lucene's "more like this" does.
   */
  of(tip: number, limit: number): number[] {
    const { size, postings, postingStart, slugRank } = this.#data;
    this.#sums ??= new Float64Array(size);
    const sums = this.#sums;
    const others: number[] = [];
    let left = POSTINGS_LIMIT;
    for (const term of tellingTerms(this.#data, tip)) {
      const containing = tipsWith(this.#data, term);
      left -= containing;
      if (left < 0) break;
      const idf = inverseDocumentFrequency(size, containing);
      const end = postingStart[term + 1] as number;
      for (let at = postingStart[term] as number; at < end; at++) {
        const posting = postings[at] as number;
        const other = posting & TIP_MASK;
        const sum = sums[other] as number;
        if (sum === 0) others.push(other);
        sums[other] = sum + idf * (posting >>> TIP_BITS);
      }
    }
    const top = new TopHits(limit, (id) => slugRank[id] as number);
    for (const other of others) {
      if (other !== tip) top.add(other, sums[other] as number);
      sums[other] = 0;
    }
    return top.sorted().map(({ id }) => id);
  }
}

/** The terms that tell most of a tip, rarest first. */
function tellingTerms(data: IndexData, tip: number): number[] {
  const start = tip * TELLING_TERMS;
  return [...data.telling.subarray(start, start + TELLING_TERMS)]
    .filter((term) => term !== NO_TERM)
    .sort((a, b) => tipsWith(data, a) - tipsWith(data, b) || a - b);
}
