import {
  Accumulator,
  COVERAGE_UNIT,
  coverageIn,
  coverageWeight,
  impactsIn,
  WEIGHT_STEPS,
} from './accumulator.ts';
import { FacetCounter, passes, type TipFilter } from './facets.ts';
import { IMPACT_STEPS, type IndexData, TIP_MASK } from './index-data.ts';
import type { Slot } from './plan.ts';
import { tipsWith } from './postings.ts';
import { withCoverage } from './ranking.ts';
import { TopHits } from './top-hits.ts';
import type { Facets, Hit } from './types.ts';

/** Steps of a sum of weighted impacts. */
const STEPS = IMPACT_STEPS * WEIGHT_STEPS;

/** Which tips may be found. */
export interface Restriction {
  filter: TipFilter | undefined;
  /** The only tips to look at, ascending, where they are known. */
  within: Uint32Array | undefined;
  /** Lists of tips to leave out. */
  without: readonly Uint32Array[];
}

/** The tips that have any of some words, of one query after another. */
export class Matches {
  readonly #data: IndexData;
  readonly #accumulator: Accumulator;
  readonly #facetCounter: FacetCounter;
  readonly #found: Uint32Array;
  readonly #missing: Uint32Array;
  /** How many tips there were in the last collection. */
  total = 0;
  /** How many there would have been without the words that were corrected. */
  totalAsTyped = 0;
  /** How many weren't found; -1 when they weren't looked at. */
  #missed = -1;

  constructor(data: IndexData) {
    this.#data = data;
    this.#accumulator = new Accumulator(data);
    this.#facetCounter = new FacetCounter(data);
    this.#found = new Uint32Array(data.size);
    this.#missing = new Uint32Array(data.size);
  }

