/** Strings packed into two arrays, which cost no garbage collection and move between threads. */
export interface StringTable {
  /** All strings one after another, in UTF-16 code units; in bytes where none is above 255. */
  units: Uint8Array | Uint16Array;
  /** Where each string starts, and where the last one ends. */
  starts: Uint32Array;
}

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

export function stringAt(table: StringTable, index: number): string {
  const start = table.starts[index] as number;
  const end = table.starts[index + 1] as number;
  // Not spread: that would go through an iterator, unit by unit.
  return Reflect.apply(String.fromCharCode, undefined, table.units.subarray(start, end));
}

/** Compares by code unit: below 0 when the string at `index` sorts before `wanted`. */
function compareAt(table: StringTable, index: number, wanted: string, prefix: boolean): number {
  const start = table.starts[index] as number;
  const length = (table.starts[index + 1] as number) - start;
  const common = Math.min(length, wanted.length);
  for (let i = 0; i < common; i++) {
    const difference = (table.units[start + i] as number) - wanted.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return prefix && length > common ? 0 : length - wanted.length;
}

/** The first index whose string isn't before `wanted`; with `after`, is behind all it begins. */
function bound(table: StringTable, wanted: string, after: boolean): number {
  let low = 0;
  let high = stringCount(table);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareAt(table, middle, wanted, after);
    if (order < 0 || (after && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a string is in a sorted table, or -1. */
export function indexOfString(table: StringTable, wanted: string): number {
  const index = bound(table, wanted, false);
  if (index >= stringCount(table)) return -1;
  return compareAt(table, index, wanted, false) === 0 ? index : -1;
}

/** The range of a sorted table's strings that begin with `prefix`, the end left out. */
export function prefixRange(table: StringTable, prefix: string): [start: number, end: number] {
  return [bound(table, prefix, false), bound(table, prefix, true)];
}
