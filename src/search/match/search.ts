import { FacetCounter } from '../answer/facets.ts';
import type { IndexData } from '../index/index-data.ts';
import type { TipSet } from '../index/tip-set.ts';
import type { Plan, Slot } from '../query/plan.ts';
import { ranking } from '../ranking.ts';
import type { Facets, Hit, SearchQuery } from '../types.ts';
import { Accumulator } from './accumulator.ts';
import { bestHits } from './best-hits.ts';
import { withinBudget } from './budget.ts';
import { proximityScores } from './proximity.ts';
import type { TipSets } from './tip-sets.ts';

/** What it costs to look one tip up in the postings of a word, in postings. */
const LOOKUP_COST = 32;

/** The found tips. */
export interface Found {
  total: number;
  hits: Hit[];
  facets: Facets;
  /** Whether more is found with the misspelt words as they are corrected than as they were typed. */
  moreIfCorrected: boolean;
}

/** Runs plans; keeps the arrays that it needs for that. */
export class Searcher {
  readonly #data: IndexData;
  readonly #sets: TipSets;
  readonly #accumulator: Accumulator;
  readonly #facets: FacetCounter;
  /** The tips that have any of the words, and those of them that may be found. */
  readonly #matched: TipSet;
  readonly #found: TipSet;

  constructor(data: IndexData, sets: TipSets) {
    this.#data = data;
    this.#sets = sets;
    this.#accumulator = new Accumulator(data);
    this.#facets = new FacetCounter(data);
    this.#matched = sets.empty();
    this.#found = sets.empty();
  }

  run(plan: Plan, query: SearchQuery): Found {
    const { total, moreIfCorrected } = this.#find(plan, query);
    const slots = withinBudget(plan.slots, this.#data.size);
    for (const slot of slots) {
      if (total * LOOKUP_COST < slot.cost) this.#accumulator.addTo(this.#found, slot);
      else this.#accumulator.add(slot);
    }
    const scored = { sums: this.#accumulator.sums, found: this.#found, slots };
    const last = query.offset + query.limit;
    const hits = bestHits(this.#data, scored, Math.max(last, ranking.rerankDepth));
    return {
      total,
      moreIfCorrected,
      hits: this.#reranked(hits, slots).slice(query.offset, last),
      facets: this.#facets.count(this.#found, total),
    };
  }

  /** Finds the tips, and tells how many they are. */
  #find(plan: Plan, query: SearchQuery): Pick<Found, 'total' | 'moreIfCorrected'> {
    const passing = this.#sets.passing(query);
    const excluded = plan.excluded.map((phrase) => this.#sets.withPhrase([phrase]));
    const found = this.#found;
    const count = (matched: TipSet) => {
      found.copy(matched);
      if (passing) found.keep(passing);
      for (const set of excluded) found.remove(set);
      return found.count();
    };
    // Who quotes a phrase wants it; the other words only rank what has it.
    const phrases = this.#withPhrases(plan);
    if (phrases) {
      const total = count(phrases);
      return { total, moreIfCorrected: plan.correctedPhrase && total > 0 };
    }
    const typed = this.#matched;
    typed.clear();
    const misspelt = plan.slots.filter(isMisspelt);
    for (const slot of plan.slots) if (!isMisspelt(slot)) this.#sets.addSlot(typed, slot, false);
    if (misspelt.length === 0) return { total: count(typed), moreIfCorrected: false };
    const corrected = this.#sets.empty();
    corrected.copy(typed);
    for (const slot of misspelt) {
      this.#sets.addSlot(typed, slot, false);
      this.#sets.addSlot(corrected, slot, true);
    }
    const moreIfCorrected = count(corrected) > count(typed);
    typed.join(corrected);
    return { total: count(typed), moreIfCorrected };
  }

  /** The tips that have all quoted phrases, if there are any. */
  #withPhrases({ phrases }: Plan): TipSet | undefined {
    const [first, ...others] = phrases.map((readings) => this.#sets.withPhrase(readings));
    for (const other of others) first?.keep(other);
    return first;
  }

  /**
   * Adds what nearness gives to the best hits. It only ever adds, so the hits below them stay
   * below, and how deep it looks doesn't depend on the page that is asked for.
   */
  #reranked(hits: Hit[], slots: readonly Slot[]): Hit[] {
    const { rerankDepth, rerankPlaces } = ranking;
    const depth = Math.min(rerankDepth, Math.ceil(rerankPlaces / slots.length));
    const best = hits.slice(0, depth);
    const tips = best.map(({ tip }) => tip).sort((a, b) => a - b);
    const gains = proximityScores(this.#data, slots, tips);
    if (gains.size === 0) return hits;
    const rank = this.#data.slugRank;
    const gained = best.map(({ tip, score }) => ({ tip, score: score + (gains.get(tip) ?? 0) }));
    gained.sort((a, b) => b.score - a.score || (rank[a.tip] as number) - (rank[b.tip] as number));
    return [...gained, ...hits.slice(depth)];
  }
}

function isMisspelt({ alternatives }: Slot): boolean {
  return alternatives.some(({ corrected }) => corrected);
}
