import { GrowingArray } from './growing-array.ts';
import { sortStrings } from './sorted-strings.ts';
import type { TipSet } from './tip-set.ts';

/** The values of the tips for one filter. */
export interface FacetColumnData {
  /** Slugs, sorted. */
  values: string[];
  /** For each tip the number of its value or, where there are combinations, of its combination. */
  numbers: Uint32Array;
  /** Where a tip may have any number of values: many have the same ones, which are kept once. */
  combinations?: {
    /** Where the values of each combination start, and where those of the last one end. */
    starts: Uint32Array;
    /** The numbers of values. */
    members: Uint32Array;
  };
}

/** What the tips can be filtered and counted by. */
export class FacetColumn {
  /** Slugs, sorted. */
  readonly values: readonly string[];
  readonly #data: FacetColumnData;

  constructor(data: FacetColumnData) {
    this.#data = data;
    this.values = data.values;
  }

  /** A count of 0 for each number that tips have. */
  noCounts(): Uint32Array {
    const { combinations, values } = this.#data;
    return new Uint32Array(combinations ? combinations.starts.length - 1 : values.length);
  }

  /** Adds so much to the count of each tip's number. */
  tally(tips: Uint32Array, counts: Uint32Array, by: number): void {
    const { numbers } = this.#data;
    for (let at = 0; at < tips.length; at++) {
      const number = numbers[tips[at] ?? 0] ?? 0;
      counts[number] = (counts[number] ?? 0) + by;
    }
  }

  /** The counts of values, from those of the tips' numbers. */
  countsOfValues(counts: Uint32Array): Uint32Array {
    if (!this.#data.combinations) return counts;
    const { members, starts } = this.#data.combinations;
    const ofValues = new Uint32Array(this.values.length);
    let at = 0;
    for (let combination = 0; combination < counts.length; combination++) {
      const count = counts[combination] ?? 0;
      for (const end = starts[combination + 1] ?? 0; at < end; at++) {
        const value = members[at] ?? 0;
        ofValues[value] = (ofValues[value] ?? 0) + count;
      }
    }
    return ofValues;
  }

  /** The share of the values of two tips that both have (Jaccard); 1 where one has none. */
  overlap(tip: number, other: number): number {
    const values = this.#valuesOf(tip);
    const others = this.#valuesOf(other);
    if (values.length === 0 || others.length === 0) return 1;
    const both = values.filter((value) => others.includes(value)).length;
    return both / (values.length + others.length - both);
  }

  /** The numbers of the values of a tip. */
  #valuesOf(tip: number): Uint32Array {
    const { combinations, numbers } = this.#data;
    if (!combinations) return numbers.subarray(tip, tip + 1);
    const { members, starts } = combinations;
    const number = numbers[tip] ?? 0;
    return members.subarray(starts[number], starts[number + 1]);
  }

  /** Adds the tips that have a value. */
  addTipsWith(slug: string, set: TipSet): void {
    const value = this.values.indexOf(slug);
    if (value < 0) return;
    const { combinations, numbers } = this.#data;
    const has = this.noCounts().map((_, number) => {
      if (!combinations) return number === value ? 1 : 0;
      const { members, starts } = combinations;
      return members.subarray(starts[number], starts[number + 1]).includes(value) ? 1 : 0;
    });
    for (let tip = 0; tip < numbers.length; tip++) {
      if (has[numbers[tip] ?? 0] === 1) set.add(tip);
    }
  }
}

/** Gathers the values of tips and numbers them in the order of their slugs. */
export class FacetColumnBuilder {
  readonly #values = new Map<string, number>();
  readonly #combinations: number[][] = [];
  readonly #combinationNumbers = new Map<string, number>();
  readonly #ofTips = new GrowingArray();

  add(values: readonly string[]): void {
    const key = values.join('\n');
    let number = this.#combinationNumbers.get(key);
    if (number === undefined) {
      number =
        this.#combinations.push([...new Set(values)].map((value) => this.#numberOf(value))) - 1;
      this.#combinationNumbers.set(key, number);
    }
    this.#ofTips.push(number);
  }

  build(): FacetColumnData {
    const { strings, order } = sortStrings(this.#values);
    const combinations = this.#combinations.map((values) =>
      values.map((value) => order[value] ?? 0),
    );
    if (combinations.every((values) => values.length === 1)) {
      const numbers = this.#ofTips.view().map((number) => combinations[number]?.[0] ?? 0);
      return { values: strings, numbers };
    }
    const starts = new Uint32Array(combinations.length + 1);
    let end = 0;
    combinations.forEach((values, number) => {
      end += values.length;
      starts[number + 1] = end;
    });
    return {
      values: strings,
      numbers: this.#ofTips.view().slice(),
      combinations: { starts, members: Uint32Array.from(combinations.flat()) },
    };
  }

  #numberOf(value: string): number {
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    this.#values.set(value, this.#values.size);
    return this.#values.size - 1;
  }
}
