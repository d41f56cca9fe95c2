import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which work goes on though requests keep arriving. */
const LONGEST_MS = 20;
/** Turns of the event loop in a row that bring nothing new. */
const QUIET_TURNS = 2;

/**
 * Waits until the event loop has taken in what has arrived. libuv accepts one connection a turn: if
 * each turn did a piece of work, connections would be accepted as slowly as the work is done, and
 * fairness among those that were accepted would be of no use to the others.
 */
export function settler(server: Server): () => Promise<void> {
  let arrivals = 0;
  const count = () => {
    arrivals += 1;
  };
  server.on('connection', count);
  server.on('request', count);
  return async () => {
    const started = performance.now();
    let quiet = 0;
    while (quiet < QUIET_TURNS && performance.now() - started < LONGEST_MS) {
      const before = arrivals;
      await setImmediate();
      quiet = arrivals === before ? quiet + 1 : 0;
    }
  };
}
