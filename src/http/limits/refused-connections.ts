import type { Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import type { Problem } from '../response/problems.ts';
import { clientOf } from './client-address.ts';
import type { Counter } from './count-in-memory.ts';

interface Options {
  readonly logger: FastifyBaseLogger;
  /** Counts requests of clients, where they are limited. */
  readonly counter: Counter | undefined;
  /** Requests of one client in a window. */
  readonly max: number;
  readonly onRefused: (status: number) => void;
}

/** Milliseconds that one line of the log sums up. */
const SUMMARY_MS = 1000;

export type CountRefused = ReturnType<typeof refusedConnections>;

/**
 * What the parser refuses never becomes a request. It counts all the same, and however much of it
 * comes, the log gets a line a second.
 */
export function refusedConnections({ logger, counter, max, onRefused }: Options) {
  const reasons = new Map<string, number>();
  const writeLine = () => {
    logger.info({ reasons: Object.fromEntries(reasons) }, 'connections refused');
    reasons.clear();
  };

  /** Calls back with whether the client gets an answer. Beyond its limit it gets none. */
  return (
    { status, message }: Problem,
    socket: Socket,
    callback: (isAnswered: boolean) => void,
  ) => {
    onRefused(status);
    if (reasons.size === 0) setTimeout(writeLine, SUMMARY_MS).unref();
    reasons.set(message, (reasons.get(message) ?? 0) + 1);
    if (counter === undefined) return callback(true);
    const client = clientOf({ ip: socket.remoteAddress ?? '', socket });
    counter(client, ({ requests }) => callback(requests <= max));
  };
}
