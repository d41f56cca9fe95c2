/**
 * Postings that a query may cost to score, as a multiple of the number of tips: of one that would
 * cost more, the most common words add nothing to the scores, though tips are found by them and
 * totals and facets stay exact. Three words never cost more, even if every tip has each of them.
 */
const POSTINGS_BUDGET = 3;
/** What any query may cost to score, in postings, however few tips there are. */
const LEAST_BUDGET = 200_000;

/** A word of the query. */
interface Costly {
  /** Postings that are gone through to score it. */
  readonly cost: number;
}

/** The words that are scored: not the most common ones of a query that would cost too much. */
export function withinBudget<Word extends Costly>(
  words: readonly Word[],
  size: number,
): readonly Word[] {
  let left = Math.max(POSTINGS_BUDGET * size, LEAST_BUDGET);
  if (words.reduce((sum, { cost }) => sum + cost, 0) <= left) return words;
  const kept = new Set<Word>();
  for (const word of [...words].sort((a, b) => a.cost - b.cost)) {
    left -= word.cost;
    if (left < 0 && kept.size > 0) break;
    kept.add(word);
  }
  return words.filter((word) => kept.has(word));
}
