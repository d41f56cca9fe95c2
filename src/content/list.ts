/** Items in an order, each read when it is asked for. An array is one, too. */
export type List<T> = Pick<readonly T[], 'length' | 'at' | 'slice'>;

/** The items with these numbers. */
export function numberedList<T>(numbers: readonly number[], read: (number: number) => T): List<T> {
  return {
    length: numbers.length,
    at(place) {
      const number = numbers.at(place);
      return number === undefined ? undefined : read(number);
    },
    slice: (start, end) => numbers.slice(start, end).map((number) => read(number)),
  };
}

/** The items from one place to before another, each read when it is its turn. */
export function* itemsOf<T>(list: List<T>, start: number, end: number): Generator<T> {
  for (let place = start; place < Math.min(end, list.length); place++) {
    const item = list.at(place);
    if (item !== undefined) yield item;
  }
}

/** The same of several lists, each after the one before. */
export function* itemsOfAll<T>(
  lists: readonly List<T>[],
  start: number,
  end: number,
): Generator<T> {
  let passed = 0;
  for (const list of lists) {
    yield* itemsOf(list, Math.max(0, start - passed), end - passed);
    passed += list.length;
  }
}

export const SORTS = ['stage', 'title', 'datePublished', 'dateModified'] as const;
type SortKey = (typeof SORTS)[number];
export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

export const READING_ORDER: Sort = { key: 'stage', descending: false };
