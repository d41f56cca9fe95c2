import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { type Counter, countInMemory } from './count-in-memory.ts';
import { RedisState } from './redis-state.ts';

interface Options {
  /** Requests of one client in a window. */
  readonly max: number;
  readonly windowSeconds: number;
  readonly logger: FastifyBaseLogger;
  /** For each request that Redis didn't count. */
  readonly onFallback: () => void;
}

/** Milliseconds that a request waits for Redis. */
const REPLY_TIMEOUT_MS = 100;
const MAX_RECONNECT_DELAY_MS = 2000;
/** Silence after which a connection is given up: commands would pile up in it. */
const SILENCE_TIMEOUT_MS = 1000;

/**
 * Counts in Redis, for all replicas together; what Redis doesn't count in time, this process counts.
 * Nothing waits for the connection: while it is down, commands fail at once, and it is looked for
 * again and again.
 */
export function redisCounter(url: string, { max, windowSeconds, logger, onFallback }: Options) {
  const state = new RedisState(logger);
  const countHere = countInMemory(windowSeconds);
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // Nobody waits for them any more.
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempts) => Math.min(attempts * 100, MAX_RECONNECT_DELAY_MS),
  });
  redis.on('error', (error) => state.failed(error));
  // What it rejects with was an event, too, and is tried again.
  redis.connect().catch(() => {});
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'tipsheet-rate-limit',
    points: max,
    duration: windowSeconds,
    rejectIfRedisNotReady: true,
  });

  const count: Counter = (client, callback) => {
    let isCounted = false;
    const finish = (result: unknown) => {
      if (isCounted) return;
      isCounted = true;
      clearTimeout(timer);
      if (result instanceof RateLimiterRes) {
        state.counted();
        callback({ requests: result.consumedPoints, millisecondsLeft: result.msBeforeNext });
      } else {
        state.failed(result);
        onFallback();
        countHere(client, callback);
      }
    };
    // After a long turn of the event loop the timer comes first though the reply is there, unread:
    // an immediate runs when it has been read.
    const timer = setTimeout(() => setImmediate(finish, TOO_LATE), REPLY_TIMEOUT_MS);
    // A client that is over its limit is a rejection, too.
    limiter.consume(client).then(finish, finish);
  };
  return {
    count,
    /** Undefined while Redis counts, or nobody has asked it to. */
    get outage() {
      return state.outage;
    },
    close: () => redis.disconnect(),
  };
}

const TOO_LATE = new Error(`Redis did not answer in ${REPLY_TIMEOUT_MS} ms`);
