import { FILTER_NAMES, type FilterName, type Filters } from '../../content/filters.ts';
import { recordOf } from '../../content/record-of.ts';
import type { FacetColumn } from '../index/facet-column.ts';
import { TipSet } from '../index/tip-set.ts';
import { TopHits } from '../index/top-hits.ts';
import type { FacetCounts, Facets, FacetValue } from '../types.ts';

/** Tips that are counted at a time, a multiple of 32: a list that stays in the processor's cache. */
const BLOCK = 4096;

/** For each filter, how many tips have each number of its column. */
type Counts = Record<FilterName, Uint32Array>;

/** Counts the facet values of tips. */
export class FacetCounter {
  readonly #columns: Readonly<Record<FilterName, FacetColumn>>;
  readonly #block = new Uint32Array(BLOCK);
  /** The counts of all tips; made when first needed. */
  #all: Counts | undefined;

  constructor(columns: Readonly<Record<FilterName, FacetColumn>>) {
    this.#columns = columns;
  }

  /** @param total how many tips the set has */
  count(tips: TipSet, total: number): Facets {
    if (total <= tips.size / 2) return this.#list(this.#tally(tips, this.#none(), 1));
    // The others are fewer.
    const others = new TipSet(tips.size);
    others.invert();
    this.#all ??= this.#tally(others, this.#none(), 1);
    others.subtract(tips);
    const all = this.#all;
    const copy = recordOf(FILTER_NAMES, (name) => all[name].slice());
    return this.#list(this.#tally(others, copy, -1));
  }

  /**
   * Those of a search. A value of a filter that has some already would be added to them, so it is
   * counted as if the filter weren't there.
   * @param foundWith what the search finds with other filters
   */
  countFiltered(
    tips: TipSet,
    total: number,
    filters: Filters,
    foundWith: (filters: Filters) => TipSet,
  ): Facets {
    const facets = this.count(tips, total);
    for (const name of FILTER_NAMES) {
      if (filters[name] === undefined) continue;
      const wider = foundWith({ ...filters, [name]: undefined });
      facets[name] = this.count(wider, wider.count())[name];
    }
    return facets;
  }

  #none(): Counts {
    return recordOf(FILTER_NAMES, (name) => this.#columns[name].noCounts());
  }

  /** Adds so much to the counts of the tips' numbers. */
  #tally(tips: TipSet, counts: Counts, by: number): Counts {
    for (let from = 0; from < tips.size; from += BLOCK) {
      const block = tips.list(from, this.#block);
      for (const name of FILTER_NAMES) this.#columns[name].tally(block, counts[name], by);
    }
    return counts;
  }

  #list(counts: Counts): Facets {
    return recordOf(FILTER_NAMES, (name) => {
      const column = this.#columns[name];
      return { values: column.values, counts: column.countsOfValues(counts[name]) };
    });
  }
}

/**
 * The values that most matches have, most first, then by slug; those without a match left out.
 *
 * @param facets of one filter, of one search in each of some indexes that were built together
 */
export function mostFrequent(facets: readonly FacetCounts[], limit: number): FacetValue[] {
  const [{ values } = { values: [] }] = facets;
  const top = new TopHits(limit, (value) => value);
  for (let value = 0; value < values.length; value++) {
    let sum = 0;
    for (const { counts } of facets) sum += counts[value] ?? 0;
    // Of an equal sum this has the higher slug, so it can't take another's place.
    if (sum > top.threshold) top.add(value, sum);
  }
  return top.sorted().map(({ id, score }) => ({ slug: values[id] ?? '', count: score }));
}
