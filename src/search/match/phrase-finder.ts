import { TEXT_GAP, TIP_MASK } from '../index/encoding.ts';
import { addFollowed, keepFollowed, type Marks, PositionMarks } from '../index/position-marks.ts';
import type { PostingCursor, Postings } from '../index/postings.ts';
import type { TipSet } from '../index/tip-set.ts';
import type { PhraseTerm } from '../query/phrase-variants.ts';

/** The positions of a term are marked that a larger share of the tips has. */
const COMMON_SHARE = 1 / 3;

/** Finds the tips that have all terms of a phrase at their places. */
export class PhraseFinder {
  readonly #postings: Postings;
  readonly #marks: PositionMarks;
  /** Made once: room for marks takes as long to get as to work through. */
  #starts: Marks | undefined;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#marks = new PositionMarks(postings);
  }

  /** @param phrase of two terms at least, in order */
  addTips(set: TipSet, phrase: readonly PhraseTerm[]): void {
    const reach = (phrase.at(-1)?.offset ?? 0) - (phrase[0]?.offset ?? 0);
    if (reach <= TEXT_GAP && phrase.every(({ term }) => this.#isCommon(term)))
      this.#addByMarks(set, phrase);
    else this.#addByRarest(set, phrase);
  }

  /** Reads the positions of the rarest term, and looks up the others from there. */
  #addByRarest(set: TipSet, phrase: readonly PhraseTerm[]): void {
    const [rarest, ...others] = [...phrase].sort(
      (a, b) => this.#postings.count(a.term) - this.#postings.count(b.term),
    );
    if (!rarest) return;
    const sought = others.map(({ term, offset }) => this.#seek(term, offset - rarest.offset));
    const cursor = this.#postings.cursor(rarest.term);
    for (const posting of this.#postings.of(rarest.term)) {
      const tip = posting & TIP_MASK;
      if (!allHave(sought, tip)) continue;
      cursor.seek(tip);
      let left = cursor.readPositions();
      for (const term of sought) {
        if (left > 0) left = term.keep(cursor.positions, left);
      }
      if (left > 0) set.add(tip);
    }
  }

  /** Lays the marks of the terms over each other. */
  #addByMarks(set: TipSet, [first, ...others]: readonly PhraseTerm[]): void {
    if (!first) return;
    let starts = this.#marks.of(first.term);
    const following = others.map(({ term, offset }) => ({
      marks: this.#marks.of(term),
      shift: offset - first.offset,
    }));
    const [last, ...between] = following.reverse();
    if (!last) return;
    if (between.length > 0) {
      this.#starts ??= new Int32Array(starts.length);
      this.#starts.set(starts);
      starts = this.#starts;
    }
    for (const { marks, shift } of between) keepFollowed(starts, marks, shift);
    addFollowed(set, this.#postings.textStarts, starts, last.marks, last.shift);
  }

  /** @param shift words from the phrase's rarest term to this one */
  #seek(term: number, shift: number): SoughtTerm {
    if (this.#isCommon(term))
      return new MarkedTerm(this.#postings.textStarts, this.#marks.of(term), shift);
    return new ListedTerm(this.#postings.cursor(term), shift);
  }

  #isCommon(term: number): boolean {
    return this.#postings.count(term) > (this.#postings.textStarts.length - 1) * COMMON_SHARE;
  }
}

/** A term of a phrase that isn't the rarest. */
interface SoughtTerm {
  /** Goes on to a tip, which must not be before the last; false when it lacks the term for sure. */
  seek(tip: number): boolean;
  /** Keeps the positions of the rarest term from which this one has its place in that tip. */
  keep(positions: Uint32Array, count: number): number;
}

function allHave(sought: readonly SoughtTerm[], tip: number): boolean {
  for (let i = 0; i < sought.length; i++) if (!sought[i]?.seek(tip)) return false;
  return true;
}

class ListedTerm implements SoughtTerm {
  readonly #cursor: PostingCursor;
  readonly #shift: number;

  constructor(cursor: PostingCursor, shift: number) {
    this.#cursor = cursor;
    this.#shift = shift;
  }

  seek(tip: number): boolean {
    return this.#cursor.seek(tip);
  }

  keep(positions: Uint32Array, count: number): number {
    const ownCount = this.#cursor.readPositions();
    const own = this.#cursor.positions;
    let kept = 0;
    let at = 0;
    for (let i = 0; i < count; i++) {
      const wanted = (positions[i] ?? 0) + this.#shift;
      while (at < ownCount && (own[at] ?? 0) < wanted) at += 1;
      if (at < ownCount && own[at] === wanted) positions[kept++] = positions[i] ?? 0;
    }
    return kept;
  }
}

class MarkedTerm implements SoughtTerm {
  readonly #textStarts: Uint32Array;
  readonly #marks: Marks;
  readonly #shift: number;
  #start = 0;
  #end = 0;

  constructor(textStarts: Uint32Array, marks: Marks, shift: number) {
    this.#textStarts = textStarts;
    this.#marks = marks;
    this.#shift = shift;
  }

  seek(tip: number): boolean {
    this.#start = this.#textStarts[tip] ?? 0;
    this.#end = this.#textStarts[tip + 1] ?? 0;
    return true;
  }

  keep(positions: Uint32Array, count: number): number {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const position = positions[i] ?? 0;
      const place = position + this.#shift;
      const word = this.#start + (place >> 5);
      if (word < this.#start || word >= this.#end) continue;
      positions[kept] = position;
      kept += ((this.#marks[word] ?? 0) >>> (place & 31)) & 1;
    }
    return kept;
  }
}
