import { LRUCache } from 'lru-cache';
import { type IndexData, TIP_MASK } from './index-data.ts';
import { readerAt } from './postings.ts';
import type { TipSet } from './tip-set.ts';

/** Terms whose marks are kept, 12 bytes for each tip of 60 words: so many, and more up to a size. */
const KEPT_TERMS = 16;
const MOST_KEPT_TERMS = 128;
const KEPT_BYTES = 16_000_000;

/**
 * A bit for each position of all tips: position `p` of a tip is bit `p % 32` of word `p / 32`,
 * counted from where the index's `textStart` has the tip. One word follows the last tip's.
 */
export type Marks = Int32Array;

/** Marks where terms stand; keeps what it marked last. */
export class PositionMarks {
  readonly #data: IndexData;
  readonly #kept: LRUCache<number, Marks>;

  constructor(data: IndexData) {
    this.#data = data;
    const bytes = 4 * (data.textStart[data.size] as number);
    const affordable = Math.floor(KEPT_BYTES / Math.max(1, bytes));
    const max = Math.max(KEPT_TERMS, Math.min(affordable, MOST_KEPT_TERMS));
    this.#kept = new LRUCache({ max });
  }

  of(term: number): Marks {
    const kept = this.#kept.get(term);
    if (kept) return kept;
    const marks = mark(this.#data, term);
    this.#kept.set(term, marks);
    return marks;
  }
}

function mark(data: IndexData, term: number): Marks {
  const { postings, postingStart, textStart } = data;
  const marks = new Int32Array((textStart[data.size] as number) + 1);
  const start = postingStart[term] as number;
  const end = postingStart[term + 1] as number;
  const reader = readerAt(data, start);
  for (let posting = start; posting < end; posting++) {
    const from = textStart[(postings[posting] as number) & TIP_MASK] as number;
    const count = reader.read();
    const { positions } = reader;
    for (let i = 0; i < count; i++) {
      const position = positions[i] as number;
      const word = from + (position >>> 5);
      marks[word] = (marks[word] as number) | (1 << (position & 31));
    }
  }
  return marks;
}

/**
 * Keeps the marks that others follow `shift` positions further on, at most `TEXT_GAP` of them, so
 * that none is followed by another tip's.
 */
export function keepFollowed(marks: Marks, others: Marks, shift: number): void {
  for (let word = 0; word < marks.length - 1; word++) {
    marks[word] = (marks[word] as number) & shifted(others, word, shift);
  }
}

/** Adds the tips in which any mark is followed in that way. */
export function addFollowed(
  set: TipSet,
  { textStart, size }: IndexData,
  marks: Marks,
  others: Marks,
  shift: number,
): void {
  const { bits } = set;
  let word = 0;
  let tip = 0;
  for (let at = 0; at < bits.length; at++) {
    const next = Math.min(tip + 32, size);
    let found = 0;
    for (; tip < next; tip++) {
      const end = textStart[tip + 1] as number;
      let any = 0;
      for (; word < end; word++) any |= (marks[word] as number) & shifted(others, word, shift);
      // Its sign is set unless it is 0, without a branch that nothing foretells.
      found |= ((any | -any) >>> 31) << (tip & 31);
    }
    bits[at] = (bits[at] as number) | found;
  }
}

/** A word of marks and the next one's first, `shift` positions earlier. */
function shifted(marks: Marks, word: number, shift: number): number {
  const next = (marks[word + 1] as number) << 1;
  return ((marks[word] as number) >>> shift) | (next << (31 - shift));
}
