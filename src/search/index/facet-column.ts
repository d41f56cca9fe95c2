import { compare } from '../../content/compare.ts';
import { GrowingArray } from './growing-array.ts';
import type { TipSet } from './tip-set.ts';

/** The values of the tips for one filter. */
export interface FacetColumnData {
  /** Slugs, sorted; those of all indexes that were built together. */
  values: readonly string[];
  /** For each tip the number of its combination of values: many have the same ones, kept once. */
  numbers: Uint32Array;
  /** Where the values of each combination start, and where those of the last one end. */
  starts: Uint32Array;
  /** The numbers of the values. */
  members: Uint32Array;
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
    return new Uint32Array(this.#data.starts.length - 1);
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
    const { members, starts } = this.#data;
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
    return this.#membersOf(this.#data.numbers[tip] ?? 0);
  }

  #membersOf(combination: number): Uint32Array {
    const { members, starts } = this.#data;
    return members.subarray(starts[combination], starts[combination + 1]);
  }

  /** Adds the tips that have a value. */
  addTipsWith(slug: string, set: TipSet): void {
    const value = this.values.indexOf(slug);
    if (value < 0) return;
    const { numbers } = this.#data;
    const has = this.noCounts().map((_, number) =>
      this.#membersOf(number).includes(value) ? 1 : 0,
    );
    for (let tip = 0; tip < numbers.length; tip++) {
      if (has[numbers[tip] ?? 0] === 1) set.add(tip);
    }
  }
}

/** Gathers the values of tips. */
export class FacetColumnBuilder {
  readonly #combinations: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #ofTips = new GrowingArray();

  add(values: readonly string[]): void {
    const key = values.join('\n');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#combinations.push([...new Set(values)]) - 1;
      this.#numbers.set(key, number);
    }
    this.#ofTips.push(number);
  }

  /** The different values. */
  get values(): string[] {
    return this.#combinations.flat();
  }

  /** @param numberOf the number of a value in the order of slugs, by the slug */
  build(numberOf: ReadonlyMap<string, number>): FacetColumnData {
    const starts = new Uint32Array(this.#combinations.length + 1);
    let end = 0;
    this.#combinations.forEach((values, number) => {
      end += values.length;
      starts[number + 1] = end;
    });
    const members = this.#combinations.flat().map((value) => numberOf.get(value) ?? 0);
    return {
      values: [...numberOf.keys()],
      numbers: this.#ofTips.view().slice(),
      starts,
      members: Uint32Array.from(members),
    };
  }
}

/** The slugs that columns have, sorted, with their places. */
export function numberedValues(columns: readonly FacetColumnBuilder[]): Map<string, number> {
  const values = new Set(columns.flatMap((column) => column.values));
  return new Map([...values].sort(compare).map((value, number) => [value, number]));
}
