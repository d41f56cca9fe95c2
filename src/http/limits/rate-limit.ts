import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { Problem } from '../response/problems.ts';
import { clientOf } from './client-address.ts';

export interface RateLimitOptions {
  /** Requests of one client in a window. */
  readonly max: number;
  readonly windowSeconds: number;
  /** Where replicas share their counts. While it doesn't answer, nobody is refused. */
  readonly redis?: Redis | undefined;
  readonly onLimited: () => void;
}

/** Clients whose counts are kept at once, some 10 MB. */
const CLIENTS = 50_000;

/** Counts a request; tells whether it is one too many, and for how many milliseconds more are. */
type Count = (
  request: FastifyRequest,
  callback: (exceeded: boolean, millisecondsLeft: number) => void,
) => void;

/**
 * Limits requests by client address, for IPv6 by its /64. Everything counts but probes: what is
 * answered from memory, what is not found, and what is malformed. Only refusals say so in their
 * headers (draft-ietf-httpapi-ratelimit-headers), for answers are kept by shared caches.
 */
export const rateLimits = fastifyPlugin(
  async (app: FastifyInstance, options: RateLimitOptions) => {
    const { max, windowSeconds, redis, onLimited } = options;
    const window = windowSeconds * 1000;
    const count = redis ? await countInRedis(app, redis, max, window) : countHere(max, window);

    app.addHook('onRequest', (request, _reply, done) => {
      if (request.routeOptions.url?.startsWith('/health/')) return done();
      count(request, (exceeded, millisecondsLeft) => {
        if (!exceeded) return done();
        onLimited();
        const wait = Math.max(1, Math.ceil(millisecondsLeft / 1000));
        const detail = `This address has made more than ${max} requests in ${windowSeconds} seconds.`;
        const headers = {
          'Retry-After': String(wait),
          RateLimit: `"client";r=0;t=${wait}`,
          'RateLimit-Policy': `"client";q=${max};w=${windowSeconds}`,
        };
        done(new Problem('too-many-requests', detail, {}, headers));
      });
    });
  },
  { name: 'rate-limits' },
);

/**
 * Counts in this process, and at once: to wait for a promise costs a request that is answered
 * from memory a seventh of its time.
 */
function countHere(max: number, window: number): Count {
  const clients = new LRUCache<string, { requests: number; end: number }>({ max: CLIENTS });
  return ({ ip }, callback) => {
    const client = clientOf(ip);
    const now = Date.now();
    let current = clients.get(client);
    if (!current || current.end <= now) {
      current = { requests: 0, end: now + window };
      clients.set(client, current);
    }
    current.requests += 1;
    callback(current.requests > max, current.end - now);
  };
}

async function countInRedis(
  app: FastifyInstance,
  redis: Redis,
  max: number,
  timeWindow: number,
): Promise<Count> {
  await app.register(rateLimit, {
    global: false,
    max,
    timeWindow,
    keyGenerator: ({ ip }) => clientOf(ip),
    redis,
    nameSpace: 'tipsheet-rate-limit-',
    skipOnError: true,
  });
  const count = app.createRateLimit();
  return (request, callback) => {
    count(request).then(
      (state) => (state.isAllowed ? callback(false, 0) : callback(state.isExceeded, state.ttl)),
      () => callback(false, 0),
    );
  };
}
