import type { FastifyInstance } from 'fastify';
import { isProbe } from '../response/addresses.ts';
import { Problem } from '../response/problems.ts';
import { clientOf } from './client-address.ts';
import type { Counter } from './count-in-memory.ts';

interface Options {
  /** Requests of one client in a window. */
  readonly max: number;
  readonly windowSeconds: number;
  readonly counter: Counter;
  readonly onLimited: () => void;
}

/**
 * Limits requests by client address, for IPv6 by its /64. Everything counts but probes: what is
 * answered from memory, what is not found, and what is malformed. Only refusals say so in their
 * headers (draft-ietf-httpapi-ratelimit-headers), for answers are kept by shared caches.
 */
export function rateLimits(app: FastifyInstance, options: Options): void {
  const { max, windowSeconds, counter, onLimited } = options;
  app.addHook('onRequest', (request, _reply, done) => {
    if (isProbe(request.routeOptions.url)) return done();
    counter(clientOf(request), ({ requests, millisecondsLeft }) => {
      if (requests <= max) return done();
      onLimited();
      done(tooManyRequests(max, windowSeconds, millisecondsLeft));
    });
  });
}

export function tooManyRequests(
  max: number,
  windowSeconds: number,
  millisecondsLeft: number,
): Problem {
  const wait = Math.max(1, Math.ceil(millisecondsLeft / 1000));
  const detail = `This address has made more than ${max} requests in ${windowSeconds} seconds.`;
  return new Problem(
    'too-many-requests',
    detail,
    {},
    {
      'Retry-After': String(wait),
      RateLimit: `"client";r=0;t=${wait}`,
      'RateLimit-Policy': `"client";q=${max};w=${windowSeconds}`,
    },
  );
}
