import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Count, Counter } from './count-in-memory.ts';

/** Milliseconds that a request waits for Redis. */
const REPLY_TIMEOUT_MS = 100;

/**
 * Counts in Redis, for all replicas together. What Redis doesn't count in time, `otherwise` counts.
 */
export function countInRedis(
  redis: Redis,
  max: number,
  windowSeconds: number,
  otherwise: Counter,
): Counter {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'tipsheet-rate-limit',
    points: max,
    duration: windowSeconds,
    rejectIfRedisNotReady: true,
  });

  return (client, callback) => {
    let isCounted = false;
    const finish = (count?: Count) => {
      if (isCounted) return;
      isCounted = true;
      clearTimeout(timer);
      if (count) callback(count);
      else otherwise(client, callback);
    };
    // After a long turn of the event loop the timer comes first though the reply is there, unread:
    // an immediate runs when it has been read.
    const timer = setTimeout(() => setImmediate(finish), REPLY_TIMEOUT_MS);
    limiter.consume(client).then(
      (result) => finish(toCount(result)),
      // A client that is over its limit is a rejection, too.
      (reason) => finish(reason instanceof RateLimiterRes ? toCount(reason) : undefined),
    );
  };
}

function toCount({ consumedPoints, msBeforeNext }: RateLimiterRes): Count {
  return { requests: consumedPoints, millisecondsLeft: msBeforeNext };
}
