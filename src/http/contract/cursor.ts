import type { LogPosition } from '../../content/changes.ts';

/**
 * Positions in the log of changes as text for URLs: 32-bit numbers, the first of which marks them as
 * a position, in base64url (RFC 4648 §5).
 */
const MARK = 0x7469_7001;
const HEAD = 4;
/** More than the days of a hundred thousand years can bring. */
const MAX_SUMS = 26;

export const MAX_CURSOR = Math.ceil(((HEAD + MAX_SUMS) * 4 * 4) / 3);

export function writeCursor({ since, day, count, sums }: LogPosition): string {
  const numbers = [MARK, since, day, count, ...sums];
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, i * 4);
  return bytes.toString('base64url');
}

/** @returns undefined for what `writeCursor` doesn't write */
export function readCursor(text: string): LogPosition | undefined {
  const bytes = Buffer.from(text, 'base64url');
  const words = bytes.length / 4;
  const isWhole = Number.isInteger(words) && words > HEAD && words <= HEAD + MAX_SUMS;
  if (!isWhole || bytes.toString('base64url') !== text) return undefined;
  const position = {
    since: bytes.readInt32BE(4),
    day: bytes.readInt32BE(8),
    count: bytes.readUInt32BE(12),
    sums: Array.from({ length: words - HEAD }, (_, i) => bytes.readUInt32BE((HEAD + i) * 4)),
  };
  return bytes.readUInt32BE(0) === MARK && position.since <= position.day ? position : undefined;
}
