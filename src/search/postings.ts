import { type IndexData, POSITION_BLOCK, TIP_MASK } from './index-data.ts';
import { PositionReader } from './positions.ts';

/** A term at its place in a phrase, counted from the phrase's first word. */
export interface PhraseTerm {
  term: number;
  offset: number;
}

/** Number of tips that have a term. */
export function tipsWith(data: IndexData, term: number): number {
  return (data.postingStart[term + 1] as number) - (data.postingStart[term] as number);
}

/** Walks the postings of a term, tips ascending. */
export class PostingCursor {
  readonly #data: IndexData;
  readonly #reader: PositionReader;
  readonly #end: number;
  #at: number;
  /** The posting whose positions the reader stands before. */
  #readerAt = -1;

  constructor(data: IndexData, term: number) {
    this.#data = data;
    this.#reader = new PositionReader(data.positions);
    this.#at = data.postingStart[term] as number;
    this.#end = data.postingStart[term + 1] as number;
  }

  /** What `readPositions` read last. */
  get positions(): Uint32Array {
    return this.#reader.positions;
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
    return this.#reader.read();
  }
}

/** The tips that have all terms of a phrase at their places, ascending. */
export function tipsWithPhrase(data: IndexData, phrase: readonly PhraseTerm[]): Uint32Array {
  const byRarity = [...phrase].sort((a, b) => tipsWith(data, a.term) - tipsWith(data, b.term));
  const [rarest, ...others] = byRarity;
  if (!rarest) return new Uint32Array(0);
  const first = new PostingCursor(data, rarest.term);
  const rest = others.map(({ term, offset }) => ({
    cursor: new PostingCursor(data, term),
    shift: offset - rarest.offset,
  }));
  const start = data.postingStart[rarest.term] as number;
  const end = data.postingStart[rarest.term + 1] as number;
  const found = new Uint32Array(end - start);
  let count = 0;
  for (let posting = start; posting < end; posting++) {
    const tip = (data.postings[posting] as number) & TIP_MASK;
    if (haveTogether(first, rest, tip)) found[count++] = tip;
  }
  return found.subarray(0, count);
}

interface FollowingTerm {
  cursor: PostingCursor;
  /** Words from the phrase's rarest term to this one. */
  shift: number;
}

function haveTogether(first: PostingCursor, rest: readonly FollowingTerm[], tip: number): boolean {
  if (rest.length === 0) return true;
  for (let i = 0; i < rest.length; i++) if (!rest[i]?.cursor.seek(tip)) return false;
  first.seek(tip);
  let left = first.readPositions();
  for (let i = 0; i < rest.length && left > 0; i++) {
    const { cursor, shift } = rest[i] as FollowingTerm;
    left = keepFollowed(first.positions, left, cursor, shift);
  }
  return left > 0;
}

/** Keeps the positions at which the cursor's term stands `shift` further on. */
function keepFollowed(
  positions: Uint32Array,
  count: number,
  cursor: PostingCursor,
  shift: number,
): number {
  const otherCount = cursor.readPositions();
  const others = cursor.positions;
  let kept = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const wanted = (positions[i] as number) + shift;
    while (at < otherCount && (others[at] as number) < wanted) at += 1;
    if (at < otherCount && others[at] === wanted) positions[kept++] = positions[i] as number;
  }
  return kept;
}
