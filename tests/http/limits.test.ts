import { createServer } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tooManyRequests } from '../../src/http/limits/rate-limit.ts';
import { redisCounter } from '../../src/http/limits/redis-counter.ts';
import { makeApp } from '../helpers/app.ts';
import { collectLogs } from '../helpers/logger.ts';

const ALONE = 'Redis does not count requests; each replica counts alone';
const TIP = '/v1/tips/research-the-company';

test('a request over the limit gets 429, which says when to come back', async () => {
  const app = await makeApp({ config: { RATE_LIMIT: 2, RATE_LIMIT_WINDOW_SECONDS: 60 } });
  for (let i = 0; i < 2; i++) expect((await app.inject(TIP)).statusCode).toBe(200);
  const { statusCode, headers } = await app.inject(TIP);
  await app.close();
  expect(statusCode).toBe(429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  expect(headers.ratelimit).toMatch(/^"client";r=0;t=\d+$/);
  expect(headers['ratelimit-policy']).toBe('"client";q=2;w=60');
  expect(headers['cache-control']).toBe('no-store');
});

test('nobody is told to come back at once', () => {
  expect(tooManyRequests(2, 60, 0).headers).toMatchObject({
    ...{ 'Retry-After': '1', RateLimit: '"client";r=0;t=1' },
  });
});

test.each([
  ['not found', '/nowhere'],
  ['not a URL', '/v1/tips/%zz'],
  ['too long', `/${'a'.repeat(2100)}`],
  ['refused', '/v1/tips?page=0'],
  ['moved', '/v1/tips/'],
])('a request that is %s counts against the limit', async (_what, url) => {
  const app = await makeApp({ config: { RATE_LIMIT: 1 } });
  await app.inject(url);
  expect(await app.inject(TIP)).toMatchObject({ statusCode: 429 });
  await app.close();
});

test('a request with another method counts against the limit', async () => {
  const app = await makeApp({ config: { RATE_LIMIT: 1 } });
  await app.inject({ method: 'POST', url: TIP });
  expect(await app.inject(TIP)).toMatchObject({ statusCode: 429 });
  await app.close();
});

test('the next window of the limit begins at zero', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const app = await makeApp({ config: { RATE_LIMIT: 1, RATE_LIMIT_WINDOW_SECONDS: 60 } });
  const status = async () => (await app.inject(TIP)).statusCode;
  expect([await status(), await status()]).toEqual([200, 429]);
  vi.advanceTimersByTime(59_000);
  expect(await status()).toBe(429);
  vi.advanceTimersByTime(1_000);
  expect([await status(), await status()]).toEqual([200, 429]);
  vi.useRealTimers();
  await app.close();
});

test('a clock that is set back makes no window longer', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const app = await makeApp({ config: { RATE_LIMIT: 1, RATE_LIMIT_WINDOW_SECONDS: 60 } });
  await app.inject(TIP);
  vi.setSystemTime(Date.now() - 3_600_000);
  const { statusCode, headers } = await app.inject(TIP);
  expect(statusCode).toBe(429);
  expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  await app.close();
});

test('probes neither count against the limit nor are refused', async () => {
  const app = await makeApp({ config: { RATE_LIMIT: 1 } });
  for (let i = 0; i < 3; i++)
    expect(await app.inject('/health/ready')).toMatchObject({ statusCode: 200 });
  await app.inject(TIP);
  await app.inject(TIP);
  expect(await app.inject('/health/live')).toMatchObject({ statusCode: 200 });
  await app.close();
});

test('requests have no limit unless one is set', async () => {
  const app = await makeApp();
  for (let i = 0; i < 50; i++) await app.inject(TIP);
  expect(await app.inject(TIP)).toMatchObject({ statusCode: 200 });
  await app.close();
});

test.each<[string, string, string, boolean]>([
  ['two IPv4 addresses are two clients', '192.0.2.1', '192.0.2.2', false],
  ['an IPv4 address is the same in IPv6 notation', '192.0.2.1', '::ffff:192.0.2.1', true],
  ['addresses of one /64 are one client', '2001:db8::1', '2001:db8::ffff:1', true],
  ['addresses of two /64s are two', '2001:db8::1', '2001:db8:0:1::1', false],
])('%s counts as one client', async (_what, first, second, same) => {
  const app = await makeApp({ config: { RATE_LIMIT: 1 } });
  await app.inject({ url: TIP, remoteAddress: first });
  const { statusCode } = await app.inject({ url: TIP, remoteAddress: second });
  await app.close();
  expect(statusCode).toBe(same ? 429 : 200);
});

