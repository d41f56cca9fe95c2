import { LRUCache } from 'lru-cache';
import { TIP_MASK } from './encoding.ts';
import type { Postings } from './postings.ts';
import type { TipSet } from './tip-set.ts';

/** Terms whose marks are kept, each 12 bytes for a tip of 60 words: this many at least. */
const KEPT_TERMS = 16;
/** And more where they fit into this many bytes, up to this many. */
const MAX_KEPT_TERMS = 128;
const KEPT_BYTES = 16_000_000;

/**
 * A bit for each position of all tips: position `p` of a tip is bit `p % 32` of word `p / 32`,
 * counted from where `textStarts` has the tip. One word follows the last tip's.
 */
export type Marks = Int32Array;

/** Marks where terms stand; keeps what it marked last. */
export class PositionMarks {
  readonly #postings: Postings;
  readonly #kept: LRUCache<number, Marks>;

  constructor(postings: Postings) {
    this.#postings = postings;
    const bytes = 4 * (postings.textStarts.at(-1) ?? 0);
    const affordable = Math.floor(KEPT_BYTES / Math.max(1, bytes));
    const max = Math.max(KEPT_TERMS, Math.min(affordable, MAX_KEPT_TERMS));
    this.#kept = new LRUCache({ max });
  }

  of(term: number): Marks {
    const kept = this.#kept.get(term);
    if (kept) return kept;
    const marks = mark(this.#postings, term);
    this.#kept.set(term, marks);
    return marks;
  }
}

function mark(postings: Postings, term: number): Marks {
  const { textStarts } = postings;
  const marks = new Int32Array((textStarts.at(-1) ?? 0) + 1);
  const cursor = postings.cursor(term);
  for (const posting of postings.of(term)) {
    const tip = posting & TIP_MASK;
    const from = textStarts[tip] ?? 0;
    cursor.seek(tip);
    const count = cursor.readPositions();
    const { positions } = cursor;
    for (let i = 0; i < count; i++) {
      const position = positions[i] ?? 0;
      const word = from + (position >>> 5);
      marks[word] = (marks[word] ?? 0) | (1 << (position & 31));
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
    marks[word] = (marks[word] ?? 0) & shifted(others, word, shift);
  }
}

/** Adds the tips in which any mark is followed in that way. */
export function addFollowed(
  set: TipSet,
  textStarts: Uint32Array,
  marks: Marks,
  others: Marks,
  shift: number,
): void {
  const { bits, size } = set;
  let word = 0;
  let tip = 0;
  for (let at = 0; at < bits.length; at++) {
    const next = Math.min(tip + 32, size);
    let found = 0;
    for (; tip < next; tip++) {
      const end = textStarts[tip + 1] ?? 0;
      let any = 0;
      for (; word < end; word++) any |= (marks[word] ?? 0) & shifted(others, word, shift);
      // Its sign is set unless it is 0, without a branch that nothing foretells.
      found |= ((any | -any) >>> 31) << (tip & 31);
    }
    bits[at] = (bits[at] ?? 0) | found;
  }
}

/** A word of marks and the next one's first, `shift` positions earlier. */
function shifted(marks: Marks, word: number, shift: number): number {
  const next = (marks[word + 1] ?? 0) << 1;
  return ((marks[word] ?? 0) >>> shift) | (next << (31 - shift));
}
