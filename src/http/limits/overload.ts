import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Problem } from '../response/problems.ts';

export interface OverloadOptions {
  /** Milliseconds by which the event loop may be late, again and again. */
  readonly maxEventLoopDelay: number;
  readonly onShed: () => void;
}

const TICK_MS = 100;
/** One late tick may be a single long task, which is over when it is noticed. */
const LATE_TICKS = 2;

/**
 * Refuses requests while the event loop stays late: an answer that can't come in time costs those
 * that can. Probes are answered, or the remedy for too much work would be to restart.
 */
export const overload = fastifyPlugin(
  async (app: FastifyInstance, { maxEventLoopDelay, onShed }: OverloadOptions) => {
    const delay = watchDelay(maxEventLoopDelay);
    app.addHook('onClose', async () => delay.stop());
    app.addHook('onRequest', (request, _reply, done) => {
      if (!delay.isHigh() || request.routeOptions.url?.startsWith('/health/')) return done();
      onShed();
      const detail = 'There is more to do than can be done in time.';
      done(new Problem('overloaded', detail, {}, { 'Retry-After': '1' }));
    });
  },
  { name: 'overload' },
);

function watchDelay(max: number) {
  let due = performance.now() + TICK_MS;
  let late = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    late = now - due > max ? late + 1 : 0;
    due = now + TICK_MS;
  }, TICK_MS).unref();
  return { isHigh: () => late >= LATE_TICKS, stop: () => clearInterval(timer) };
}
