import { TIP_BITS, TIP_MASK } from './encoding.ts';
import { TipRows, type TipRowsData } from './tip-rows.ts';

/** A row of tips for each term; above `TIP_BITS` an entry has the term's impact in steps. */
export interface PostingsData extends TipRowsData {
  /** The forms of the term that the tip has, as bits of `LexiconData`: four a posting, low ones first. */
  forms: Uint8Array;
  /**
   * Each posting's positions, as steps from the one before (the first from 0). A step is shifted up by one
   * bit, the lowest set for the posting's last, and written in groups of seven bits, lowest first, the
   * eighth bit set where more follow (LEB128).
   */
  positions: Uint8Array;
  /** For every `POSITION_BLOCK`th posting, where its positions start. */
  positionBlocks: Uint32Array;
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
export class Postings extends TipRows {
  /** Of the texts of all tips, as `PostingsData` has it. */
  readonly textStarts: Uint32Array;
  readonly #data: PostingsData;

  constructor(data: PostingsData) {
    super(data);
    this.#data = data;
    this.textStarts = data.textStarts;
  }

  /** How often the tips have a term, all together. */
  occurrences(term: number): number {
    return this.#data.occurrences[term] ?? 0;
  }

  /** How much a term counts in a tip, in steps; 0 where the tip lacks it. */
  impactOf(term: number, tip: number): number {
    return (this.find(term, tip) ?? 0) >>> TIP_BITS;
  }

  /** Walks the postings of a term. */
  cursor(term: number): PostingCursor {
    return new PostingCursor(this.#data, term);
  }
}

/** Walks the postings of a term, tips ascending. */
export class PostingCursor {
  /** What `readPositions` read last; another array after it has grown. Most cursors never read any. */
  positions = NO_POSITIONS;
  /** Whether the last tip that was sought has the term. */
  isFound = false;
  readonly #data: PostingsData;
  readonly #end: number;
  #at: number;
  /** The posting whose positions come next, those of the one before having been read; and their place. */
  #next = -1;
  #nextByte = 0;
  /** How many positions were read last. */
  #count = 0;

  constructor(data: PostingsData, term: number) {
    this.#data = data;
    this.#at = data.starts[term] ?? 0;
    this.#end = data.starts[term + 1] ?? 0;
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
    if (this.#next === posting + 1) return this.#count;
    const block = posting - (posting % POSITION_BLOCK);
    if (this.#next < block || this.#next > posting) {
      this.#next = block;
      this.#nextByte = this.#data.positionBlocks[block / POSITION_BLOCK] ?? 0;
    }
    this.#skip(posting - this.#next);
    this.#next = posting + 1;
    this.#count = this.#read();
    return this.#count;
  }

  /** Skips the positions of a number of postings. */
  #skip(postings: number): void {
    const bytes = this.#data.positions;
    let at = this.#nextByte;
    for (let left = postings; left > 0; ) {
      const first = bytes[at++] ?? 0;
      if (first > 0x7f) while ((bytes[at++] ?? 0) > 0x7f);
      left -= first & 1;
    }
    this.#nextByte = at;
  }

  #read(): number {
    const bytes = this.#data.positions;
    let count = 0;
    let position = 0;
    for (let isLast = false; !isLast; ) {
      let byte = bytes[this.#nextByte++] ?? 0;
      let step = byte & 0x7f;
      isLast = (byte & 1) === 1;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[this.#nextByte++] ?? 0;
        step |= (byte & 0x7f) << shift;
      }
      position += step >>> 1;
      if (count === this.positions.length) this.#grow();
      this.positions[count++] = position;
    }
    return count;
  }

  #grow(): void {
    const larger = new Uint32Array(Math.max(16, this.positions.length * 4));
    larger.set(this.positions);
    this.positions = larger;
  }
}
