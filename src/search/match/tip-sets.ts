import { LRUCache } from 'lru-cache';
import { conditionsOf, type FilterName, type Filters } from '../../content/filters.ts';
import { TIP_MASK } from '../index/encoding.ts';
import type { FacetColumn } from '../index/facet-column.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Postings } from '../index/postings.ts';
import { TipSet } from '../index/tip-set.ts';
import type { PhraseTerm } from '../query/phrase-variants.ts';
import type { QueryTerm } from '../query/plan.ts';
import { PhraseFinder } from './phrase-finder.ts';

/** Sets that are kept at once. */
const KEPT_SETS = 160;
/** A set is kept that more than this share of the tips would have to be put into one by one. */
const LARGE_SHARE = 1 / 8;

/** The parts of an index that tips are found by. */
export interface MatchedIndex {
  /** Number of tips. */
  size: number;
  lexicon: Lexicon;
  postings: Postings;
  facets: Readonly<Record<FilterName, FacetColumn>>;
}

/** The tips of an index with a word; the sets that take long to make are kept. */
export class TipSets {
  readonly #index: MatchedIndex;
  readonly #phrases: PhraseFinder;
  readonly #kept = new LRUCache<string, TipSet>({ max: KEPT_SETS });

  constructor(index: MatchedIndex) {
    this.#index = index;
    this.#phrases = new PhraseFinder(index.postings);
  }

  empty(): TipSet {
    return new TipSet(this.#index.size);
  }

  all(): TipSet {
    const set = this.empty();
    set.invert();
    return set;
  }

  /** Adds the tips that are found by a word of the query as it was typed, or as it is corrected. */
  addQueryTerm(set: TipSet, { alternatives, prefixRange }: QueryTerm, corrected: boolean): void {
    for (const one of alternatives) if (one.corrected === corrected) this.addTerm(set, one.term);
    if (prefixRange && !corrected)
      this.#addTerms(set, `words ${prefixRange}`, () => this.#index.lexicon.termsIn(prefixRange));
  }

  addTerm(set: TipSet, term: number): void {
    this.#addTerms(set, `term ${term}`, () => [term]);
  }

  /** The tips that have a phrase in any of its variants. */
  withPhrase(variants: readonly PhraseTerm[][]): TipSet {
    const set = this.empty();
    for (const variant of variants) {
      const [only, ...others] = variant;
      if (only && others.length === 0) this.addTerm(set, only.term);
      else this.#phrases.addTips(set, variant);
    }
    return set;
  }

  /** The tips that filters leave; undefined when nothing is filtered. */
  passing(filters: Filters): TipSet | undefined {
    const conditions = conditionsOf(filters);
    const [first, ...others] = conditions;
    if (!first) return undefined;
    const addTo = (set: TipSet, { name, values }: typeof first) => {
      for (const value of values) this.#index.facets[name].addTipsWith(value, set);
    };
    return this.#keep(`filters ${JSON.stringify(conditions)}`, (made) => {
      addTo(made, first);
      for (const other of others) {
        const having = this.empty();
        addTo(having, other);
        made.intersect(having);
      }
    });
  }

  /** Adds the tips that have any of some terms. */
  #addTerms(set: TipSet, key: string, termsOf: () => Iterable<number>): void {
    const kept = this.#kept.get(key);
    if (kept) {
      set.union(kept);
      return;
    }
    const { postings, size } = this.#index;
    const terms = [...termsOf()];
    const addAll = (to: TipSet) => {
      for (const term of terms) addPostings(postings, to, term);
    };
    const count = terms.reduce((sum, term) => sum + postings.count(term), 0);
    if (count > size * LARGE_SHARE) set.union(this.#keep(key, addAll));
    else addAll(set);
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

function addPostings(postings: Postings, set: TipSet, term: number): void {
  const { bits } = set;
  for (const posting of postings.of(term)) {
    const tip = posting & TIP_MASK;
    bits[tip >>> 5] = (bits[tip >>> 5] ?? 0) | (1 << (tip & 31));
  }
}
