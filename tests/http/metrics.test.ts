import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  createMetrics,
  createMetricsServer,
  type Metrics,
} from '../../src/http/observability/metrics.ts';
import type { Readiness } from '../../src/http/routes/health.ts';
import { makeApp, type TestApp } from '../helpers/app.ts';
import { makeServer, request } from '../helpers/server.ts';

const reloads = {
  ...{ reloads: 3, failures: 2, lastDuration: 0.5, lastSwap: 0.001 },
  lastSuccess: 1_700_000_000_000,
};
let metrics: Metrics;
let app: TestApp;
beforeAll(async () => {
  metrics = createMetrics({
    revision: () => 'abc',
    reloads,
    failure: () => ({ time: '2026-03-01T12:00:00.000Z', issues: [], transient: false }),
    isWatchFailing: () => true,
    lostLines: () => 7,
  });
  app = await makeApp({ metrics, config: { RATE_LIMIT: 20 } });
  for (const url of [
    '/v1/tips/research-the-company',
    '/v1/tips/research-the-company',
    '/v1/tips/nothing',
    '/v1/search?q=research',
    '/v1/search?q=research',
    '/v1/search?q=pay',
    '/nowhere',
    '/v1/tips/%zz',
    ...Array.from({ length: 15 }, () => '/v1/tips'),
  ])
    await app.inject(url);
});
afterAll(async () => {
  await app.close();
});

const value = async (name: string) =>
  Number(
    (await metrics.render())
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );

test.each([
  ['tipsheet_http_requests_total{route="/v1/tips/:slug",method="GET",status="200"}', 2],
  ['tipsheet_http_requests_total{route="/v1/tips/:slug",method="GET",status="404"}', 1],
  ['tipsheet_http_requests_total{route="none",method="GET",status="404"}', 1],
  ['tipsheet_http_requests_total{route="none",method="GET",status="400"}', 1],
  ['tipsheet_http_request_duration_seconds_count{route="/v1/search"}', 3],
  // What was refused has no part in how long answers take.
  ['tipsheet_http_request_duration_seconds_count{route="/v1/tips"}', 12],
  // The second of three came from memory.
  ['tipsheet_search_duration_seconds_count', 2],
  ['tipsheet_revision_info{revision="abc"}', 1],
  ['tipsheet_reloads_total', 3],
  ['tipsheet_reload_failures_total', 2],
  ['tipsheet_content_refused', 1],
  ['tipsheet_content_load_failing', 0],
  ['tipsheet_watch_failing', 1],
  ['tipsheet_content_last_success_timestamp_seconds', 1_700_000_000],
  ['tipsheet_shed_requests_total', 0],
  ['tipsheet_rate_limited_requests_total', 3],
  ['tipsheet_rate_limit_fallback_total', 0],
  ['tipsheet_log_lost_lines_total', 7],
])('the metric %s is %d after the requests of this test', async (name, expected) => {
  expect(await value(name)).toBe(expected);
});

test('metrics say how the process does', async () => {
  const text = await metrics.render();
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m);
  expect(text).not.toMatch(/^process_\w+_(?:bytes|fds) 0$/m);
});

test('no URL is a label of a metric', async () => {
  expect(await metrics.render()).not.toMatch(/nowhere|research-the-company|%zz|q=/);
});

test('connections that bring no request are counted', async () => {
  const server = await makeServer({ metrics });
  await server.ask('rubbish\r\n\r\n');
  await server.close();
  expect(await value('tipsheet_http_requests_total{route="none",method="none",status="400"}')).toBe(
    1,
  );
});

test('clients that leave before their answer are counted', async () => {
  const asked = new EventEmitter();
  const server = await makeServer({
    metrics,
    // One that never calls back holds the request.
    counter: () => asked.emit('asked'),
    config: { RATE_LIMIT: 1 },
  });
  const socket = connect(server.port, '127.0.0.1');
  socket.write(request('/v1/meta'));
  await once(asked, 'asked');
  socket.resetAndDestroy();
  const name = 'tipsheet_http_requests_total{route="/v1/meta",method="GET",status="499"}';
  await expect.poll(() => value(name)).toBe(1);
  await server.close();
});

