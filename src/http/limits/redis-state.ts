import type { FastifyBaseLogger } from 'fastify';

/** Milliseconds without a failure after which an outage is over: one that comes and goes is one. */
const QUIET_MS = 10_000;

interface Outage {
  /** When it began, ISO 8601, UTC. */
  readonly time: string;
  /** Why, each with a line of log. */
  readonly reasons: Set<string>;
}

/**
 * Whether Redis counts, by what it answers: to one that is full, or a read-only replica, the connection
 * is well. There is a line of log where an outage begins, one for each other reason that Redis gives
 * meanwhile, and one where it ends.
 */
export class RedisState {
  readonly #logger: FastifyBaseLogger;
  #isCounting: boolean | undefined;
  #lastFailure = -Infinity;
  #outage: Outage | undefined;

  constructor(logger: FastifyBaseLogger) {
    this.#logger = logger;
  }

  /** Undefined while Redis counts, or nobody has asked it to. */
  get outage(): Pick<Outage, 'time'> | undefined {
    return this.#outage;
  }

  counted(): void {
    if (this.#isCounting || performance.now() - this.#lastFailure < QUIET_MS) return;
    this.#isCounting = true;
    this.#outage = undefined;
    this.#logger.info('Redis counts requests');
  }

  failed(err: unknown): void {
    this.#lastFailure = performance.now();
    this.#isCounting = false;
    this.#outage ??= { time: new Date().toISOString(), reasons: new Set() };
    const reason = reasonOf(err);
    if (this.#outage.reasons.has(reason)) return;
    this.#outage.reasons.add(reason);
    // ioredis adds the command: to sign in, that has the password, and to count, a client's address.
    if (err instanceof Error) Reflect.deleteProperty(err, 'command');
    this.#logger.error({ err }, 'Redis does not count requests; each replica counts alone');
  }
}

/** The code that an error of Redis begins with (`OOM`, `READONLY`); all ways to be out of reach are one. */
function reasonOf(error: unknown): string {
  const isReply = error instanceof Error && error.name === 'ReplyError';
  return isReply ? (error.message.split(' ', 1)[0] ?? '') : 'out of reach';
}
