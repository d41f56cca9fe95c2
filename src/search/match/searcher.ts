import type { Filters } from '../../content/filters.ts';
import { ITEM_START } from '../index/encoding.ts';
import type { SignificantTerms } from '../index/significant-terms.ts';
import type { TipSet } from '../index/tip-set.ts';
import type { Plan, QueryTerm } from '../query/plan.ts';
import { ranking } from '../ranking.ts';
import type { Hit, SearchQuery } from '../types.ts';
import { Accumulator } from './accumulator.ts';
import { bestHits } from './best-hits.ts';
import { withinBudget } from './budget.ts';
import { addFeedback } from './feedback.ts';
import { Reranker } from './rerank.ts';
import type { MatchedIndex, TipSets } from './tip-sets.ts';

/** What it costs to look one tip up in the postings of a word, in postings. */
const LOOKUP_COST = 32;

/** The found tips. */
export interface Found {
  /** All of them; good until the next search. */
  tips: TipSet;
  total: number;
  hits: Hit[];
  /** Whether more is found with the misspelt words as they are corrected than as they were typed. */
  moreIfCorrected: boolean;
}

/** The parts of an index that tips are found and ranked by. */
export interface RankedIndex extends MatchedIndex {
  significantTerms: SignificantTerms;
  /** Rank of each tip's slug, for breaking ties. */
  slugRanks: Uint32Array;
}

/** Runs plans; keeps the arrays that it needs for that. */
export class Searcher {
  readonly #index: RankedIndex;
  readonly #sets: TipSets;
  /** The term of the starts of questions. */
  readonly #itemStart: number;
  readonly #accumulator: Accumulator;
  /** The tips that have any of the words, and those of them that may be found. */
  readonly #matched: TipSet;
  readonly #found: TipSet;
  /** The same of the last search, whatever the filters. */
  #unfiltered: { readonly matched: TipSet; readonly excluded: readonly TipSet[] };

  constructor(index: RankedIndex, sets: TipSets) {
    this.#index = index;
    this.#sets = sets;
    this.#itemStart = index.lexicon.termNumber(ITEM_START);
    this.#accumulator = new Accumulator(index.postings, index.size);
    this.#matched = sets.empty();
    this.#found = sets.empty();
    this.#unfiltered = { matched: this.#matched, excluded: [] };
  }

  /** The tips that the last search finds with other filters. */
  foundWith(filters: Filters): TipSet {
    return this.#narrow(this.#sets.empty(), this.#unfiltered.matched, filters);
  }

  run(plan: Plan, query: SearchQuery): Found {
    const { total, moreIfCorrected } = this.#find(plan, query);
    const terms = withinBudget(plan.terms, this.#index.size);
    for (const term of terms) {
      if (total * LOOKUP_COST < term.cost) this.#accumulator.addTo(this.#found, term);
      else this.#accumulator.add(term);
    }
    const { slugRanks } = this.#index;
    const scored = { sums: this.#accumulator.sums, found: this.#found, terms, slugRanks };
    const last = query.offset + query.limit;
    const hits = bestHits(scored, Math.max(last, ranking.rerankDepth));
    return {
      tips: this.#found,
      total,
      moreIfCorrected,
      hits: this.#reranked(hits, terms).slice(query.offset, last),
    };
  }

  /** Finds the tips, and says how many they are. */
  #find(plan: Plan, query: SearchQuery): Pick<Found, 'total' | 'moreIfCorrected'> {
    const excluded = plan.excluded.map((phrase) => this.#sets.withPhrase([phrase]));
    const count = (matched: TipSet) => this.#narrow(this.#found, matched, query).count();
    // Who quotes a phrase wants it; the other words only rank what has it.
    const phrases = plan.everything ? this.#sets.all() : this.#withPhrases(plan);
    this.#unfiltered = { matched: phrases ?? this.#matched, excluded };
    if (phrases) {
      const total = count(phrases);
      return { total, moreIfCorrected: plan.correctedPhrase && total > 0 };
    }
    const typed = this.#matched;
    typed.clear();
    const misspelt = plan.terms.filter(isMisspelt);
    for (const term of plan.terms) {
      if (!term.stop && !isMisspelt(term)) this.#sets.addQueryTerm(typed, term, false);
    }
    if (misspelt.length === 0) return { total: count(typed), moreIfCorrected: false };
    const corrected = this.#sets.empty();
    corrected.copy(typed);
    for (const term of misspelt) {
      this.#sets.addQueryTerm(typed, term, false);
      this.#sets.addQueryTerm(corrected, term, true);
    }
    const moreIfCorrected = count(corrected) > count(typed);
    typed.union(corrected);
    return { total: count(typed), moreIfCorrected };
  }

  /** Makes a set that of the matched tips which filters and exclusions leave. */
  #narrow(tips: TipSet, matched: TipSet, filters: Filters): TipSet {
    tips.copy(matched);
    const passing = this.#sets.passing(filters);
    if (passing) tips.intersect(passing);
    for (const set of this.#unfiltered.excluded) tips.subtract(set);
    return tips;
  }

  /** The tips that have all quoted phrases, if there are any. */
  #withPhrases({ phrases }: Plan): TipSet | undefined {
    const [first, ...others] = phrases.map((variants) => this.#sets.withPhrase(variants));
    for (const other of others) first?.intersect(other);
    return first;
  }

  /**
   * Adds what nearness, one question and the typed forms give to the best hits, and then what being like the first of
   * them gives. It only ever adds, so the hits below stay below, and how deep it looks doesn't depend on the page.
   */
  #reranked(hits: Hit[], terms: readonly QueryTerm[]): Hit[] {
    if (terms.length === 0) return hits;
    const { rerankDepth, rerankPlaces } = ranking;
    const depth = Math.min(rerankDepth, Math.ceil(rerankPlaces / terms.length));
    const best = hits.slice(0, depth).sort((a, b) => a.tip - b.tip);
    const reranker = new Reranker(this.#index.postings, this.#itemStart, terms);
    for (const hit of best) hit.score += reranker.gainOf(hit.tip);
    const first = best.reduce<Hit | undefined>(
      (first, hit) => (first && this.#order(first, hit) < 0 ? first : hit),
      undefined,
    );
    if (!first) return hits;
    addFeedback(this.#index, terms, first.tip, best);
    return [...best.sort((a, b) => this.#order(a, b)), ...hits.slice(depth)];
  }

  /** Better ones first. */
  #order(a: Hit, b: Hit): number {
    const { slugRanks } = this.#index;
    return b.score - a.score || (slugRanks[a.tip] ?? 0) - (slugRanks[b.tip] ?? 0);
  }
}

function isMisspelt({ alternatives }: QueryTerm): boolean {
  return alternatives.some(({ corrected }) => corrected);
}
