import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Metrics } from './metrics.ts';
import { redactTarget } from './redact.ts';
import { traceId } from './request-id.ts';
import { BAD_TARGET } from './request-target.ts';
import type { RequestTracer } from './tracing.ts';

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
  readonly tracer?: RequestTracer | undefined;
}

/** What a client's leaving before its answer is counted as: no status of HTTP, but widely known. */
const CLIENT_LEFT = 499;

/** A line of log, a count and a span for each request, whatever became of it. Register it first. */
export const observability = fastifyPlugin(
  async (app: FastifyInstance, options: ObservabilityOptions) => {
    const { metrics, tracer, current } = options;
    app.decorateRequest('snapshot');
    app.addHook('onRequest', (request, reply, done) => {
      const started = performance.now();
      request.snapshot = current();
      const endSpan = tracer?.start(request);
      // Unlike Fastify's onResponse, this happens for clients that leave, too.
      reply.raw.on('close', () => {
        const seconds = (performance.now() - started) / 1000;
        const status = reply.raw.writableEnded ? reply.raw.statusCode : CLIENT_LEFT;
        const route = request.routeOptions.url ?? 'none';
        metrics?.countRequest(route, request.method, status, seconds);
        endSpan?.(route, status);
        logRequest(request, route, status, seconds, options);
      });
      done();
    });
  },
  { name: 'observability' },
);

function logRequest(
  request: FastifyRequest,
  route: string,
  status: number,
  seconds: number,
  { logger, logQueries }: ObservabilityOptions,
): void {
  const { id, method, url, snapshot } = request;
  const trace = traceId(request.raw.headers.traceparent);
  const line = {
    requestId: id,
    ...(trace && { traceId: trace }),
    method,
    route,
    url: url === BAD_TARGET ? '…' : logQueries ? url : redactTarget(url),
    status,
    durationMs: Math.round(seconds * 1e5) / 100,
    revision: snapshot.revision,
  };
  if (route.startsWith('/health/')) logger.debug(line, 'request');
  else logger.info(line, 'request');
}
