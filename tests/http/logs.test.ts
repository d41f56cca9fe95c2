import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { requestId, traceId } from '../../src/http/server/request-id.ts';
import { makeApp, type TestApp } from '../helpers/app.ts';
import { collectLogs } from '../helpers/logger.ts';
import { everyUrl } from '../helpers/routes.ts';
import { makeServer, request } from '../helpers/server.ts';

const TIP = '/v1/tips/research-the-company';

test.each(['abc-123', 'A.b_c~d', 'x'.repeat(64), '0af7651916cd43dd8448eb211c80319c'])(
  'the request id %s is taken from the client',
  (id) => {
    expect(requestId({ headers: { 'x-request-id': id } })).toBe(id);
  },
);

test.each([
  undefined,
  '',
  'x'.repeat(65),
  'a b',
  'a\nb',
  'a"b',
  '{"level":"fatal"}',
  'a,b',
  'a:b',
  'ä',
  '../x',
])('the request id %s of a client is replaced', (id) => {
  const headers = id === undefined ? {} : { 'x-request-id': id };
  expect(requestId({ headers })).toMatch(/^[0-9a-f]{16}-[1-9]\d*$/);
});

test.each([
  ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', true],
  ['01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more', true],
  ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more', false],
  ['01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more', false],
  ['00-00000000000000000000000000000000-b7ad6b7169203331-01', false],
  ['00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01', false],
  ['ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', false],
  ['00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01', false],
  ['00-0af7651916cd43dd8448eb211c80319c', false],
  [undefined, false],
])('the trace id is read from a valid traceparent only: %s', (traceparent, valid) => {
  expect(traceId(traceparent)).toBe(valid ? '0af7651916cd43dd8448eb211c80319c' : undefined);
});

const { logger, lines } = collectLogs();
let app: TestApp;
beforeAll(async () => {
  app = await makeApp({ logger });
});
beforeEach(() => {
  lines.length = 0;
});
afterAll(() => app.close());

test('the log of a request has its route, status, duration, revision and ids', async () => {
  await app.inject({
    url: TIP,
    headers: {
      'x-request-id': 'abc',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    },
  });
  expect(lines).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      msg: 'request',
      requestId: 'abc',
      traceId: '0af7651916cd43dd8448eb211c80319c',
      method: 'GET',
      route: '/v1/tips/:slug',
      url: TIP,
      status: 200,
      durationMs: expect.any(Number),
      revision: app.snapshot.revision,
    },
  ]);
});

test('a request is logged when it is answered from memory, and when no route answers it', async () => {
  for (const url of [TIP, TIP, '/nowhere', '/v1/tips/%zz', '/v1/tips?page=0'])
    await app.inject(url);
  expect(lines.map(({ route, status }) => [route, status])).toEqual([
    ['/v1/tips/:slug', 200],
    ['/v1/tips/:slug', 200],
    ['none', 404],
    ['none', 400],
    ['/v1/tips', 400],
  ]);
});

test('a client that leaves before its turn comes is no fault, and the next is answered', async () => {
  const server = await makeServer({ logger });
  const sockets = Array.from({ length: 40 }, () => connect(server.port, '127.0.0.1'));
  for (const [n, socket] of sockets.entries()) {
    socket.on('error', () => {});
    socket.write(`GET /v1/tips?page=${n + 1} HTTP/1.1\r\nHost: tips.example\r\n\r\n`);
  }
  await new Promise<void>((resolve) => {
    let arrived = 0;
    server.app.server.on('request', () => {
      arrived += 1;
      if (arrived === sockets.length) resolve();
    });
  });
  for (const socket of sockets) socket.resetAndDestroy();
  expect((await server.ask(request('/v1/meta'))).status).toBe(200);
  await server.close();
  expect(lines.filter(({ msg }) => msg === 'request failed')).toEqual([]);
});

test('the log says nothing of who asked, nor for what', async () => {
  const server = await makeServer({ logger });
  await server.ask(
    request('/v1/search?q=swordfish', [
      'User-Agent: Curious/1.0',
      'Referer: https://from.example/',
      'Cookie: session=1',
      'Authorization: Bearer token',
      'X-Forwarded-For: 203.0.113.7',
    ]),
  );
  await server.ask(request('/swordfish%zz'));
  await server.close();
  const text = JSON.stringify(lines);
  expect(lines).toHaveLength(2);
  for (const secret of ['swordfish', 'Curious', 'from.example', 'session', 'token', '203.0.113'])
    expect(text).not.toContain(secret);
  expect(text).not.toContain('127.0.0.1');
});

