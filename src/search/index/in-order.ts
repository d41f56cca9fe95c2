import { NO_TERM } from './index-data.ts';

/** Sorts strings and tells the final number of each; those that aren't kept have `NO_TERM`. */
export function inOrder(
  numbered: ReadonlyMap<string, number>,
  keep: (number: number) => boolean,
): { strings: string[]; numbers: number[]; order: Uint32Array } {
  const strings = [...numbered.keys()].filter((string) => keep(numbered.get(string) as number));
  strings.sort();
  const numbers = strings.map((string) => numbered.get(string) as number);
  const order = new Uint32Array(numbered.size).fill(NO_TERM);
  numbers.forEach((number, rank) => {
    order[number] = rank;
  });
  return { strings, numbers, order };
}
