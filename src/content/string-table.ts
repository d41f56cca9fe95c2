/**
 * An immutable map from strings to 32-bit numbers in two typed arrays, so that it passes between
 * threads without copying and opens without building anything, however large. Keys are kept as
 * UTF-8 in byte order and found by binary search.
 */
export interface StringTableData {
  readonly bytes: Uint8Array;
  /** Where each key starts in `bytes`; one more entry than keys. */
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

export function buildStringTable(entries: Iterable<readonly [string, number]>): StringTableData {
  const encoded = Array.from(entries, ([key, value]) => ({ key: Buffer.from(key), value }));
  encoded.sort((a, b) => Buffer.compare(a.key, b.key));
  const offsets = new Uint32Array(encoded.length + 1);
  for (const [i, { key }] of encoded.entries()) offsets[i + 1] = (offsets[i] ?? 0) + key.length;
  const bytes = new Uint8Array(offsets[encoded.length] ?? 0);
  for (const [i, { key }] of encoded.entries()) bytes.set(key, offsets[i]);
  return { bytes, offsets, values: Uint32Array.from(encoded, ({ value }) => value) };
}

/** The number that belongs to `key`, or undefined. */
export function lookUp(table: StringTableData, key: string): number | undefined {
  const wanted = Buffer.from(key);
  const bytes = Buffer.from(table.bytes.buffer, table.bytes.byteOffset, table.bytes.length);
  let low = 0;
  let high = table.values.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = bytes.compare(
      wanted,
      0,
      wanted.length,
      table.offsets[middle],
      table.offsets[middle + 1],
    );
    if (order === 0) return table.values[middle];
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
