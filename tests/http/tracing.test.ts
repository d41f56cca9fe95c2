import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createTracer,
  type RequestTracer,
  TracingError,
} from '../../src/http/observability/tracing.ts';
import { makeApp, type TestApp } from '../helpers/app.ts';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}
interface Span {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number };
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

const valuesOf = (attributes: readonly Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]),
  );

describe('traces', () => {
  let receiver: Server;
  const exports: Export[] = [];
  let tracer: RequestTracer;
  let app: TestApp;

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      const body = (await request.toArray()).join('');
      exports.push(JSON.parse(body));
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
    await once(receiver.listen(0, '127.0.0.1'), 'listening');
    const { port } = receiver.address() as AddressInfo;
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${port}`);
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=test');
  });
  beforeEach(async () => {
    exports.length = 0;
    tracer = createTracer('otlp', '1.2.3');
    app = await makeApp({ tracer });
  });
  afterEach(() => app.close());
  afterAll(() => {
    vi.unstubAllEnvs();
    receiver.close();
  });

  const spans = async () => {
    await tracer.close();
    return exports.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
  };

  test('a request is a server span by the semantic conventions', async () => {
    await app.inject('/v1/search?q=swordfish');
    const [span, ...others] = await spans();
    expect(others).toEqual([]);
    expect(span).toMatchObject({ name: 'GET /v1/search', kind: 2 });
    expect(valuesOf(span?.attributes ?? [])).toEqual({
      'http.request.method': 'GET',
      'http.route': '/v1/search',
      'http.response.status_code': 200,
      'network.protocol.version': '1.1',
      'url.path': '/v1/search',
      'url.scheme': 'http',
    });
    expect(JSON.stringify(exports)).not.toContain('swordfish');
    const [resource] = exports.flatMap(({ resourceSpans }) => resourceSpans);
    expect(valuesOf(resource?.resource.attributes ?? [])).toMatchObject({
      'service.name': 'tipsheet',
      'service.version': '1.2.3',
      'deployment.environment.name': 'test',
    });
  });

  test('a request belongs to the trace that it names', async () => {
    await app.inject({
      url: '/v1/meta',
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
    expect(await spans()).toMatchObject([
      { traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' },
    ]);
  });

  test('a trace that is not sampled sends nothing', async () => {
    await app.inject({
      url: '/v1/meta',
      headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00' },
    });
    expect(await spans()).toEqual([]);
  });

  test('what no route answers has no route, and is no error of the server', async () => {
    await app.inject('/nowhere');
    const [span] = await spans();
    expect(span).toMatchObject({ name: 'GET' });
    expect(span?.status.code ?? 0).toBe(0);
    expect(valuesOf(span?.attributes ?? [])).not.toHaveProperty('http.route');
  });

  test('a fault of the server is marked', async () => {
    const broken = await makeApp({
      tracer,
      readiness() {
        throw new Error('broken');
      },
    });
    await broken.inject('/health/ready');
    await broken.close();
    const [span] = await spans();
    expect(span?.status.code).toBe(2);
    expect(valuesOf(span?.attributes ?? [])).toMatchObject({ 'error.type': '500' });
  });

  test('an exporter that there is none of is named', () => {
    expect(() => createTracer('zipkin', '1')).toThrow(TracingError);
    expect(() => createTracer('otlp,zipkin', '1')).toThrow(
      '"zipkin" must be otlp, console or none',
    );
  });
});
