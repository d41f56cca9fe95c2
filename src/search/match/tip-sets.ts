import { LRUCache } from 'lru-cache';
import { type IndexData, NO_TERM, TIP_MASK } from '../index/index-data.ts';
import { tipsWith } from '../index/postings.ts';
import { TipSet } from '../index/tip-set.ts';
import { PhraseFinder, type PhraseTerm } from '../query/phrases.ts';
import type { Slot } from '../query/plan.ts';
import { addPassing, type Filters, isFiltered } from './filters.ts';

/** Sets that are kept at once. */
const KEPT_SETS = 160;
/** A set is kept that more than this share of the tips would have to be put into one by one. */
const LARGE_SHARE = 1 / 8;

/** The tips of an index with a word; the sets that take long to make are kept. */
export class TipSets {
  readonly #data: IndexData;
  readonly #phrases: PhraseFinder;
  readonly #kept = new LRUCache<string, TipSet>({ max: KEPT_SETS });

  constructor(data: IndexData) {
    this.#data = data;
    this.#phrases = new PhraseFinder(data);
  }

  empty(): TipSet {
    return new TipSet(this.#data.size);
  }

  /** Adds the tips that are found by a word of the query as it was typed, or as it is corrected. */
  addSlot(set: TipSet, { alternatives, begun }: Slot, corrected: boolean): void {
    for (const one of alternatives) if (one.corrected === corrected) this.addTerm(set, one.term);
    if (begun && !corrected) this.#addWords(set, begun);
  }

  addTerm(set: TipSet, term: number): void {
    if (this.#isLarge(tipsWith(this.#data, term))) {
      set.join(this.#keep(`term ${term}`, (made) => addPostings(this.#data, made, term)));
    } else {
      addPostings(this.#data, set, term);
    }
  }

  /** The tips that have a phrase in any of its readings. */
  withPhrase(readings: readonly PhraseTerm[][]): TipSet {
    const set = this.empty();
    for (const reading of readings) {
      const [only, ...others] = reading;
      if (only && others.length === 0) this.addTerm(set, only.term);
      else this.#phrases.addTips(set, reading);
    }
    return set;
  }

  /** The tips that filters leave; undefined when there are none. */
  passing(filters: Filters): TipSet | undefined {
    if (!isFiltered(filters)) return undefined;
    const key = JSON.stringify([filters.stage, filters.topic, filters.article]);
    return this.#keep(key, (made) => addPassing(this.#data, filters, made));
  }

  /** Adds the tips that have any of the words in a row of the vocabulary. */
  #addWords(set: TipSet, [start, end]: readonly [number, number]): void {
    const key = `words ${start} ${end}`;
    const kept = this.#kept.get(key);
    if (kept) {
      set.join(kept);
      return;
    }
    const terms = new Set(this.#data.wordTerm.subarray(start, end));
    terms.delete(NO_TERM);
    let postings = 0;
    for (const term of terms) postings += tipsWith(this.#data, term);
    const addAll = (to: TipSet) => {
      for (const term of terms) addPostings(this.#data, to, term);
    };
    if (this.#isLarge(postings)) set.join(this.#keep(key, addAll));
    else addAll(set);
  }

  #isLarge(postings: number): boolean {
    return postings > this.#data.size * LARGE_SHARE;
  }

  #keep(key: string, fill: (set: TipSet) => void): TipSet {
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const set = this.empty();
    fill(set);
    this.#kept.set(key, set);
    return set;
  }
}

function addPostings({ postings, postingStart }: IndexData, set: TipSet, term: number): void {
  const { bits } = set;
  const end = postingStart[term + 1] as number;
  for (let at = postingStart[term] as number; at < end; at++) {
    const tip = (postings[at] as number) & TIP_MASK;
    bits[tip >>> 5] = (bits[tip >>> 5] as number) | (1 << (tip & 31));
  }
}
