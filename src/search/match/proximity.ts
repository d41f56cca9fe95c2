import type { PostingCursor, Postings } from '../index/postings.ts';
import type { QueryTerm } from '../query/plan.ts';
import { pairScore, ranking } from '../ranking.ts';

/** Words of a query whose nearness is looked at. */
const MAX_WORDS = 16;
/** Terms of a word whose positions are looked at. */
const MAX_ALTERNATIVES = 3;
/** Words of the query that two words may be apart in it to be neighbours. */
const MAX_GAP = 4;

/** Where one tip has a word, terms of the same word together. */
interface Places {
  queryTerm: QueryTerm;
  cursors: PostingCursor[];
  positions: Uint32Array;
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
    positions: new Uint32Array(0),
    count: 0,
  }));
  for (const tip of tips) {
    for (const word of words) readPlaces(word, tip);
    let score = 0;
    let previous: Places | undefined;
    for (const word of words) {
      if (previous) score += scoreOfPair(previous, word);
      previous = word;
    }
    if (score > 0) scores.set(tip, score);
  }
  return scores;
}

/** Takes the first of a word's terms that the tip has. */
function readPlaces(word: Places, tip: number): void {
  word.count = 0;
  for (const cursor of word.cursors) {
    if (!cursor.seek(tip)) continue;
    word.count = cursor.readPositions();
    word.positions = cursor.positions;
    return;
  }
}

/** Their distance in the query may be more than one: stop words may stand between them. */
function scoreOfPair(first: Places, second: Places): number {
  const gap = second.queryTerm.position - first.queryTerm.position;
  if (first.count === 0 || second.count === 0 || gap > MAX_GAP) return 0;
  const window = ranking.proximityWindow;
  let adjacent = 0;
  let near = 0;
  let from = 0;
  for (let i = 0; i < first.count; i++) {
    const place = first.positions[i] ?? 0;
    while (from < second.count && (second.positions[from] ?? 0) < place - window) from += 1;
    for (let j = from; j < second.count; j++) {
      const distance = (second.positions[j] ?? 0) - place;
      if (distance > window) break;
      near += 1;
      if (distance === 1 || distance === gap) adjacent += 1;
    }
  }
  return near === 0
    ? 0
    : pairScore(Math.min(first.queryTerm.rarity, second.queryTerm.rarity), adjacent, near);
}
