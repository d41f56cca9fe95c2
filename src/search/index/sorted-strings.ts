import { NO_TERM } from './encoding.ts';

/** Numbered strings in their final order. */
export interface SortedStrings {
  strings: string[];
  /** The number that each was given first. */
  numbers: number[];
  /** By that number the place in this order, `NO_TERM` for one that isn't kept. */
  order: Uint32Array;
}

/** Sorts those numbered strings that are kept. */
export function sortStrings(
  numbered: ReadonlyMap<string, number>,
  keep: (number: number) => boolean,
): SortedStrings {
  const strings = [...numbered].flatMap(([string, number]) => (keep(number) ? [string] : []));
  strings.sort();
  const numbers = strings.map((string) => numbered.get(string) ?? 0);
  const order = new Uint32Array(numbered.size).fill(NO_TERM);
  numbers.forEach((number, rank) => {
    order[number] = rank;
  });
  return { strings, numbers, order };
}
