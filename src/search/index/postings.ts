import { type IndexData, POSITION_BLOCK, TIP_BITS, TIP_MASK } from './index-data.ts';
import { PositionReader } from './positions.ts';

/** Number of tips that have a term. */
export function tipsWith(data: IndexData, term: number): number {
  return (data.postingStart[term + 1] as number) - (data.postingStart[term] as number);
}

/** A reader that stands before the positions of a posting. */
export function readerAt(data: IndexData, posting: number): PositionReader {
  const reader = new PositionReader(data.positions);
  reader.skip(posting - moveToBlock(data, reader, posting));
  return reader;
}

/** Puts a reader before the block of a posting; returns the block's first posting. */
function moveToBlock(data: IndexData, reader: PositionReader, posting: number): number {
  const block = Math.floor(posting / POSITION_BLOCK);
  reader.moveTo(data.positionBlock[block] as number);
  return block * POSITION_BLOCK;
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

  /** The impact, in steps, at the tip found by `seek`. */
  get impact(): number {
    return (this.#data.postings[this.#at] as number) >>> TIP_BITS;
  }

  /** Reads the positions at the tip found by `seek` into `positions`; returns their number. */
  readPositions(): number {
    const posting = this.#at;
    if (this.#readerAt < posting - (posting % POSITION_BLOCK) || this.#readerAt > posting) {
      this.#readerAt = moveToBlock(this.#data, this.#reader, posting);
    }
    this.#reader.skip(posting - this.#readerAt);
    this.#readerAt = posting + 1;
    return this.#reader.read();
  }
}
