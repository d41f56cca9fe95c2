import type { LogPosition } from '../../content/changes.ts';

/**
 * Positions in the log of changes as text for URLs: 32-bit numbers, the first of which marks them as
 * a position, in base64url (RFC 4648 §5).
 */
const MARK = 0x7469_7001;
/** More than the days of a hundred thousand years can bring. */
const MAX_SUMS = 26;

export const MAX_CURSOR = Math.ceil(((4 + MAX_SUMS) * 4 * 4) / 3);

export function writeCursor({ since, day, count, sums }: LogPosition): string {
  const numbers = [MARK, since, day, count, ...sums];
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, i * 4);
  return bytes.toString('base64url');
}

/** @returns undefined for what `writeCursor` doesn't write */
export function readCursor(text: string): LogPosition | undefined {
  const bytes = Buffer.from(text, 'base64url');
  const numbers = Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32BE(i * 4));
  const [, since = 0, day = 0, count = 0, ...sums] = numbers;
  // Days before 1970 are negative.
  const position = { since: since | 0, day: day | 0, count, sums };
  const isPossible = sums.length > 0 && sums.length <= MAX_SUMS && position.since <= position.day;
  return isPossible && writeCursor(position) === text ? position : undefined;
}