test('a forged X-Forwarded-For is no other client', async () => {
  const app = await makeApp({ config: { RATE_LIMIT: 1 } });
  const ask = (address: string) =>
    app.inject({ url: TIP, headers: { 'x-forwarded-for': address } });
  await ask('203.0.113.1');
  expect(await ask('203.0.113.2')).toMatchObject({ statusCode: 429 });
  await app.close();
});

test('behind a trusted proxy the last untrusted address counts', async () => {
  const app = await makeApp({ config: { RATE_LIMIT: 1, TRUST_PROXY: ['10.0.0.0/8'] } });
  const ask = (chain: string) =>
    app.inject({
      url: TIP,
      remoteAddress: '10.0.0.1',
      headers: { 'x-forwarded-for': chain },
    });
  await ask('198.51.100.1, 203.0.113.1');
  expect(await ask('198.51.100.2, 203.0.113.1')).toMatchObject({ statusCode: 429 });
  expect(await ask('198.51.100.1, 203.0.113.2')).toMatchObject({ statusCode: 200 });
  expect(await ask('203.0.113.2, 10.1.2.3')).toMatchObject({ statusCode: 429 });
  expect(await ask('203.0.113.2, 10.1.2.3:4711')).toMatchObject({ statusCode: 429 });
  await app.close();
});

test.each([
  ['another port of an address', (i: number) => `203.0.113.1:${4711 + i}`],
  ['another address of an IPv6 network, with a port', (i: number) => `[2001:db8::${i}]:443`],
  ['another word that is no address', (i: number) => `unknown-${i}`],
  ['another long text', (i: number) => `${i}`.repeat(8000)],
])('%s is no other client behind a trusted proxy', async (_what, addressOf) => {
  const app = await makeApp({ config: { RATE_LIMIT: 1, TRUST_PROXY: ['10.0.0.0/8'] } });
  const statuses = [];
  for (let i = 1; i <= 3; i++) {
    const headers = { 'x-forwarded-for': addressOf(i) };
    const answer = await app.inject({ url: TIP, remoteAddress: '10.0.0.1', headers });
    statuses.push(answer.statusCode);
  }
  expect(statuses).toEqual([200, 429, 429]);
  await app.close();
});

const countIn = (url: string, logger: FastifyBaseLogger) =>
  redisCounter(url, { max: 2, windowSeconds: 60, logger, onFallback: () => {} });

test('a Redis that is not there leaves each replica to count alone', async () => {
  const { logger, lines } = collectLogs();
  const redis = countIn('redis://127.0.0.1:1', logger);
  const app = await makeApp({
    counter: redis.count,
    logger,
    config: { RATE_LIMIT: 2 },
  });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await app.inject(TIP)).statusCode);
  expect(statuses).toEqual([200, 200, 429]);
  await app.close();
  redis.close();
  expect(lines.filter(({ level }) => level === 50)).toMatchObject([{ msg: ALONE }]);
});

test('a Redis that takes connections and says nothing leaves each replica to count alone', async () => {
  let connections = 0;
  const silent = createServer(() => connections++);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { logger, lines } = collectLogs();
  const redis = countIn(`redis://127.0.0.1:${port}`, logger);
  const app = await makeApp({
    counter: redis.count,
    logger,
    config: { RATE_LIMIT: 2 },
  });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await app.inject(TIP)).statusCode);
  expect(statuses).toEqual([200, 200, 429]);
  // Each was found silent before the next was tried.
  await expect.poll(() => connections).toBeGreaterThan(2);
  await app.close();
  redis.close();
  silent.close();
  expect(lines.filter(({ level }) => level === 50)).toMatchObject([{ msg: ALONE }]);
});

test('who asks for more than can be done in time gets 503 with Retry-After, and probes an answer', async () => {
  const app = await makeApp({ config: { MAX_QUEUE_MS: 10 } });
  const search = (n: number) => app.inject(`/v1/search?q=interview+${n}`);
  const greedy = Array.from({ length: 300 }, (_, n) => search(n));
  expect(await app.inject('/health/live')).toMatchObject({ statusCode: 200 });
  const refused = (await Promise.all(greedy)).filter(({ statusCode }) => statusCode !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const response of refused)
    expect(response).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
  await app.close();
});