test('metrics are on a port of their own, and nowhere else', async () => {
  const server = createMetricsServer(metrics);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const response = await fetch(`${origin}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(await response.text()).toContain('tipsheet_http_requests_total');
  expect((await fetch(`${origin}/`)).status).toBe(404);
  const render = vi.spyOn(metrics, 'render').mockRejectedValue(new Error('too many open files'));
  expect((await fetch(`${origin}/metrics`)).status).toBe(500);
  render.mockRestore();
  server.close();
  const plain = await makeApp({ metrics });
  expect(await plain.inject('/metrics')).toMatchObject({ statusCode: 404 });
  await plain.close();
});

const TIME = '2026-03-01T12:00:00.000Z';

test('liveness depends on nothing', async () => {
  const reloadFailure = { time: TIME, issues: 7, transient: false };
  const app = await makeApp({ readiness: () => ({ ready: false, reloadFailure }) });
  const response = await app.inject('/health/live');
  await app.close();
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ status: 'pass' });
});

test.each<[string, Readiness, number, string, string?]>([
  ['ready', { ready: true }, 200, 'pass'],
  ['stopping', { ready: false }, 503, 'fail'],
  [
    'serving older content',
    { ready: true, reloadFailure: { time: TIME, issues: 7, transient: false } },
    200,
    'warn',
    'The newest content has 7 problems; the last good content is still served.',
  ],
  [
    'serving older content for one problem',
    { ready: true, reloadFailure: { time: TIME, issues: 1, transient: false } },
    200,
    'warn',
    'The newest content has 1 problem; the last good content is still served.',
  ],
  [
    'content cannot be loaded at present',
    { ready: true, reloadFailure: { time: TIME, issues: 1, transient: true } },
    200,
    'warn',
    'The newest content cannot be loaded at present, and is tried again; the last good content is still served.',
  ],
])(
  'readiness is as it should be when %s',
  async (_state, readiness, statusCode, status, output) => {
    const app = await makeApp({ readiness: () => readiness });
    const response = await app.inject('/health/ready');
    await app.close();
    expect(response.statusCode).toBe(statusCode);
    expect(response.headers['content-type']).toBe('application/health+json');
    expect(response.json()).toMatchObject({ status, releaseId: app.snapshot.revision });
    expect(response.json().checks.content[0].output).toBe(output);
  },
);

test('readiness says whether requests are counted together and the log can be written', async () => {
  const readiness = { ready: true, counting: { time: TIME }, logging: { time: TIME } };
  const app = await makeApp({ readiness: () => readiness });
  const response = await app.inject('/health/ready');
  await app.close();
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({
    status: 'warn',
    checks: {
      content: [{ status: 'pass' }],
      rateLimit: [{ componentType: 'datastore', status: 'warn', time: TIME }],
      log: [{ componentType: 'system', status: 'warn', time: TIME }],
    },
  });
});

test('readiness says whether the content is watched, and is 200 while it is not', async () => {
  const error = Object.assign(new Error('EMFILE: /home/ada/tips'), { code: 'EMFILE' });
  for (const [watching, status, check] of [
    ['pass', 'pass', { status: 'pass' }],
    [
      { time: TIME, error },
      'warn',
      {
        status: 'warn',
        time: TIME,
        output: 'The content is not watched (EMFILE); it is looked at again after pauses.',
      },
    ],
  ] as const) {
    const app = await makeApp({ readiness: () => ({ ready: true, watching }) });
    const response = await app.inject('/health/ready');
    await app.close();
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      status,
      checks: { content: [{ status: 'pass' }], watch: [{ componentType: 'system', ...check }] },
    });
  }
});
