import { IMPACT_STEPS, NO_TERM, TEXT_GAP } from '../index/encoding.ts';
import type { PostingCursor, Postings } from '../index/postings.ts';
import type { QueryTerm } from '../query/plan.ts';
import { formScore, pairScore, questionScore, ranking } from '../ranking.ts';

/** Words of a query whose nearness is looked at. */
const MAX_WORDS = 16;
/** Terms of a word whose nearness is looked at. */
const MAX_ALTERNATIVES = 3;
/** Words of the query that two words may be apart in it to be neighbours. */
const MAX_GAP = 4;

/** A word of the query, and where the tip that is looked at has its terms. */
interface Word {
  readonly queryTerm: QueryTerm;
  /** One for each alternative. */
  readonly cursors: readonly PostingCursor[];
  /** That of the term in the form in which the word was typed. */
  readonly typed: PostingCursor | undefined;
  /** That of the first alternative that the tip has. */
  first: PostingCursor | undefined;
  /** The same, of those whose nearness is looked at. */
  near: PostingCursor | undefined;
}

/** Scores tips, in ascending order, by where they have the words of a query. */
export class Reranker {
  readonly #words: readonly Word[];
  /** Of the starts of questions. */
  readonly #starts: PostingCursor | undefined;
  readonly #queryWeight: number;
  #sums = sumsFor(8);

  /** @param itemStart the term of the starts of questions, `NO_TERM` where no tip has any */
  constructor(postings: Postings, itemStart: number, terms: readonly QueryTerm[]) {
    this.#words = terms.map((queryTerm) => {
      const { alternatives, typed } = queryTerm;
      const cursors = alternatives.map(({ term }) => postings.cursor(term));
      const place = alternatives.findIndex(({ term }) => term === typed?.term);
      return { queryTerm, cursors, typed: cursors[place], first: undefined, near: undefined };
    });
    this.#starts = itemStart === NO_TERM ? undefined : postings.cursor(itemStart);
    this.#queryWeight = terms.reduce((sum, { rarity }) => sum + rarity, 0);
  }

  /** What the next tip gains by nearness of words, by one of its questions, and by typed forms. */
  gainOf(tip: number): number {
    for (const word of this.#words) seek(word, tip);
    return nearness(this.#words) + this.#bestQuestion(tip) + formsTyped(this.#words);
  }

  /**
   * What the tip gains by the one of its questions that is most like the query. The words of its
   * questions count together, too; but a query that has one of them in each question isn't any of
   * these.
   */
  #bestQuestion(tip: number): number {
    const starts = this.#starts;
    if (!starts?.seek(tip)) return 0;
    const questions = starts.readPositions() - 1;
    if (questions > this.#sums.shares.length) this.#sums = sumsFor(2 * questions);
    const { matched, counts, shares } = this.#sums;
    for (const { queryTerm, cursors, first } of this.#words) {
      if (!first) continue;
      const { alternatives, rarity } = queryTerm;
      for (let at = 0; at < cursors.length; at++) {
        const cursor = cursors[at];
        if (!cursor?.isFound) continue;
        const weight = alternatives[at]?.impactShare ?? 0;
        raiseShares(shares, starts.positions, questions, cursor, weight);
      }
      for (let i = 0; i < questions; i++) {
        const share = shares[i] ?? 0;
        matched[i] = (matched[i] ?? 0) + rarity * share;
        counts[i] = (counts[i] ?? 0) + share;
        shares[i] = 0;
      }
    }
    let best = 0;
    for (let i = 0; i < questions; i++) {
      const length = (starts.positions[i + 1] ?? 0) - TEXT_GAP - (starts.positions[i] ?? 0);
      const score = questionScore(matched[i] ?? 0, this.#queryWeight, counts[i] ?? 0, length);
      best = Math.max(best, score);
      matched[i] = 0;
      counts[i] = 0;
    }
    return best;
  }
}

/** Sums for each question of a tip, 0 between two tips; as long as the longest list of questions so far. */
const sumsFor = (questions: number) => ({
  matched: new Float64Array(questions),
  counts: new Float64Array(questions),
  shares: new Float64Array(questions),
});

function seek(word: Word, tip: number): void {
  const { cursors } = word;
  word.first = undefined;
  word.near = undefined;
  for (let at = cursors.length - 1; at >= 0; at--) {
    const cursor = cursors[at];
    if (!cursor?.seek(tip)) continue;
    word.first = cursor;
    if (at < MAX_ALTERNATIVES) word.near = cursor;
  }
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

/**
 * What a tip gains by having words in the form in which they were typed: not another one of the
 * same stem, which may be another word (`operator`, `operation`).
 */
function formsTyped(words: readonly Word[]): number {
  let score = 0;
  for (const { queryTerm, typed } of words) {
    if (!typed?.isFound || (typed.forms & (queryTerm.typed?.form ?? 0)) === 0) continue;
    score += formScore(queryTerm.rarity, typed.impact / IMPACT_STEPS);
  }
  return score;
}

/** What a tip gains by having neighbouring words of the query near each other. */
function nearness(words: readonly Word[]): number {
  let score = 0;
  const end = Math.min(words.length, MAX_WORDS);
  for (let at = 1; at < end; at++) {
    const first = words[at - 1];
    const second = words[at];
    if (first?.near && second?.near) {
      score += pairOf(first.queryTerm, first.near, second.queryTerm, second.near);
    }
  }
  return score;
}

/** Their distance in the query may be more than one: stop words may stand between them. */
function pairOf(
  first: QueryTerm,
  firstPlaces: PostingCursor,
  second: QueryTerm,
  secondPlaces: PostingCursor,
): number {
  const gap = second.position - first.position;
  if (gap > MAX_GAP) return 0;
  const count = firstPlaces.readPositions();
  const otherCount = secondPlaces.readPositions();
  const { positions } = firstPlaces;
  const { positions: others } = secondPlaces;
  const window = ranking.proximityWindow;
  let adjacent = 0;
  let near = 0;
  let from = 0;
  for (let i = 0; i < count; i++) {
    const place = positions[i] ?? 0;
    while (from < otherCount && (others[from] ?? 0) < place - window) from += 1;
    for (let j = from; j < otherCount; j++) {
      const distance = (others[j] ?? 0) - place;
      if (distance > window) break;
      near += 1;
      if (distance === 1 || distance === gap) adjacent += 1;
    }
  }
  return near === 0 ? 0 : pairScore(Math.min(first.rarity, second.rarity), adjacent, near);
}
