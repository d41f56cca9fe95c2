import { type Fault, warns } from '../fault.ts';
import { metric } from '../replica.ts';
import type { World } from '../world.ts';

const fallbacks = (metrics: string | undefined) =>
  metric(metrics, 'tipsheet_rate_limit_fallback_total');

/** All ways in which Redis doesn't count show alike. */
function redisFault(
  name: string,
  begin: (redis: World['redis']) => Promise<unknown>,
  end: (redis: World['redis']) => Promise<void>,
): Fault {
  return {
    name,
    lane: 'neighbours',
    async begin({ redis, replicas }) {
      await begin(redis);
      return { affected: replicas, end: () => end(redis) };
    },
    readiness: warns('rateLimit'),
    metric: ({ before, metrics }) => fallbacks(metrics) > fallbacks(before.metrics),
    log: /Redis does not count requests(?:.|\n)*Redis counts requests/,
  };
}

export const redisStopped = redisFault(
  'Redis is stopped, and started again',
  (redis) => redis.stop(),
  (redis) => redis.start(),
);

export const redisFrozen = redisFault(
  'Redis is frozen',
  async (redis) => redis.signal('SIGSTOP'),
  async (redis) => redis.signal('SIGCONT'),
);

export const redisFull = redisFault(
  'Redis is full',
  (redis) => redis.limitMemory(1),
  (redis) => redis.limitMemory(0),
);