  /**
   * Finds the tips that may be found; returns so many of the best, best first.
   *
   * @param scored the slots that make the scores; those of the others only make tips found
   */
  collect(
    slots: readonly Slot[],
    scored: ReadonlySet<Slot>,
    restriction: Restriction,
    limit: number,
  ): Hit[] {
    const corrected = slots.filter((slot) => slot.corrected);
    const asTyped = slots.filter((slot) => !slot.corrected);
    // What has the quoted phrases is found by them, once all their words are looked for.
    const all = corrected.length === 0;
    this.#add(asTyped, scored, restriction, all || asTyped.some(({ quoted }) => quoted));
    const typed = all ? undefined : this.#count(restriction);
    if (!all) this.#add(corrected, scored, restriction, true);
    const best = new BestTips(this.#data, scored, limit);
    this.#collect(slots, restriction, best);
    this.totalAsTyped = typed ?? this.total;
    return best.hits();
  }

  /** The facets of the tips of the last collection. */
  facets(): Facets {
    const missing = this.#missed < 0 ? undefined : this.#missing.subarray(0, this.#missed);
    return this.#facetCounter.count(this.#found.subarray(0, this.total), missing);
  }

  #add(
    slots: readonly Slot[],
    scored: ReadonlySet<Slot>,
    { within, without }: Restriction,
    withPhrases: boolean,
  ): void {
    const { sums } = this.#accumulator;
    for (const slot of slots) if (scored.has(slot)) this.#accumulator.add(slot, within);
    if (within) {
      if (withPhrases) this.#accumulator.countTips(within);
    } else {
      this.#accumulator.count(
        slots.flatMap((slot) => (scored.has(slot) ? slot.counted : termsOf(slot))),
      );
    }
    for (const tips of without) for (let i = 0; i < tips.length; i++) sums[tips[i] as number] = 0;
  }

  /** How many tips may be found so far. */
  #count({ filter, within }: Restriction): number {
    const { sums } = this.#accumulator;
    const isFound = (tip: number) =>
      sums[tip] !== 0 && (!filter || passes(this.#data, filter, tip));
    if (within) return within.filter(isFound).length;
    let count = 0;
    for (let tip = 0; tip < sums.length; tip++) count += Number(isFound(tip));
    return count;
  }

  #collect(slots: readonly Slot[], { filter, within }: Restriction, best: BestTips): void {
    const terms = slots.flatMap(termsOf);
    const cost = terms.reduce((sum, term) => sum + tipsWith(this.#data, term), 0);
    if (within) this.#collectFrom(within, filter, best);
    // Going through all tips in order costs less than jumping to most of them.
    else if (cost > this.#data.size / 4) this.#collectInOrder(filter, best);
    else this.#collectByPostings(terms, filter, best);
  }

  #collectInOrder(filter: TipFilter | undefined, best: BestTips): void {
    const { sums } = this.#accumulator;
    if (filter) clearOthers(this.#data, filter, sums);
    const found = this.#found;
    const missing = this.#missing;
    let { least } = best;
    let total = 0;
    for (let tip = 0; tip < sums.length; tip++) {
      const sum = sums[tip] as number;
      // Written to both lists, kept in one: half of the branches would be guessed wrong.
      found[total] = tip;
      missing[tip - total] = tip;
      total += Number(sum > 0);
      if (sum < least || best.scoreOf(sum) < best.threshold) continue;
      best.add(tip, sum);
      least = best.least;
    }
    sums.fill(0);
    this.total = total;
    this.#missed = sums.length - total;
  }

  #collectByPostings(
    terms: readonly number[],
    filter: TipFilter | undefined,
    best: BestTips,
  ): void {
    const { postings, postingStart } = this.#data;
    this.total = 0;
    for (const term of terms) {
      const list = postings.subarray(postingStart[term], postingStart[term + 1]);
      this.#take(list, filter, best);
    }
    this.#missed = -1;
  }

  #collectFrom(tips: Uint32Array, filter: TipFilter | undefined, best: BestTips): void {
    this.total = 0;
    this.#take(tips, filter, best);
    this.#missed = -1;
  }

  /** Takes tips, or those of postings, that have a sum, and takes the sum away. */
  #take(list: Uint32Array, filter: TipFilter | undefined, best: BestTips): void {
    const { sums } = this.#accumulator;
    let total = this.total;
    for (let i = 0; i < list.length; i++) {
      const tip = (list[i] as number) & TIP_MASK;
      const sum = sums[tip] as number;
      if (sum === 0) continue;
      sums[tip] = 0;
      if (filter && !passes(this.#data, filter, tip)) continue;
      this.#found[total++] = tip;
      if (sum >= best.least) best.add(tip, sum);
    }
    this.total = total;
  }
}

/** All terms that make a tip found. */
function termsOf({ alternatives, counted }: Slot): number[] {
  return [...alternatives.map(({ term }) => term), ...counted];
}

/** Takes the sums of all tips away that a filter doesn't leave. */
function clearOthers(data: IndexData, filter: TipFilter, sums: Float64Array): void {
  for (let tip = 0; tip < sums.length; tip++) if (!passes(data, filter, tip)) sums[tip] = 0;
}

/** Keeps the best tips by their sums. */
class BestTips {
  /** A tip with a lower sum can't be among the best, whatever it covers; always above 0. */
  least: number;
  /** A tip with a lower score isn't among the best. */
  threshold: number;
  /** The sum of the weights of all the words, in steps. */
  readonly weight: number;
  readonly #top: TopHits;

  constructor(data: IndexData, scored: ReadonlySet<Slot>, limit: number) {
    const rank = data.slugRank;
    this.#top = new TopHits(limit, (tip) => rank[tip] as number);
    this.weight = [...scored].reduce((weight, slot) => weight + coverageWeight(slot), 0);
    this.threshold = this.#top.threshold;
    this.least = Math.max(1, this.threshold);
  }

  scoreOf(sum: number): number {
    const impacts = impactsIn(sum);
    return withCoverage(impacts / STEPS, coverageIn(sum, impacts), this.weight);
  }

  add(tip: number, sum: number): void {
    this.#top.add(tip, this.scoreOf(sum));
    this.threshold = this.#top.threshold;
    this.least = Math.max(1, (this.threshold * STEPS * COVERAGE_UNIT) / withCoverage(1, 1, 1));
  }

  hits(): Hit[] {
    return this.#top.sorted().map(({ id, score }) => ({ tip: id, score }));
  }
}
