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

/**
 * What the parser refuses never becomes a request. It counts all the same, and however much of it
 * comes, the log gets a line a second.
 */
export class RefusedConnections {
  readonly #options: Options;
  #sinceLastLine = new Map<string, number>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Calls back with whether the client gets an answer. Beyond its limit it gets none. */
  count(problem: Problem, socket: Socket, callback: (isAnswered: boolean) => void): void {
    const { counter, max, onRefused } = this.#options;
    onRefused(problem.status);
    this.#log(problem.message);
    if (counter === undefined) {
      callback(true);
      return;
    }
    const client = clientOf({ ip: socket.remoteAddress ?? '', socket });
    counter(client, ({ requests }) => callback(requests <= max));
  }

  #log(reason: string): void {
    if (this.#sinceLastLine.size === 0) setTimeout(() => this.#writeLine(), SUMMARY_MS).unref();
    this.#sinceLastLine.set(reason, (this.#sinceLastLine.get(reason) ?? 0) + 1);
  }

  #writeLine(): void {
    const reasons = Object.fromEntries(this.#sinceLastLine);
    this.#sinceLastLine = new Map();
    this.#options.logger.info({ reasons }, 'connections refused');
  }
}
