import { lowerBound } from '../../content/lower-bound.ts';
import { TIP_MASK } from './encoding.ts';

/** A row of tips for each term or word, end to end. */
export interface TipRowsData {
  /** Where each row starts, and where the last one ends. */
  starts: Uint32Array;
  /** A tip in the lower `TIP_BITS`, more about it above; the tips of a row ascending. */
  entries: Uint32Array;
}

/** Which tips have a term or word. */
export class TipRows {
  readonly #starts: Uint32Array;
  readonly #entries: Uint32Array;

  constructor({ starts, entries }: TipRowsData) {
    this.#starts = starts;
    this.#entries = entries;
  }

  /** How many tips are in a row. */
  count(row: number): number {
    return (this.#starts[row + 1] ?? 0) - (this.#starts[row] ?? 0);
  }

  /** The entries of a row: `TIP_MASK` and `TIP_BITS` take them apart. */
  of(row: number): Uint32Array {
    return this.#entries.subarray(this.#starts[row], this.#starts[row + 1]);
  }

  /** The entry of a tip in a row, if it is there. */
  find(row: number, tip: number): number | undefined {
    const entries = this.#entries;
    const end = this.#starts[row + 1] ?? 0;
    const isBefore = (place: number) => ((entries[place] ?? 0) & TIP_MASK) < tip;
    const at = lowerBound(this.#starts[row] ?? 0, end, isBefore);
    const entry = entries[at] ?? 0;
    return at < end && (entry & TIP_MASK) === tip ? entry : undefined;
  }
}

/** Where rows of so many items start, laid end to end, and where the last one ends. */
export function rowStarts(counts: Iterable<number>): Uint32Array<ArrayBuffer> {
  let end = 0;
  return Uint32Array.from([0, ...counts], (count) => {
    end += count;
    return end;
  });
}
