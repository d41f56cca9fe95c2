import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Problem } from './problems.ts';

export interface OverloadOptions {
  /** Milliseconds by which the event loop may be late, on average. */
  readonly maxEventLoopDelay: number;
  readonly onShed: () => void;
}

/** Short, so that a burst is over soon after it has passed. */
const SAMPLE_INTERVAL_MS = 250;

/**
 * Refuses requests while the event loop is late: an answer that can't come in time costs those
 * that can. Probes are answered, or the remedy for too much work would be to restart.
 */
export const overload = fastifyPlugin(
  async (app: FastifyInstance, { maxEventLoopDelay, onShed }: OverloadOptions) => {
    await app.register(underPressure, {
      maxEventLoopDelay,
      sampleInterval: SAMPLE_INTERVAL_MS,
      pressureHandler: (request: FastifyRequest) => {
        if (request.routeOptions.url?.startsWith('/health/')) return;
        onShed();
        const detail = 'There is more to do than can be done in time.';
        throw new Problem('overloaded', detail, {}, { 'Retry-After': '1' });
      },
    });
  },
  { name: 'overload' },
);
