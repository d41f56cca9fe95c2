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

export const SORTS = ['stage', 'title', 'datePublished', 'dateModified'] as const;
type SortKey = (typeof SORTS)[number];
export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

export const READING_ORDER: Sort = { key: 'stage', descending: false };

/** What items are sorted by; their numbers are in reading order. */
interface SortKeys {
  /** The numbers of all items by title. */
  readonly byTitle: Uint32Array;
  readonly datePublished: (item: number) => number;
  readonly dateModified: (item: number) => number;
}

/** Of the items numbered from 0 to before `size`, those that pass, in order. */
export function selectInOrder(
  size: number,
  { key, descending }: Sort,
  passes: (item: number) => boolean,
  keys: SortKeys,
): number[] {
  const items: number[] = [];
  for (let i = 0; i < size; i++) {
    const item = key === 'title' ? (keys.byTitle[i] ?? i) : i;
    if (passes(item)) items.push(item);
  }
  if (key === 'datePublished' || key === 'dateModified') {
    const date = keys[key];
    // Items of the same date stay in reading order, whichever way the dates run.
    return items.sort((a, b) => (descending ? date(b) - date(a) : date(a) - date(b)) || a - b);
  }
  return descending ? items.reverse() : items;
}
