import { filterOf } from './facets.ts';
import type { IndexData } from './index-data.ts';
import { Matches, type Restriction } from './matches.ts';
import { tipsWithAny, tipsWithPhrase } from './phrases.ts';
import type { Plan, Slot } from './plan.ts';
import { proximityScores } from './proximity.ts';
import { ranking } from './ranking.ts';
import type { Facets, Hit, SearchQuery } from './types.ts';

/**
 * Postings that a query may cost to score, as a multiple of the number of tips: of one that would
 * cost more, the most common words add nothing to the scores, though tips are found by them and
 * totals and facets stay exact. Three words never cost more, even if every tip has each of them.
 */
const POSTINGS_BUDGET = 3;
/** What any query may cost to score, in postings, however few tips there are. */
const LEAST_BUDGET = 200_000;

/** The found tips. */
export interface Found {
  total: number;
  hits: Hit[];
  facets: Facets;
  /** How many tips would be found without the words that were corrected. */
  totalAsTyped: number;
}

/** Runs plans; keeps the arrays that it needs for that. */
export class Searcher {
  readonly #data: IndexData;
  readonly #matches: Matches;

  constructor(data: IndexData) {
    this.#data = data;
    this.#matches = new Matches(data);
  }

  run(plan: Plan, query: SearchQuery): Found {
    const restriction: Restriction = {
      filter: filterOf(this.#data, query),
      within: this.#withPhrases(plan),
      without: plan.excluded.map((phrase) => tipsWithPhrase(this.#data, phrase)),
    };
    const slots = withinBudget(plan.slots, this.#data.size);
    const scored = new Set(slots);
    const depth = Math.max(query.offset + query.limit, ranking.rerankDepth);
    const last = query.offset + query.limit;
    const hits = this.#matches.collect(plan.slots, scored, restriction, depth);
    return {
      total: this.#matches.total,
      totalAsTyped: this.#matches.totalAsTyped,
      hits: this.#reranked(hits, slots).slice(query.offset, last),
      facets: this.#matches.facets(),
    };
  }

  /** The tips that have all quoted phrases, if there are any. */
  #withPhrases({ phrases }: Plan): Uint32Array | undefined {
    const [first, ...others] = phrases.map((readings) => tipsWithAny(this.#data, readings));
    return first && others.reduce(common, first);
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

/** What two ascending lists have in common. */
function common(first: Uint32Array, second: Uint32Array): Uint32Array {
  let at = 0;
  return first.filter((tip) => {
    while (at < second.length && (second[at] as number) < tip) at += 1;
    return second[at] === tip;
  });
}

/** The slots that are scored: not the most common ones of a query that would cost too much. */
function withinBudget(slots: readonly Slot[], size: number): readonly Slot[] {
  let left = Math.max(POSTINGS_BUDGET * size, LEAST_BUDGET);
  if (slots.reduce((sum, { cost }) => sum + cost, 0) <= left) return slots;
  const kept = new Set<Slot>();
  for (const slot of [...slots].sort((a, b) => a.cost - b.cost)) {
    left -= slot.cost;
    if (left < 0 && kept.size > 0) break;
    kept.add(slot);
  }
  return slots.filter((slot) => kept.has(slot));
}
