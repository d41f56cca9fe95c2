import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Redis } from 'ioredis';
import { Problem } from './problems.ts';

export interface RateLimitOptions {
  /** Requests of one client in a window. */
  readonly max: number;
  readonly windowSeconds: number;
  /** Where replicas share their counts. While it doesn't answer, nobody is refused. */
  readonly redis?: Redis | undefined;
  readonly onLimited: () => void;
}

/** Addresses whose counts are kept at once, some 10 MB. */
const CLIENTS = 50_000;

/**
 * Limits requests by client address, for IPv6 by its /64. Everything counts but probes: what is
 * answered from memory, what is not found, and what is malformed. Only refusals say so in their
 * headers (draft-ietf-httpapi-ratelimit-headers), for answers are kept by shared caches.
 */
export const rateLimits = fastifyPlugin(
  async (app: FastifyInstance, options: RateLimitOptions) => {
    const { max, windowSeconds, redis, onLimited } = options;
    await app.register(rateLimit, {
      global: false,
      max,
      timeWindow: windowSeconds * 1000,
      cache: CLIENTS,
      ...(redis && { redis, nameSpace: 'tipsheet-rate-limit-' }),
      skipOnError: true,
    });
    const count = app.createRateLimit();

    app.addHook('onRequest', async (request) => {
      if (request.routeOptions.url?.startsWith('/health/')) return;
      const state = await count(request);
      if (state.isAllowed || !state.isExceeded) return;
      onLimited();
      const wait = Math.max(1, state.ttlInSeconds);
      throw new Problem(
        'too-many-requests',
        `This address has made more than ${max} requests in ${windowSeconds} seconds.`,
        {},
        {
          'Retry-After': String(wait),
          RateLimit: `"client";r=0;t=${wait}`,
          'RateLimit-Policy': `"client";q=${max};w=${windowSeconds}`,
        },
      );
    });
  },
  { name: 'rate-limits' },
);
