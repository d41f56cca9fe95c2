import { PassThrough } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContract } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { loadFiles } from '../../src/content/load/load.ts';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { openSnapshot } from '../../src/snapshot/snapshot.ts';
import { makeApp, makeSnapshot, NOW, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';
import { everyUrl } from '../helpers/routes.ts';
import { makeServer, request } from '../helpers/server.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const TIP = '/v1/tips/research-the-company';
const ask = (headers: Record<string, string>, url = TIP) => app.app.inject({ url, headers });

/** Read its files in some order and started so many hours after noon. */
async function replicaOf(files: Iterable<[string, Uint8Array]>, hours: number): Promise<TestApp> {
  const read = loadFiles(new Map(files));
  if (!read.ok) throw new Error('the small library has an issue');
  const now = NOW + hours * 3_600_000;
  const data = buildSnapshotData(read.content, read.hash);
  const identity = { publicUrl: PUBLIC_URL, codeVersion: 'test' };
  const contract = await makeContract(data, identity, { config: readConfig({}), version: '1.0.0' });
  const snapshot = openSnapshot({ ...data, contract }, identity, now);
  return makeApp({ current: () => snapshot, now: () => now });
}

test('two replicas send the same bytes and ETag of the same content', async () => {
  const files = [...contentFiles(makeContent())];
  const replicas = [await replicaOf(files, 0), await replicaOf(files.toReversed(), 6)] as const;
  const urls = everyUrl(replicas[0].app).filter((url) => !/^\/health|\/random$/.test(url));
  expect(urls.length).toBeGreaterThan(40);
  for (const url of urls) {
    const [one, two] = await Promise.all(replicas.map((replica) => replica.inject(url)));
    expect(two?.body).toBe(one?.body);
    expect([url, two?.headers.etag]).toEqual([url, one?.headers.etag]);
  }
  await Promise.all(replicas.map((replica) => replica.close()));
});

let etag: string;
beforeAll(async () => {
  etag = String((await app.inject(TIP)).headers.etag);
});

test.each<[string, (tag: string) => Record<string, string>, number]>([
  ['the ETag itself', (tag) => ({ 'if-none-match': tag }), 304],
  ['a list', (tag) => ({ 'if-none-match': `"a", "b,c", ${tag}` }), 304],
  ['a weak form of it', (tag) => ({ 'if-none-match': `W/${tag}` }), 304],
  ['any', () => ({ 'if-none-match': '*' }), 304],
  ['another', () => ({ 'if-none-match': '"another"' }), 200],
  ['it without quotes', (tag) => ({ 'if-none-match': tag.slice(1, -1) }), 200],
  ['a date', () => ({ 'if-modified-since': 'Sat, 01 Jan 2028 00:00:00 GMT' }), 200],
])(
  'a request with a condition gets 304 where the copy is still good: %s',
  async (_what, conditions, status) => {
    const response = await ask(conditions(etag));
    expect(response.statusCode).toBe(status);
    if (status === 304) expect(response.body).toBe('');
  },
);

test('a 304 has the validators and lifetimes of the 200, and no length (RFC 9110 §15.4.5)', async () => {
  const full = await ask({});
  const { headers } = await ask({ 'if-none-match': etag });
  for (const name of ['etag', 'cache-control', 'vary', 'content-revision'])
    expect(headers[name]).toBe(full.headers[name]);
  expect(headers).not.toHaveProperty('content-length');
  expect(headers).not.toHaveProperty('content-type');
});

test('on the wire a 304 has neither length nor body', async () => {
  const server = await makeServer();
  const [response] = await server.exchange(request(TIP, [`If-None-Match: ${etag}`]));
  await server.close();
  expect(response?.status).toBe(304);
  expect(Object.keys(response?.headers ?? {})).not.toContain('content-length');
  expect(Object.keys(response?.headers ?? {})).not.toContain('transfer-encoding');
});

test.each([
  ['not found', '/v1/tips/nothing', 404],
  ['withdrawn', '/v1/articles/smalltalk-tricks', 410],
  ['moved', '/v1/articles/callback-interview', 301],
  ['refused', '/v1/tips?page=0', 400],
  ['not ready to be cached', '/health/live', 200],
])('what is %s never returns 304', async (_what, url, status) => {
  expect(await ask({ 'if-none-match': '*' }, url)).toMatchObject({ statusCode: status });
});

test('a conditional request in no coding that there is returns 406, not 304', async () => {
  expect(
    await ask({ 'if-none-match': '*', 'accept-encoding': 'identity;q=0, *;q=0' }),
  ).toMatchObject({ statusCode: 406 });
});

test.each<[string | undefined, string | undefined]>([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip', 'gzip'],
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1, br;q=0.5', 'gzip'],
  ['br;q=0.1, identity;q=0.5', undefined],
  ['*', 'br'],
  ['*;q=0, gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['deflate', undefined],
])('Accept-Encoding: %s gets %s (RFC 9110 §12.5.3)', async (accepted, coding) => {
  const response = await ask(accepted === undefined ? {} : { 'accept-encoding': accepted });
  expect(response.headers['content-encoding']).toBe(coding);
});

test.each(['identity;q=0, *;q=0', '*;q=0', 'identity;q=0', 'deflate, identity;q=0'])(
  'Accept-Encoding: %s, which excludes all codings, returns 406',
  async (accepted) => {
    expect(await ask({ 'accept-encoding': accepted })).toMatchObject({ statusCode: 406 });
  },
);

test('each coding has its own strong ETag and the same content', async () => {
  const [plain, gzip, br] = await Promise.all(
    ['identity', 'gzip', 'br'].map((coding) => ask({ 'accept-encoding': coding })),
  );
  const tags = [plain, gzip, br].map((response) => String(response?.headers.etag));
  expect(new Set(tags).size).toBe(3);
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
  expect(gunzipSync(gzip?.rawPayload ?? '').toString()).toBe(plain?.body);
  expect(brotliDecompressSync(br?.rawPayload ?? '').toString()).toBe(plain?.body);
});

test('every coding says that it varies by Accept-Encoding, for HEAD and in 304, too', async () => {
  const { etag } = (await ask({ 'accept-encoding': 'br' })).headers;
  for (const method of ['GET', 'HEAD'] as const)
    for (const headers of [{}, { 'accept-encoding': 'br' }, { 'if-none-match': '*' }])
      expect((await app.app.inject({ method, url: TIP, headers })).headers.vary).toBe(
        'Accept-Encoding',
      );
  const again = await ask({ 'accept-encoding': 'br', 'if-none-match': String(etag) });
  expect(again).toMatchObject({ statusCode: 304, headers: { etag, vary: 'Accept-Encoding' } });
});

test('no response has a Last-Modified: dates of content are days', async () => {
  for (const url of everyUrl(app.app))
    expect([url, (await app.inject(url)).headers['last-modified']]).toEqual([url, undefined]);
});

const CONTENT =
  'public, max-age=60, s-maxage=300, stale-while-revalidate=86400, stale-if-error=604800';

test.each([
  [TIP, CONTENT],
  ['/v1/search?q=research', CONTENT],
  ['/v1/tips/random?seed=a', CONTENT],
  ['/v1/tips/random', 'no-store'],
  ['/v1/tips/nothing', 'public, max-age=10'],
  ['/v1/articles/callback-interview', 'public, max-age=3600'],
  ['/v1/articles/smalltalk-tricks', 'no-store'],
  ['/v1/tips?page=0', 'no-store'],
  ['/health/live', 'no-store'],
  ['/health/ready', 'no-store'],
])('%s is sent with Cache-Control: %s (RFC 9111)', async (url, expected) => {
  expect((await app.inject(url)).headers['cache-control']).toBe(expected);
});

test('what is found has an ETag, unless it may not be kept', async () => {
  for (const url of everyUrl(app.app)) {
    const { headers } = await app.inject(url);
    expect([url, headers.etag !== undefined]).toEqual([
      url,
      headers['cache-control'] !== 'no-store',
    ]);
  }
});

test('every route says how long caches may keep its response', async () => {
  for (const url of everyUrl(app.app))
    expect((await app.inject(url)).headers['cache-control']).toMatch(
      /^(public, max-age=|no-store)/,
    );
});

test('no response may be kept past the moment at which it changes', async () => {
  const midnight = Date.parse('2026-03-02T00:00:00Z');
  let now = midnight - 100_000;
  const late = await makeApp({ now: () => now });
  const lifetime = async () =>
    String((await late.inject('/v1/tips/today')).headers['cache-control']).slice(0, 34);
  expect(await lifetime()).toBe('public, max-age=60, s-maxage=100, ');
  now = midnight - 30_500;
  expect(await lifetime()).toBe('public, max-age=30, s-maxage=30, s');
  now = midnight;
  expect(await lifetime()).toBe('public, max-age=60, s-maxage=300, ');
  await late.close();
});

test.each([
  [300, undefined],
  [1000, '700'],
  [86_399, '86099'],
])(
  '%d seconds before a response changes, caches may not serve it stale past that (RFC 5861)',
  async (left, expected) => {
    const late = await makeApp({ now: () => Date.parse('2026-03-02T00:00:00Z') - left * 1000 });
    const value = String((await late.inject('/v1/tips/today')).headers['cache-control']);
    await late.close();
    expect(/stale-while-revalidate=(\d+)/.exec(value)?.[1]).toBe(expected);
  },
);

test('a review that falls due ends the lifetime of every response', async () => {
  const now = Date.parse('2027-06-30T23:59:50Z');
  const late = await makeApp({ now: () => now });
  expect((await late.inject(TIP)).headers['cache-control']).toContain('max-age=10, s-maxage=10,');
  await late.close();
});

const PERSONAL = /^(set-cookie|ratelimit|x-ratelimit|x-request-id|server-timing|traceparent|age)/;

test('no response that caches may keep has a header for one client', async () => {
  const limited = await makeApp({ config: { RATE_LIMIT: 1000 } });
  for (const url of everyUrl(limited.app)) {
    const { headers } = await limited.inject({
      url,
      headers: {
        'x-request-id': 'mine',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        origin: 'https://jobs.example',
      },
    });
    expect(Object.keys(headers).filter((name) => PERSONAL.test(name))).toEqual([]);
    expect(JSON.stringify(headers)).not.toMatch(/mine|jobs\.example/);
  }
  await limited.close();
});

test.each([TIP, '/v1/tips/unknown', '/tips/unknown'])(
  '%s is the same bytes for everybody',
  async (url) => {
    const personal = { cookie: 'a=1', 'accept-language': 'de', 'x-request-id': 'mine' };
    const mine = await ask(personal, url);
    const theirs = await ask({}, url);
    delete mine.headers.date;
    delete theirs.headers.date;
    expect(mine.headers).toEqual(theirs.headers);
    expect(mine.body).toBe(theirs.body);
  },
);

test.each([TIP, `${TIP}.md`, '/', '/feed.atom', '/openapi.json', '/health/ready', '/nothing'])(
  '%s is the same whatever Accept says (RFC 9110 §12.5.1)',
  async (url) => {
    const plain = await ask({}, url);
    for (const accept of [
      'application/json',
      'image/png',
      'text/html;q=0, */*;q=0',
      'no type',
      '',
    ]) {
      const { statusCode, headers, body } = await ask({ accept }, url);
      expect({ statusCode, body }).toEqual({ statusCode: plain.statusCode, body: plain.body });
      expect(headers.vary).toBe(plain.headers.vary);
    }
  },
);

test('the tests stand where the small library has a date to change', () => {
  expect(new Date(NOW).toISOString()).toBe('2026-03-01T12:00:00.000Z');
});

test('a request whose content arrives after a reload leaves the new responses in memory', async () => {
  const [old, fresh] = [makeSnapshot(), makeSnapshot()];
  let current = old;
  const { app, inject, close } = await makeApp({ current: () => current });
  const payload = new PassThrough();
  const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
  const matched = app.inject({ method: 'POST', url: '/v1/match', headers, payload });
  await inject('/health/live');
  current = fresh;
  await inject(TIP);
  payload.end('{"text":"You research our company beforehand."}');
  expect((await matched).statusCode).toBe(200);
  const tip = vi.spyOn(fresh.rendered, 'tip');
  await inject(TIP);
  expect(tip).not.toHaveBeenCalled();
  await close();
});
