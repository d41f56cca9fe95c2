import { NO_TERM, TEXT_GAP } from '../index/index-data.ts';
import type { PostingCursor, Postings } from '../index/postings.ts';
import type { QueryTerm } from '../query/plan.ts';
import { questionScore } from '../ranking.ts';

/** A word of the query and where its terms stand. */
interface Sought {
  rarity: number;
  terms: { cursor: PostingCursor; weight: number }[];
}

/**
 * What each of some tips gains by the one of its questions that is most like the query. The words
 * of a tip's questions count together, too; but a query that has one of them in each question
 * isn't any of these.
 *
 * @param itemStart the term of the starts of questions, `NO_TERM` where no tip has any
 * @param tips ascending
 */
export function questionScores(
  postings: Postings,
  itemStart: number,
  terms: readonly QueryTerm[],
  tips: readonly number[],
): Map<number, number> {
  const scores = new Map<number, number>();
  if (itemStart === NO_TERM) return scores;
  const words: Sought[] = terms.map(({ rarity, alternatives }) => ({
    rarity,
    terms: alternatives.map(({ term, impactShare }) => ({
      cursor: postings.cursor(term),
      weight: impactShare,
    })),
  }));
  const starts = postings.cursor(itemStart);
  let sums = sumsFor(8);
  for (const tip of tips) {
    if (!starts.seek(tip)) continue;
    const questions = starts.readPositions() - 1;
    if (questions > sums.shares.length) sums = sumsFor(2 * questions);
    const score = bestScore(words, tip, starts.positions, questions, sums);
    if (score > 0) scores.set(tip, score);
  }
  return scores;
}

/** Sums for each question of a tip; as long as the longest list of questions so far. */
interface Sums {
  matched: Float64Array;
  counts: Float64Array;
  shares: Float64Array;
}

const sumsFor = (questions: number): Sums => ({
  matched: new Float64Array(questions),
  counts: new Float64Array(questions),
  shares: new Float64Array(questions),
});

/**
 * @param starts of the questions, and of one after the last
 * @param questions how many there are
 */
function bestScore(
  words: readonly Sought[],
  tip: number,
  starts: Uint32Array,
  questions: number,
  { matched, counts, shares }: Sums,
): number {
  matched.fill(0);
  counts.fill(0);
  let queryWeight = 0;
  for (const { rarity, terms } of words) {
    queryWeight += rarity;
    let isIn = false;
    for (const { cursor, weight } of terms) {
      if (!cursor.seek(tip)) continue;
      if (!isIn) shares.fill(0);
      isIn = true;
      raiseShares(shares, starts, questions, cursor, weight);
    }
    if (!isIn) continue;
    for (let i = 0; i < questions; i++) {
      const share = shares[i] ?? 0;
      matched[i] = (matched[i] ?? 0) + rarity * share;
      counts[i] = (counts[i] ?? 0) + share;
    }
  }
  let best = 0;
  for (let i = 0; i < questions; i++) {
    const length = (starts[i + 1] ?? 0) - TEXT_GAP - (starts[i] ?? 0);
    best = Math.max(best, questionScore(matched[i] ?? 0, queryWeight, counts[i] ?? 0, length));
  }
  return best;
}

/** Raises the share of a word that questions have to that of a term, where they have the term. */
function raiseShares(
  shares: Float64Array,
  starts: Uint32Array,
  questions: number,
  cursor: PostingCursor,
  weight: number,
): void {
  const count = cursor.readPositions();
  const { positions } = cursor;
  let question = -1;
  for (let i = 0; i < count; i++) {
    const place = positions[i] ?? 0;
    while (question < questions && (starts[question + 1] ?? 0) <= place) question += 1;
    if (question >= questions) return;
    if (question >= 0) shares[question] = Math.max(shares[question] ?? 0, weight);
  }
}
