import { createHash, randomInt } from 'node:crypto';
import { DAY_MS } from '../units.ts';
import type { List } from './list.ts';

/** Picks one of a list, which must not be empty. */

export function randomPick<T>(items: List<T>): T {
  return items.at(randomInt(items.length)) as T;
}

/** The same seed picks the same item everywhere. */
export function seededPick<T>(items: List<T>, seed: string): T {
  const number = createHash('sha256').update(seed).digest().readUIntBE(0, 6);
  return items.at(number % items.length) as T;
}

const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * The item of a day (ISO 8601 date): the same everywhere, and every item once before any comes
 * again, because the step from day to day has no factor in common with the length. Steps near the
 * golden ratio keep neighbours in the list apart.
 */
export function dailyPick<T>(items: List<T>, date: string): T {
  return dailyPicks(items, date, 1)[0] as T;
}

/** As many items for a day, all if there are fewer: the same rotation, so many a day. */
export function dailyPicks<T>(items: List<T>, date: string, count: number): T[] {
  const size = items.length;
  let step = Math.max(1, Math.round(size * GOLDEN_RATIO));
  while (greatestCommonDivisor(step, size) > 1) step++;
  const day = Date.parse(date) / DAY_MS;
  return Array.from({ length: Math.min(count, size) }, (_, i) => {
    const position = ((day * count + i) * step) % size;
    // Before 1970 it counts from the end.
    return items.at(position) as T;
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
