import {
  Accumulator,
  COVERAGE_UNIT,
  coverageWeight,
  impactsIn,
  WEIGHT_STEPS,
} from './accumulator.ts';
import { everyTip, FacetCounter, type TipFilter } from './facets.ts';
import { IMPACT_STEPS, type IndexData, TIP_MASK } from './index-data.ts';
import type { Slot } from './plan.ts';
import { withCoverage } from './ranking.ts';
import { TopHits } from './top-hits.ts';
import type { Facets, Hit } from './types.ts';

/** Steps of a sum of weighted impacts. */
const STEPS = IMPACT_STEPS * WEIGHT_STEPS;

/** Which tips may be found. */
export interface Restriction {
  passes: TipFilter;
  /** The only tips to look at, ascending, where they are known. */
  within: Uint32Array | undefined;
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

  /** Finds the tips that pass; returns so many of the best, best first. */
  collect(slots: readonly Slot[], restriction: Restriction, limit: number): Hit[] {
    const corrected = slots.filter((slot) => slot.corrected);
    for (const slot of slots) if (!slot.corrected) this.#accumulator.add(slot);
    const typed = corrected.length > 0 ? this.#count(restriction) : undefined;
    for (const slot of corrected) this.#accumulator.add(slot);
    const hits = this.#collect(slots, restriction, limit);
    this.totalAsTyped = typed ?? this.total;
    return hits;
  }

  #collect(slots: readonly Slot[], { passes, within }: Restriction, limit: number): Hit[] {
    const best = new BestTips(this.#data, slots, limit);
    const cost = slots.reduce((sum, slot) => sum + slot.cost, 0);
    if (within) this.#collectWithin(within, passes, best);
    // Going through all tips in order costs less than jumping to most of them.
    else if (cost > this.#data.size / 4) this.#collectInOrder(passes, best);
    else this.#collectByPostings(slots, passes, best);
    return best.hits();
  }

  /** The facets of the tips of the last collection. */
  facets(): Facets {
    const missing = this.#missed < 0 ? undefined : this.#missing.subarray(0, this.#missed);
    return this.#facetCounter.count(this.#found.subarray(0, this.total), missing);
  }

  /** How many tips pass so far. */
  #count({ passes, within }: Restriction): number {
    const { sums } = this.#accumulator;
    if (within) return within.filter((tip) => sums[tip] !== 0 && passes(tip)).length;
    let count = 0;
    for (let tip = 0; tip < sums.length; tip++) {
      count += Number(sums[tip] !== 0 && (passes === everyTip || passes(tip)));
    }
    return count;
  }

  #collectWithin(tips: Uint32Array, passes: TipFilter, best: BestTips): void {
    const { sums } = this.#accumulator;
    let total = 0;
    for (const tip of tips) {
      const sum = sums[tip] as number;
      if (sum === 0 || !passes(tip)) continue;
      this.#found[total++] = tip;
      if (sum >= best.least) best.add(tip, sum);
    }
    sums.fill(0);
    this.total = total;
    this.#missed = -1;
  }

  #collectInOrder(passes: TipFilter, best: BestTips): void {
    const { sums } = this.#accumulator;
    const [found, missing] = [this.#found, this.#missing];
    if (passes !== everyTip) {
      for (let tip = 0; tip < sums.length; tip++) {
        if (sums[tip] !== 0 && !passes(tip)) sums[tip] = 0;
      }
    }
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

  #collectByPostings(slots: readonly Slot[], passes: TipFilter, best: BestTips): void {
    const { postings, postingStart } = this.#data;
    const { sums } = this.#accumulator;
    const found = this.#found;
    let total = 0;
    for (const { term } of slots.flatMap(({ alternatives }) => alternatives)) {
      const end = postingStart[term + 1] as number;
      for (let at = postingStart[term] as number; at < end; at++) {
        const tip = (postings[at] as number) & TIP_MASK;
        const sum = sums[tip] as number;
        if (sum === 0) continue;
        sums[tip] = 0;
        if (!passes(tip)) continue;
        found[total++] = tip;
        if (sum >= best.least) best.add(tip, sum);
      }
    }
    this.total = total;
    this.#missed = -1;
  }
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

  constructor(data: IndexData, slots: readonly Slot[], limit: number) {
    const rank = data.slugRank;
    this.#top = new TopHits(limit, (tip) => rank[tip] as number);
    this.weight = slots.reduce((weight, slot) => weight + coverageWeight(slot), 0);
    this.threshold = this.#top.threshold;
    this.least = Math.max(1, this.threshold);
  }

  scoreOf(sum: number): number {
    const impacts = impactsIn(sum);
    return withCoverage(impacts / STEPS, sum - impacts * COVERAGE_UNIT, this.weight);
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
