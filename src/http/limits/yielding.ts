import type { Turn } from './work-queue.ts';

/** Passes on items, and gives way to other requests whenever the work has taken its time. */
export async function* yielding<T>(items: Iterable<T>, turn: Turn): AsyncGenerator<T> {
  for (const item of items) {
    yield item;
    await turn.giveWay();
  }
}
