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

/** @param ofTips what each tip has, as slugs */
export function buildFacetColumn(
  ofTips: readonly (readonly string[])[],
  values: FacetColumnData['values'],
): FacetColumnData {
  const numberOf = new Map(values.map((value, number) => [value, number]));
  const combinations = new Map<string, number>();
  const starts = [0];
  const members: number[] = [];
  const numbers = Uint32Array.from(ofTips, (own) => {
    const key = own.join('\n');
    const known = combinations.get(key);
    if (known !== undefined) return known;
    for (const value of new Set(own)) members.push(numberOf.get(value) ?? 0);
    starts.push(members.length);
    combinations.set(key, combinations.size);
    return combinations.size - 1;
  });
  return {
    values,
    numbers,
    starts: Uint32Array.from(starts),
    members: Uint32Array.from(members),
  };
}
