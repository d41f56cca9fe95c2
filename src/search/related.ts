import { type IndexData, NO_TERM, TELLING_TERMS, TIP_BITS, TIP_MASK } from './index-data.ts';
import { tipsWith } from './postings.ts';
import { inverseDocumentFrequency } from './ranking.ts';
import { TopHits } from './top-hits.ts';

/** Postings that are looked at, rarest terms first. */
const POSTINGS_LIMIT = 2_000;

/**
 * The tips most like a tip, best first: those that score highest for its most telling terms,
 * each weighted by its inverse document frequency, as Lucene's "more like this" does.
 */
export function relatedTips(data: IndexData, tip: number, limit: number): number[] {
  const sums = new Map<number, number>();
  let left = POSTINGS_LIMIT;
  for (const term of tellingTerms(data, tip)) {
    const containing = tipsWith(data, term);
    left -= containing;
    if (left < 0) break;
    const idf = inverseDocumentFrequency(data.size, containing);
    const end = data.postingStart[term + 1] as number;
    for (let at = data.postingStart[term] as number; at < end; at++) {
      const posting = data.postings[at] as number;
      const other = posting & TIP_MASK;
      sums.set(other, (sums.get(other) ?? 0) + idf * (posting >>> TIP_BITS));
    }
  }
  sums.delete(tip);
  const top = new TopHits(limit, (id) => data.slugRank[id] as number);
  for (const [other, sum] of sums) top.add(other, sum);
  return top.sorted().map(({ id }) => id);
}

/** The terms that tell most of a tip, rarest first. */
function tellingTerms(data: IndexData, tip: number): number[] {
  const start = tip * TELLING_TERMS;
  return [...data.telling.subarray(start, start + TELLING_TERMS)]
    .filter((term) => term !== NO_TERM)
    .sort((a, b) => tipsWith(data, a) - tipsWith(data, b) || a - b);
}
