import { type IndexData, POSITION_BLOCK, TIP_MASK } from './index-data.ts';
import { PositionReader } from './positions.ts';

/** A term at its place in a phrase, counted from the phrase's first word. */
export interface PhraseTerm {
  term: number;
  offset: number;
}

/** Positions of a term in one tip that are looked at. */
const MAX_POSITIONS = 4096;

/** Number of tips that have a term. */
export function tipsWith(data: IndexData, term: number): number {
  return (data.postingStart[term + 1] as number) - (data.postingStart[term] as number);
}

/** Walks the postings of a term, tips ascending. */
export class PostingCursor {
  readonly positions = new Uint32Array(MAX_POSITIONS);
  readonly #data: IndexData;
  readonly #reader: PositionReader;
  #end = 0;
  #at = 0;
  /** The posting whose positions the reader stands before. */
  #readerAt = -1;

  constructor(data: IndexData, term: number) {
    this.#data = data;
    this.#reader = new PositionReader(data.positions);
    this.moveTo(term);
  }

  /** Starts again with another term. */
  moveTo(term: number): void {
    this.#at = this.#data.postingStart[term] as number;
    this.#end = this.#data.postingStart[term + 1] as number;
    this.#readerAt = -1;
  }

  /** Goes on to a tip, which must not be before the last; false when it lacks the term. */
  seek(tip: number): boolean {
    const postings = this.#data.postings;
    const end = this.#end;
    let low = this.#at;
    // Galloping: cheap for the next posting, logarithmic for a far one.
    let step = 1;
    let high = low;
    while (high < end && ((postings[high] as number) & TIP_MASK) < tip) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    if (high > end) high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (((postings[middle] as number) & TIP_MASK) < tip) low = middle + 1;
      else high = middle;
    }
    this.#at = low;
    return low < end && ((postings[low] as number) & TIP_MASK) === tip;
  }

  /** Reads the positions at the tip found by `seek` into `positions`; returns their number. */
  readPositions(): number {
    const posting = this.#at;
    const block = posting - (posting % POSITION_BLOCK);
    if (this.#readerAt < block || this.#readerAt > posting) {
      this.#reader.moveTo(this.#data.positionBlock[block / POSITION_BLOCK] as number);
      this.#readerAt = block;
    }
    this.#reader.skip(posting - this.#readerAt);
    this.#readerAt = posting + 1;
    return this.#reader.read(this.positions);
  }
}

/** Calls `visit` for each tip that has all terms of a phrase at their places, ascending. */
export function eachTipWithPhrase(
  data: IndexData,
  phrase: readonly PhraseTerm[],
  visit: (tip: number) => void,
): void {
  const byRarity = [...phrase].sort((a, b) => tipsWith(data, a.term) - tipsWith(data, b.term));
  const [rarest, ...others] = byRarity;
  if (!rarest) return;
  const end = data.postingStart[rarest.term + 1] as number;
  const first = new PostingCursor(data, rarest.term);
  const rest = others.map(({ term, offset }) => ({
    cursor: new PostingCursor(data, term),
    shift: offset - rarest.offset,
  }));
  for (let posting = data.postingStart[rarest.term] as number; posting < end; posting++) {
    const tip = (data.postings[posting] as number) & TIP_MASK;
    if (!rest.every(({ cursor }) => cursor.seek(tip))) continue;
    if (rest.length > 0) {
      first.seek(tip);
      let left = first.readPositions();
      for (const { cursor, shift } of rest) {
        left = keepFollowed(first.positions, left, cursor, shift);
        if (left === 0) break;
      }
      if (left === 0) continue;
    }
    visit(tip);
  }
}

/** Keeps the positions at which the cursor's term stands `shift` further on. */
function keepFollowed(
  positions: Uint32Array,
  count: number,
  cursor: PostingCursor,
  shift: number,
): number {
  const others = cursor.readPositions();
  let kept = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const wanted = (positions[i] as number) + shift;
    while (at < others && (cursor.positions[at] as number) < wanted) at += 1;
    if (at < others && cursor.positions[at] === wanted) positions[kept++] = positions[i] as number;
  }
  return kept;
}
