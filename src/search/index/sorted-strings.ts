import { NO_TERM } from './encoding.ts';

/** Sorts numbered strings and gives each its final number; those that aren't kept have `NO_TERM`. */
export function sortStrings(
  numbered: ReadonlyMap<string, number>,
  keep: (number: number) => boolean,
): { strings: string[]; numbers: number[]; order: Uint32Array } {
  const strings = [...numbered].flatMap(([string, number]) => (keep(number) ? [string] : []));
  strings.sort();
  const numbers = strings.map((string) => numbered.get(string) ?? 0);
  const order = new Uint32Array(numbered.size).fill(NO_TERM);
  numbers.forEach((number, rank) => {
    order[number] = rank;
  });
  return { strings, numbers, order };
}
