import { setImmediate } from 'node:timers/promises';

/** Passes on items and lets other requests through after every so many. */
export async function* yielding<T>(items: Iterable<T>, every: number): AsyncGenerator<T> {
  let count = 0;
  for (const item of items) {
    yield item;
    if (++count % every === 0) await setImmediate();
  }
}
