import { compare } from './compare.ts';
import { lowerBound } from './lower-bound.ts';

/**
 * Strings packed into two arrays: they cost no garbage collection, pass between threads without
 * copying and open without building anything, however many there are.
 */
export interface StringTable {
  /** All strings one after another, in UTF-16 code units; in bytes where none is above 255. */
  readonly units: Uint8Array | Uint16Array;
  /** Where each string starts, and where the last one ends. */
  readonly starts: Uint32Array;
}

/** The strings in the order in which they are given; what looks strings up needs them sorted. */
export function packStrings(strings: readonly string[]): StringTable {
  let length = 0;
  for (const string of strings) length += string.length;
  const narrow = strings.every((string) => !/[^\0-\xff]/.test(string));
  const units = narrow ? new Uint8Array(length) : new Uint16Array(length);
  const starts = new Uint32Array(strings.length + 1);
  let at = 0;
  strings.forEach((string, index) => {
    for (let i = 0; i < string.length; i++) units[at++] = string.charCodeAt(i);
    starts[index + 1] = at;
  });
  return { units, starts };
}

export function stringCount(table: StringTable): number {
  return table.starts.length - 1;
}

export function stringAt({ units, starts }: StringTable, index: number): string {
  const string = units.subarray(starts[index], starts[index + 1]);
  // Not spread: that would go through an iterator, unit by unit.
  return Reflect.apply(String.fromCharCode, undefined, string);
}

/** Compares by code unit: below 0 when the string at `index` sorts before `wanted`. */
function compareAt(
  { units, starts }: StringTable,
  index: number,
  wanted: string,
  prefix: boolean,
): number {
  const start = starts[index] ?? 0;
  const length = (starts[index + 1] ?? 0) - start;
  const common = Math.min(length, wanted.length);
  for (let i = 0; i < common; i++) {
    const difference = (units[start + i] ?? 0) - wanted.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return prefix && length > common ? 0 : length - wanted.length;
}

/** Where a string is in a sorted table, or -1. */
export function indexOfString(table: StringTable, wanted: string): number {
  const count = stringCount(table);
  const index = lowerBound(0, count, (at) => compareAt(table, at, wanted, false) < 0);
  return index < count && compareAt(table, index, wanted, false) === 0 ? index : -1;
}

/** The range of a sorted table's strings that begin with `prefix`, the end left out. */
export function prefixRange(table: StringTable, prefix: string): [start: number, end: number] {
  const count = stringCount(table);
  const start = lowerBound(0, count, (at) => compareAt(table, at, prefix, false) < 0);
  return [start, lowerBound(start, count, (at) => compareAt(table, at, prefix, true) <= 0)];
}

/** How many code units a string shares with another at their beginnings and at their ends. */
export function sharedEnds({ units, starts }: StringTable, index: number, other: string): number {
  const start = starts[index] ?? 0;
  const end = starts[index + 1] ?? start;
  const shorter = Math.min(end - start, other.length);
  let before = 0;
  while (before < shorter && units[start + before] === other.charCodeAt(before)) before++;
  let after = 0;
  while (
    after < shorter - before &&
    units[end - 1 - after] === other.charCodeAt(other.length - 1 - after)
  )
    after++;
  return before + after;
}

/** A map from strings to 32-bit numbers. */
export interface NumberTable {
  /** Sorted. */
  readonly keys: StringTable;
  readonly values: Uint32Array;
}

export function packNumbers(entries: Iterable<readonly [string, number]>): NumberTable {
  const sorted = [...entries].sort(([a], [b]) => compare(a, b));
  return {
    keys: packStrings(sorted.map(([key]) => key)),
    values: Uint32Array.from(sorted, ([, value]) => value),
  };
}

/** The number that belongs to `key`, or undefined. */
export function lookUp({ keys, values }: NumberTable, key: string): number | undefined {
  const index = indexOfString(keys, key);
  return index < 0 ? undefined : values[index];
}
