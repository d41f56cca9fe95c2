import { ROOT_CONTEXT, SpanKind, SpanStatusCode, type TextMapGetter } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import type { FastifyRequest } from 'fastify';
import { BAD_TARGET } from '../server/request-target.ts';

/**
 * A server span for each request, by the semantic conventions of OpenTelemetry. This module is
 * loaded only when traces are wanted; the standard `OTEL_*` variables say where to, and which.
 */
export interface RequestTracer {
  /** @returns what ends the span */
  start(request: FastifyRequest): (route: string, status: number) => void;
  /** Sends what is still to be sent. */
  close(): Promise<void>;
}

/** The variables ask for something that there isn't. */
export class TracingError extends Error {
  override readonly name = 'TracingError';
}

const EXPORTERS: Readonly<Record<string, () => SpanExporter>> = {
  otlp: () => new OTLPTraceExporter(),
  console: () => new ConsoleSpanExporter(),
};

const HEADERS: TextMapGetter<FastifyRequest['headers']> = {
  keys: (headers) => Object.keys(headers),
  get: (headers, name) => headers[name],
};

/**
 * @param exporters the value of `OTEL_TRACES_EXPORTER`
 * @throws TracingError that names an exporter there is none of
 */
export function createTracer(exporters: string, version: string): RequestTracer {
  const spanProcessors = exporters.split(',').map((name) => {
    const make = Object.hasOwn(EXPORTERS, name.trim()) ? EXPORTERS[name.trim()] : undefined;
    if (!make)
      throw new TracingError(`OTEL_TRACES_EXPORTER: "${name}" must be otlp, console or none`);
    return new BatchSpanProcessor(make());
  });
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'tipsheet', 'service.version': version }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors,
  });
  const tracer = provider.getTracer('tipsheet', version);
  const propagator = new W3CTraceContextPropagator();

  return {
    start({ raw, method, url, protocol }) {
      const parent = propagator.extract(ROOT_CONTEXT, raw.headers, HEADERS);
      const options = {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': method,
          'url.scheme': protocol,
          // Without the query, which may be what a person typed.
          'url.path': url === BAD_TARGET ? '' : (url.split('?', 1)[0] ?? ''),
          'network.protocol.version': raw.httpVersion,
        },
      };
      const span = tracer.startSpan(method, options, parent);
      return (route, status) => {
        span.setAttribute('http.response.status_code', status);
        if (route !== 'none') {
          span.setAttribute('http.route', route);
          span.updateName(`${method} ${route}`);
        }
        if (status >= 500) {
          span.setAttribute('error.type', String(status));
          span.setStatus({ code: SpanStatusCode.ERROR });
        }
        span.end();
      };
    },
    close: () => provider.shutdown(),
  };
}
