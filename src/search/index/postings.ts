import { lowerBound } from '../../content/lower-bound.ts';
import { TIP_BITS, TIP_MASK } from './encoding.ts';
import { PositionReader } from './position-reader.ts';

export interface PostingsData {
  /** Where the postings of each term start, and where those of the last one end. */
  starts: Uint32Array;
  /** A tip in the lower `TIP_BITS`, its impact in steps above; the tips of a term ascending. */
  entries: Uint32Array;
  /** The forms of the term that the tip has, as bits of `LexiconData`: four a posting, low ones first. */
  forms: Uint8Array;
  /** For every `POSITION_BLOCK`th posting, where its positions start. */
  positionBlocks: Uint32Array;
  /** Each posting's positions, as variable-length steps; see `position-reader.ts`. */
  positions: Uint8Array;
  /** How often the tips have each term, all together. */
  occurrences: Uint32Array;
  /**
   * For each tip, where its text begins in a row of the texts of all tips, in words of 32
   * positions, and where the last one ends. At least `TEXT_GAP` positions at the end of each are
   * free.
   */
  textStarts: Uint32Array;
}

export const POSITION_BLOCK = 64;
const NO_POSITIONS = new Uint32Array(0);

/** Which tips have a term, how much it counts in each, and where it stands. */
export class Postings {
  /** Of the texts of all tips, as `PostingsData` has it. */
  readonly textStarts: Uint32Array;
  readonly #data: PostingsData;

  constructor(data: PostingsData) {
    this.#data = data;
    this.textStarts = data.textStarts;
  }

  /** Number of tips that have a term. */
  count(term: number): number {
    const { starts } = this.#data;
    return (starts[term + 1] ?? 0) - (starts[term] ?? 0);
  }

  /** How often the tips have a term, all together. */
  occurrences(term: number): number {
    return this.#data.occurrences[term] ?? 0;
  }

  /** The entries of a term: `TIP_MASK` and `TIP_BITS` take them apart. */
  of(term: number): Uint32Array {
    const { entries, starts } = this.#data;
    return entries.subarray(starts[term], starts[term + 1]);
  }

  /** How much a term counts in a tip, in steps; 0 where the tip lacks it. */
  impactOf(term: number, tip: number): number {
    const { entries, starts } = this.#data;
    const end = starts[term + 1] ?? 0;
    const at = lowerBound(
      starts[term] ?? 0,
      end,
      (place) => ((entries[place] ?? 0) & TIP_MASK) < tip,
    );
    const entry = entries[at] ?? 0;
    return at < end && (entry & TIP_MASK) === tip ? entry >>> TIP_BITS : 0;
  }

  /** Walks the postings of a term. */
  cursor(term: number): PostingCursor {
    return new PostingCursor(this.#data, term);
  }

  /** A reader that stands before the positions of a term's first posting. */
  positionsOf(term: number): PositionReader {
    const start = this.#data.starts[term] ?? 0;
    const reader = new PositionReader(this.#data.positions);
    reader.skip(start - moveToBlock(this.#data, reader, start));
    return reader;
  }
}

/** Puts a reader before the block of a posting; returns the block's first posting. */
function moveToBlock(data: PostingsData, reader: PositionReader, posting: number): number {
  const block = Math.floor(posting / POSITION_BLOCK);
  reader.moveTo(data.positionBlocks[block] ?? 0);
  return block * POSITION_BLOCK;
}

/** Walks the postings of a term, tips ascending. */
export class PostingCursor {
  readonly #data: PostingsData;
  /** Made when it is first needed: most words are looked up in tips, and few places are read. */
  #reader: PositionReader | undefined;
  readonly #end: number;
  #at: number;
  /** The posting whose positions the reader stands before. */
  #readerAt = -1;
  /** The posting whose positions were read last, and how many they are. */
  #readFrom = -1;
  #count = 0;
  /** Whether the last tip that was sought has the term. */
  isFound = false;

  constructor(data: PostingsData, term: number) {
    this.#data = data;
    this.#at = data.starts[term] ?? 0;
    this.#end = data.starts[term + 1] ?? 0;
  }

  /** What `readPositions` read last. */
  get positions(): Uint32Array {
    return this.#reader?.positions ?? NO_POSITIONS;
  }

  /** Goes on to a tip, which must not be before the last; false when it lacks the term. */
  seek(tip: number): boolean {
    const { entries } = this.#data;
    const end = this.#end;
    let low = this.#at;
    // Galloping: cheap for the next posting, logarithmic for a far one.
    let step = 1;
    let high = low;
    while (high < end && ((entries[high] ?? 0) & TIP_MASK) < tip) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    high = Math.min(high, end);
    // As lowerBound(), whose function costs more here than all the rest.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (((entries[middle] ?? 0) & TIP_MASK) < tip) low = middle + 1;
      else high = middle;
    }
    this.#at = low;
    this.isFound = low < end && ((entries[low] ?? 0) & TIP_MASK) === tip;
    return this.isFound;
  }

  /** The impact, in steps, at the tip found by `seek`. */
  get impact(): number {
    return (this.#data.entries[this.#at] ?? 0) >>> TIP_BITS;
  }

  /** The forms of the term, as bits, at the tip found by `seek`. */
  get forms(): number {
    return ((this.#data.forms[this.#at >>> 1] ?? 0) >>> ((this.#at & 1) << 2)) & 0xf;
  }

  /** Reads the positions at the tip found by `seek` into `positions`; returns their number. */
  readPositions(): number {
    const posting = this.#at;
    if (this.#readFrom === posting) return this.#count;
    this.#reader ??= new PositionReader(this.#data.positions);
    if (this.#readerAt < posting - (posting % POSITION_BLOCK) || this.#readerAt > posting) {
      this.#readerAt = moveToBlock(this.#data, this.#reader, posting);
    }
    this.#reader.skip(posting - this.#readerAt);
    this.#readerAt = posting + 1;
    this.#readFrom = posting;
    this.#count = this.#reader.read();
    return this.#count;
  }
}
