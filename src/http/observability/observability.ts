import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { BAD_TARGET, isProbe } from '../response/addresses.ts';
import { traceId } from '../server/request-id.ts';
import type { Metrics } from './metrics.ts';
import { redactedUrl } from './redact.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The snapshot that answers this request. */
    snapshot: Snapshot;
  }
}

export interface ObservabilityOptions {
  readonly logger: FastifyBaseLogger;
  /** Whether the log shows what people searched for. */
  readonly logQueries: boolean;
  readonly current: () => Snapshot;
  readonly metrics?: Metrics | undefined;
}

/** What a client's leaving before its answer is counted as: no status of HTTP, but widely known. */
const CLIENT_LEFT = 499;

/** A line of log and a count for each request, whatever became of it. Register it first. */
export function observability(app: FastifyInstance, options: ObservabilityOptions): void {
  const { logger, logQueries, metrics, current } = options;
  app.decorateRequest('snapshot');
  app.addHook('onRequest', (request, reply, done) => {
    const { id, method, url } = request;
    const started = performance.now();
    request.snapshot = current();
    // Unlike Fastify's onResponse, this happens for clients that leave, too.
    reply.raw.on('close', () => {
      const seconds = (performance.now() - started) / 1000;
      const status = reply.raw.writableEnded ? reply.raw.statusCode : CLIENT_LEFT;
      const route = request.routeOptions.url ?? 'none';
      metrics?.countRequest(route, method, status, seconds);
      const trace = traceId(request.raw.headers.traceparent);
      // Redirects may lead from what nobody has checked.
      const isChecked = status === 200 || status === 304;
      const line = {
        requestId: id,
        ...(trace && { traceId: trace }),
        method,
        route,
        url: logQueries && url !== BAD_TARGET ? url : redactedUrl(request, isChecked),
        status,
        durationMs: Math.round(seconds * 1e5) / 100,
        revision: request.snapshot.revision,
      };
      if (isProbe(route)) logger.debug(line, 'request');
      else logger.info(line, 'request');
    });
    done();
  });
}