test.each([
  ['/v1/tips', '/v1/tips'],
  ['/v1/tips?page=2&size=1', '/v1/tips?page=2&size=1'],
  ['/v1/tips?size=1&page=2', '/v1/tips?page=2&size=1'],
  ['/v1/articles?stage=offer', '/v1/articles?stage=offer'],
  ['/v1/search?q=my%20boss&size=5', '/v1/search?q=…&size=5'],
  ['/v1/search?size=5&q=a=b', '/v1/search?q=…&size=5'],
  ['/v1/search?%71=secret', '/v1/search?q=…'],
  ['/v1/tips/random?seed=user-7', '/v1/tips/random?seed=…'],
  ['/?q=x?page=1', '/?q=…'],
  ['/feed.atom?colour=secret', '/feed.atom'],
])('the log shows %s as %s', async (target, redacted) => {
  const { statusCode } = await app.inject(target);
  expect(statusCode).toBe(200);
  expect(lines).toMatchObject([{ url: redacted }]);
  await app.inject(target);
  expect(lines[1]).toMatchObject({ url: redacted });
});

test.each([
  ['/secret', '…'],
  ['/v1/search%3Fq=secret', '…'],
  ['/v1/tips;q=secret', '…'],
  ['/v1/tips/research-the-company/secret', '…'],
  ['/nowhere?size=secret', '…'],
  ['/v1/tips/%zz-secret', '…'],
  ['/v1/tips/secret', '/v1/tips/:slug'],
  ['/v1/tips/secret/', '…'],
  ['/v1/tips/%73ecret', '/v1/tips/:slug'],
  ['/articles/secret?lang=de', '/articles/:slug?lang=…'],
  ['/v1/articles?stage=secret', '/v1/articles?stage=…'],
  ['/v1/articles?lang=secret', '/v1/articles?lang=…'],
  ['/v1/articles?size=secret', '/v1/articles?size=…'],
  ['/v1/tips?slugs=secret', '/v1/tips?slugs=…'],
  ['/v1/changes?cursor=secret', '/v1/changes?cursor=…'],
  ['/v1/search?Q=secret', '/v1/search?…'],
  ['/v1/search?q=a&secret', '/v1/search?q=…&…'],
  ['/v1/meta?size=secret', '/v1/meta?…'],
  ['/articles/second-interview?secret=1', '/articles/:slug'],
  ['/?stage=secret', '/?stage=…'],
])('the log shows nothing that was typed in %s', async (target, redacted) => {
  await app.app.inject(target);
  expect(lines).toMatchObject([{ url: redacted }]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test.each(['OPTIONS', 'POST', 'TRACE'] as const)(
  'the log shows nothing that was typed in a request by %s',
  async (method) => {
    await app.inject({ method, url: '/v1/tips/secret?stage=secret' });
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('secret');
  },
);

test('no parameter of any route puts what was typed into the log', async () => {
  const names = ['q', 'url', 'seed', 'lang', 'stage', 'topic', 'article', 'slugs', 'page', 'size'];
  names.push('sort', 'include', 'since', 'until', 'cursor', 'date', 'format', 'theme');
  for (const url of everyUrl(app.app)) {
    const [path = ''] = url.split('?', 1);
    for (const name of names) await app.inject(`${path}?${name}=secret`);
    await app.inject(`${path};secret`);
    await app.inject(`${path}%3Fsecret`);
  }
  expect(lines.filter((line) => JSON.stringify(line).includes('secret'))).toEqual([]);
});

test('the log has queries where the operator asks for them', async () => {
  const curious = await makeApp({ logger, config: { LOG_QUERIES: true } });
  await curious.inject('/v1/search?q=research');
  await curious.close();
  expect(lines[0]).toMatchObject({ url: '/v1/search?q=research' });
});

test('a probe is logged at the level debug', async () => {
  await app.inject('/health/live');
  expect(lines).toMatchObject([{ level: 20, route: '/health/live' }]);
});
