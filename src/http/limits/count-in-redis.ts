import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Count, Counter } from './count-in-memory.ts';
import type { RedisState } from './redis-state.ts';

export interface RedisCounterOptions {
  readonly redis: Redis;
  readonly state: RedisState;
  /** For each request that Redis didn't count. */
  readonly onFallback: () => void;
}

/** Milliseconds that a request waits for Redis. */
const REPLY_TIMEOUT_MS = 100;

/**
 * Counts in Redis, for all replicas together. What Redis doesn't count in time, `otherwise` counts.
 */
export function countInRedis(
  { redis, state, onFallback }: RedisCounterOptions,
  max: number,
  windowSeconds: number,
  otherwise: Counter,
): Counter {
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

  return (client, callback) => {
    let isCounted = false;
    const finish = (result: unknown) => {
      if (isCounted) return;
      isCounted = true;
      clearTimeout(timer);
      if (result instanceof RateLimiterRes) {
        state.counted();
        callback(toCount(result));
      } else {
        state.failed(result);
        onFallback();
        otherwise(client, callback);
      }
    };
    // After a long turn of the event loop the timer comes first though the reply is there, unread:
    // an immediate runs when it has been read.
    const timer = setTimeout(() => setImmediate(finish, TOO_LATE), REPLY_TIMEOUT_MS);
    // A client that is over its limit is a rejection, too.
    limiter.consume(client).then(finish, finish);
  };
}

const TOO_LATE = new Error(`Redis did not answer in ${REPLY_TIMEOUT_MS} ms`);

function toCount({ consumedPoints, msBeforeNext }: RateLimiterRes): Count {
  return { requests: consumedPoints, millisecondsLeft: msBeforeNext };
}
