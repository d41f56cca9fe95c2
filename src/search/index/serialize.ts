import type { IndexData } from './index-data.ts';

/** First bytes of a saved index. */
const MAGIC = 0x58495354; // "TSIX", lowest byte first
/** Goes up with every change of what the arrays mean, of the analysis and of the ranking. */
const INDEX_VERSION = 17;
const HEADER_BYTES = 16;
const ALIGNMENT = 8;

const arrayTypes = { Uint8Array, Uint16Array, Uint32Array } as const;
type ArrayType = keyof typeof arrayTypes;

/** In place of a typed array in the header: where its bytes are, from the end of the header. */
interface ArrayReference {
  $array: ArrayType;
  offset: number;
  length: number;
}

/** A saved index that can't be used, with the reason. */
export class IndexFormatError extends Error {
  override name = 'IndexFormatError';
}

/**
 * Saves an index: 16 bytes (magic, version, length of the description, length of all), the
 * description as JSON, then the typed arrays as they are in memory, lowest byte first.
 */
export function serializeIndex(data: IndexData): Uint8Array {
  const arrays: { offset: number; view: Uint8Array }[] = [];
  let end = 0;
  const description = JSON.stringify(data, (_key, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const offset = end;
    arrays.push({
      offset,
      view: new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
    });
    end = aligned(end + value.byteLength);
    const type = value.constructor.name as ArrayType;
    return { $array: type, offset, length: value.byteLength / arrayTypes[type].BYTES_PER_ELEMENT };
  });
  const header = new TextEncoder().encode(description);
  const start = aligned(HEADER_BYTES + header.length);
  const bytes = new Uint8Array(start + end);
  const numbers = new DataView(bytes.buffer);
  numbers.setUint32(0, MAGIC, true);
  numbers.setUint32(4, INDEX_VERSION, true);
  numbers.setUint32(8, header.length, true);
  numbers.setUint32(12, bytes.length, true);
  bytes.set(header, HEADER_BYTES);
  for (const { offset, view } of arrays) bytes.set(view, start + offset);
  return bytes;
}

/**
 * Opens a saved index. The arrays are views into `bytes`, nothing is copied unless `bytes` lies
 * at an odd place in its buffer.
 *
 * @throws IndexFormatError when the bytes are not an index, of another version, or cut short
 */
export function deserializeIndex(bytes: Uint8Array): IndexData {
  const whole = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const numbers = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  if (whole.length < HEADER_BYTES || numbers.getUint32(0, true) !== MAGIC) {
    throw new IndexFormatError('not a saved index: its first bytes are wrong');
  }
  const version = numbers.getUint32(4, true);
  if (version !== INDEX_VERSION) {
    throw new IndexFormatError(
      `the saved index has version ${version}, this program reads version ${INDEX_VERSION}: build it again`,
    );
  }
  const length = numbers.getUint32(12, true);
  if (length !== whole.length) {
    throw new IndexFormatError(
      `the saved index should have ${length} bytes, it has ${whole.length}`,
    );
  }
  const headerLength = numbers.getUint32(8, true);
  const start = whole.byteOffset + aligned(HEADER_BYTES + headerLength);
  const header = whole.subarray(HEADER_BYTES, HEADER_BYTES + headerLength);
  try {
    return JSON.parse(new TextDecoder().decode(header), (_key, value: unknown) =>
      isArrayReference(value) ? viewOf(whole.buffer as ArrayBuffer, start, value) : value,
    ) as IndexData;
  } catch (cause) {
    throw new IndexFormatError('the description of the saved index is damaged', { cause });
  }
}

function isArrayReference(value: unknown): value is ArrayReference {
  return typeof value === 'object' && value !== null && '$array' in value;
}

function viewOf(buffer: ArrayBuffer, start: number, reference: ArrayReference): ArrayBufferView {
  return new arrayTypes[reference.$array](buffer, start + reference.offset, reference.length);
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
