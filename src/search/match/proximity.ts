import type { PostingCursor, Postings } from '../index/postings.ts';
import type { QueryTerm } from '../query/plan.ts';
import { pairScore, ranking } from '../ranking.ts';

/** Words of a query whose nearness is looked at. */
const MAX_WORDS = 16;
/** Terms of a word whose positions are looked at. */
const MAX_ALTERNATIVES = 3;
/** Words of the query that two words may be apart in it to be neighbours. */
const MAX_GAP = 4;

/** Where one tip has a word, by the first of the word's terms that it has. */
interface Places {
  readonly queryTerm: QueryTerm;
  readonly cursors: readonly PostingCursor[];
  /** The one at the tip; undefined where the tip lacks the word. */
  cursor: PostingCursor | undefined;
  /** Positions that were read, or -1 before. */
  count: number;
}

/**
 * What each of some tips gains by having neighbouring words of the query near each other.
 *
 * @param tips ascending
 */
export function proximityScores(
  postings: Postings,
  terms: readonly QueryTerm[],
  tips: readonly number[],
): Map<number, number> {
  const scores = new Map<number, number>();
  if (terms.length < 2) return scores;
  const words: Places[] = terms.slice(0, MAX_WORDS).map((queryTerm) => ({
    queryTerm,
    cursors: queryTerm.alternatives
      .slice(0, MAX_ALTERNATIVES)
      .map(({ term }) => postings.cursor(term)),
    cursor: undefined,
    count: -1,
  }));
  for (const tip of tips) {
    let score = 0;
    let previous: Places | undefined;
    for (const word of words) {
      word.cursor = word.cursors.find((cursor) => cursor.seek(tip));
      word.count = -1;
      if (previous) score += scoreOfPair(previous, word);
      previous = word;
    }
    if (score > 0) scores.set(tip, score);
  }
  return scores;
}

/** Their distance in the query may be more than one: stop words may stand between them. */
function scoreOfPair(first: Places, second: Places): number {
  const gap = second.queryTerm.position - first.queryTerm.position;
  if (!first.cursor || !second.cursor || gap > MAX_GAP) return 0;
  if (first.count < 0) first.count = first.cursor.readPositions();
  second.count = second.cursor.readPositions();
  const { positions } = first.cursor;
  const { positions: others } = second.cursor;
  const window = ranking.proximityWindow;
  let adjacent = 0;
  let near = 0;
  let from = 0;
  for (let i = 0; i < first.count; i++) {
    const place = positions[i] ?? 0;
    while (from < second.count && (others[from] ?? 0) < place - window) from += 1;
    for (let j = from; j < second.count; j++) {
      const distance = (others[j] ?? 0) - place;
      if (distance > window) break;
      near += 1;
      if (distance === 1 || distance === gap) adjacent += 1;
    }
  }
  return near === 0
    ? 0
    : pairScore(Math.min(first.queryTerm.rarity, second.queryTerm.rarity), adjacent, near);
}
