import { Accumulator, coverageWeight, WEIGHT_STEPS } from './accumulator.ts';
import { FacetCounter, filterOf, type TipFilter } from './facets.ts';
import { IMPACT_STEPS, type IndexData } from './index-data.ts';
import type { Plan, Slot } from './plan.ts';
import { eachTipWithPhrase } from './postings.ts';
import { proximityScores } from './proximity.ts';
import { ranking, withCoverage } from './ranking.ts';
import { TopHits } from './top-hits.ts';
import type { Facets, Hit, SearchQuery } from './types.ts';

/**
 * Postings that a query may cost, as a multiple of the number of tips: of a query that would
 * cost more, the most common words are passed over. A dozen words that nearly every tip has
 * are still within it.
 */
export const POSTINGS_BUDGET = 12;

/** The found tips. */
export interface Found {
  total: number;
  hits: Hit[];
  facets: Facets;
  /** How many tips would be found without the words that were corrected. */
  totalAsTyped: number;
}

/** In place of a number of phrases: the tip is excluded. */
const BARRED = 255;
/** Steps of a sum of weighted impacts. */
const STEPS = IMPACT_STEPS * WEIGHT_STEPS;

/** Runs plans; keeps the arrays that it needs for that. */
export class Searcher {
  readonly #data: IndexData;
  readonly #accumulator: Accumulator;
  /** For each tip, how many of the wanted phrases it has, or `BARRED`. */
  readonly #phrases: Uint8Array;

  constructor(data: IndexData) {
    this.#data = data;
    this.#accumulator = new Accumulator(data);
    this.#phrases = new Uint8Array(data.size);
  }

  run(plan: Plan, query: SearchQuery): Found {
    const counter = new FacetCounter(this.#data);
    const filter = filterOf(this.#data, query);
    const slots = withinBudget(plan.slots, this.#data.size);
    if (!filter || !plan.phrases || slots.length === 0) {
      return { total: 0, hits: [], facets: counter.facets(), totalAsTyped: 0 };
    }
    const last = query.offset + query.limit;
    const top = new TopHits(Math.max(last, ranking.rerankDepth), this.#data.slugRank);
    const accumulator = this.#accumulator;
    for (const slot of slots) if (!slot.corrected) accumulator.add(slot);
    const typedCount = accumulator.count;
    for (const slot of slots) if (slot.corrected) accumulator.add(slot);
    const totals = this.#collect(typedCount, queryWeight(slots), {
      filter: this.#passing(plan, filter),
      found: (tip) => counter.add(tip),
      top,
    });
    accumulator.clear();
    return {
      ...totals,
      hits: this.#reranked(top.sorted(), slots).slice(query.offset, last),
      facets: counter.facets(),
    };
  }

  /** Adds phrases and exclusions to a filter. */
  #passing(plan: Plan, filter: TipFilter): TipFilter {
    const { phrases = [], excluded } = plan;
    if (phrases.length === 0 && excluded.length === 0) return filter;
    const marks = this.#phrases.fill(0);
    phrases.forEach((phrase, before) => {
      eachTipWithPhrase(this.#data, phrase, (tip) => {
        if (marks[tip] === before) marks[tip] = before + 1;
      });
    });
    for (const phrase of excluded) {
      eachTipWithPhrase(this.#data, phrase, (tip) => {
        marks[tip] = BARRED;
      });
    }
    return (tip) => marks[tip] === phrases.length && filter(tip);
  }

  #collect(
    typedCount: number,
    weight: number,
    { filter, found, top }: { filter: TipFilter; found: (tip: number) => void; top: TopHits },
  ): Pick<Found, 'total' | 'totalAsTyped'> {
    const { touched, count } = this.#accumulator;
    const highest = withCoverage(1, 1, 1) / STEPS;
    let total = 0;
    let totalAsTyped = 0;
    for (let i = 0; i < count; i++) {
      const tip = touched[i] as number;
      if (!filter(tip)) continue;
      total += 1;
      if (i < typedCount) totalAsTyped += 1;
      found(tip);
      const sum = this.#accumulator.scoreOf(tip);
      if (sum * highest < top.threshold) continue;
      top.add(tip, withCoverage(sum / STEPS, this.#accumulator.coverageOf(tip), weight));
    }
    return { total, totalAsTyped };
  }

  /**
   * Adds what nearness gives to the best hits. It only ever adds, so the hits below them stay
   * below, and how deep it looks doesn't depend on the page that is asked for.
   */
  #reranked(hits: Hit[], slots: readonly Slot[]): Hit[] {
    const best = hits.slice(0, ranking.rerankDepth);
    const tips = best.map(({ tip }) => tip).sort((a, b) => a - b);
    const gains = proximityScores(this.#data, slots, tips);
    if (gains.size === 0) return hits;
    const rank = this.#data.slugRank;
    const gained = best.map(({ tip, score }) => ({ tip, score: score + (gains.get(tip) ?? 0) }));
    gained.sort((a, b) => b.score - a.score || (rank[a.tip] as number) - (rank[b.tip] as number));
    return [...gained, ...hits.slice(ranking.rerankDepth)];
  }
}

/** The sum of the weights of all the words, in steps. */
function queryWeight(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + coverageWeight(slot), 0);
}

/** Leaves out the most common words of a query that would cost too much. */
export function withinBudget(slots: readonly Slot[], size: number): readonly Slot[] {
  let left = POSTINGS_BUDGET * size;
  if (slots.reduce((sum, { cost }) => sum + cost, 0) <= left) return slots;
  const kept = new Set<Slot>();
  for (const slot of [...slots].sort((a, b) => a.cost - b.cost)) {
    left -= slot.cost;
    if (left < 0 && kept.size > 0) break;
    kept.add(slot);
  }
  return slots.filter((slot) => kept.has(slot));
}
