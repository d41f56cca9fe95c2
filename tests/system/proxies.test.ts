import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { connect } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { type Answer, send } from '../helpers/http-client.ts';
import { hasTools, launch, type Running, startReplica } from '../helpers/processes.ts';
import { PROXY_PROGRAMS, type ProxyName, startProxy, writeNginx } from '../helpers/proxies.ts';
import { exchange } from '../helpers/raw-http.ts';

const PROXIES = Object.keys(PROXY_PROGRAMS) as ProxyName[];

/** Fields of a connection or of a cache, not of the representation. */
const OF_THE_WAY = [
  ...['date', 'connection', 'keep-alive', 'transfer-encoding'],
  ...['age', 'server', 'cache-status', 'accept-ranges'],
];

function representation({ status, headers, body }: Answer) {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_WAY.includes(name));
  return { status, headers: Object.fromEntries(kept), body: body.toString('base64') };
}

/** What an error has that scripts of any origin may read, whoever it comes from. */
const PROBLEM_HEADERS = {
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** What Tipsheet sends where `PUBLIC_URL` is https, and proxies with what they answer themselves. */
const HSTS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

const cacheStatus = ({ headers }: Answer) => String(headers['cache-status']);

const CONTENT = [
  '/v1/tips',
  '/v1/tips?size=3',
  '/v1/tips/put-right-the-first-interview',
  '/v1/articles/second-interview',
  '/v1/articles/second-interview.md',
  '/v1/search?q=salary',
  '/v1/tips/random?seed=7',
  '/articles/second-interview',
  '/openapi.json',
  '/feed.atom',
];
const CODINGS = [undefined, 'gzip', 'br', 'gzip, deflate, br, zstd', 'gzip;q=1, br;q=0.5', '*'];

describe.each(PROXIES)('%s in front of two replicas', (name) => {
  const installed = hasTools(PROXY_PROGRAMS[name]);
  let replicas: readonly [Running, Running];
  let proxy: Running;

  beforeAll(async () => {
    if (!installed) return;
    const start = async () =>
      startReplica(await freePort(), { DRAIN_SECONDS: '0', MAX_QUEUE_MS: '60000' });
    replicas = [await start(), await start()];
    proxy = await startProxy(name, [replicas[0].port, replicas[1].port]);
  });
  afterAll(async () => {
    await proxy?.stop();
    await Promise.all((replicas ?? []).map((replica) => replica.stop()));
  });

  test.skipIf(!installed)('the messages of assistants pass it, and no answer is kept', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${proxy.origin}/mcp`)));
    const slugs = [];
    for (const question of ['salary', 'what to wear']) {
      const call = { name: 'search_advice', arguments: { question, limit: 1 } };
      const { structuredContent } = await client.callTool(call);
      slugs.push((structuredContent as { tips: { slug: string }[] }).tips[0]?.slug);
    }
    expect(new Set(slugs).size).toBe(2);
    await client.close();
  });

  test.skipIf(!installed)(
    'a proxy passes on the bytes and validators that both replicas give',
    async () => {
      for (const path of CONTENT) {
        for (const coding of CODINGS) {
          const headers: Record<string, string> = coding ? { 'Accept-Encoding': coding } : {};
          const [first, second] = await Promise.all(
            replicas.map(({ origin }) => send(origin + path, headers)),
          );
          if (!first || !second) throw new Error('two replicas answer');
          const expected = representation(first);
          expect(first.status, path).toBe(200);
          expect(representation(second), path).toEqual(expected);
          const passed = await send(proxy.origin + path, headers);
          expect(representation(passed), `${path} as ${coding}`).toEqual(expected);
          const again = await send(proxy.origin + path, headers);
          expect(representation(again), `${path} as ${coding}, kept`).toEqual(expected);
          expect(cacheStatus(again), path).toMatch(/hit/);
          const head = await send(proxy.origin + path, headers, 'HEAD');
          expect(representation(head), `HEAD ${path}`).toEqual({ ...expected, body: '' });
        }
      }
    },
  );

  test.skipIf(!installed)('a proxy passes on the largest headers that there are', async () => {
    const others = Array.from({ length: 19 }, (_, n) => `${n}-${'x'.repeat(90)}`);
    const slugs = [
      'ask-about-the-challenges',
      'bring-detailed-examples',
      'ask-for-more',
      ...others,
    ];
    const path = `/v1/tips?page=2&size=1&slugs=${slugs}`;
    for (let i = 0; i < 4; i++) {
      const passed = await send(`${proxy.origin}${path}&sort=${i % 2 ? 'title' : '-title'}`);
      expect([passed.status, (await send(`${proxy.origin}/v1/tips/random`)).status]).toEqual([
        200, 200,
      ]);
    }
  });

  test.skipIf(!installed)(
    'a proxy answers 304 to a validator that holds, kept or not',
    async () => {
      const url = `${proxy.origin}/v1/stages`;
      for (const coding of ['gzip', 'br', 'identity']) {
        const { headers } = await send(url, { 'Accept-Encoding': coding });
        const etag = String(headers.etag);
        const conditions: [Record<string, string>, number][] = [
          [{ 'If-None-Match': etag }, 304],
          [{ 'If-None-Match': `"another", ${etag}` }, 304],
          [{ 'If-None-Match': `W/${etag}` }, 304],
          [{ 'If-None-Match': '*' }, 304],
          [{ 'If-None-Match': '"another"' }, 200],
          [{ 'If-Modified-Since': new Date().toUTCString() }, 200],
        ];
        for (const [condition, status] of conditions) {
          const answer = await send(url, { ...condition, 'Accept-Encoding': coding });
          expect(answer.status, JSON.stringify(condition)).toBe(status);
          expect(answer.headers.etag).toBe(etag);
          expect(answer.headers['cache-control']).toBe(headers['cache-control']);
          expect(answer.headers.vary).toBe('Accept-Encoding');
          if (status === 304) expect(answer.body).toHaveLength(0);
        }
      }
    },
  );

  test.skipIf(!installed)('a proxy lets Tipsheet refuse every coding, kept or not', async () => {
    const url = `${proxy.origin}/v1/topics`;
    expect((await send(url)).status).toBe(200);
    const refused = await send(url, { 'Accept-Encoding': 'identity;q=0, *;q=0' });
    expect(refused.status).toBe(406);
    expect(refused.headers['content-type']).toContain('application/problem+json');
  });

  test.skipIf(!installed)('a proxy never keeps what is random', async () => {
    const slugs = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const answer = await send(`${proxy.origin}/v1/tips/random`);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(cacheStatus(answer)).toContain('fwd=');
      slugs.add(JSON.parse(answer.body.toString()).slug);
    }
    expect(slugs.size).toBeGreaterThan(1);
  });

  test.skipIf(!installed)('a proxy keeps redirects for as long as they say', async () => {
    for (const [path, status] of [
      ['/v1/tips/', 308],
      ['/v1/articles/second-interview/?lang=en', 308],
    ] as const) {
      const direct = await send(replicas[0].origin + path);
      expect(direct.status).toBe(status);
      for (const kept of [/fwd=/, /hit/]) {
        const passed = await send(proxy.origin + path);
        expect(representation(passed)).toEqual(representation(direct));
        expect(cacheStatus(passed)).toMatch(kept);
      }
    }
  });

  test.skipIf(!installed)(
    'a proxy passes on errors, and keeps none that may not be kept',
    async () => {
      for (const [path, status] of [
        ['/v1/tips/no-such-tip', 404],
        ['/v1/tips?x=1', 400],
        ['/v1/search?q=', 400],
      ] as const) {
        const direct = await send(replicas[0].origin + path);
        for (let i = 0; i < 2; i++) {
          const passed = await send(proxy.origin + path);
          expect(passed.status).toBe(status);
          expect(representation(passed)).toEqual(representation(direct));
          if (status !== 404) expect(cacheStatus(passed)).toMatch(/fwd=(?:uri-)?miss|fwd=bypass/);
        }
      }
      const wrongMethod = await send(`${proxy.origin}/v1/tips`, {}, 'DELETE');
      expect(wrongMethod.status).toBe(405);
      expect(wrongMethod.headers.allow).toBe('GET, HEAD, OPTIONS');
    },
  );

  test.skipIf(!installed)(
    'a proxy answers what no server reads in the form of every other error',
    async () => {
      const answer = await send(`${proxy.origin}/v1/tips/%zz`);
      expect(answer.status).toBe(400);
      expect(answer.headers).toMatchObject(PROBLEM_HEADERS);
      expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 400 });
      const traced = await send(`${proxy.origin}/v1/tips`, {}, 'TRACE');
      expect(traced.status).toBe(405);
      expect(traced.headers).toMatchObject({ ...PROBLEM_HEADERS, allow: 'GET, HEAD, OPTIONS' });
      // Varnish passes TRACE on, for Tipsheet to refuse.
      if (name === 'nginx') expect(traced.headers).toMatchObject(HSTS);
      expect(JSON.parse(traced.body.toString())).toMatchObject({ status: 405 });
    },
  );

  test.skipIf(!installed)('a proxy passes on request content, for Tipsheet to refuse', async () => {
    for (const [method, status] of [
      ['GET', 415],
      ['POST', 405],
    ] as const) {
      const [refused] = await exchange(
        proxy.port,
        `${method} /v1/meta HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc`,
      );
      expect(refused).toMatchObject({ status, headers: PROBLEM_HEADERS });
    }
  });

  test.skipIf(!installed)('a proxy passes on a listing as long as Tipsheet takes', async () => {
    const match = async (origin: string, bytes: number) => {
      const listing = { title: 'Send a cover letter', text: '' };
      listing.text = 'a '.repeat(bytes).slice(0, bytes - JSON.stringify(listing).length);
      const init = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
      const response = await fetch(`${origin}/v1/match`, {
        ...init,
        body: JSON.stringify(listing),
      });
      return { status: response.status, body: await response.json() };
    };
    for (const [bytes, status] of [
      [102_400, 200],
      [102_401, 413],
    ] as const) {
      const direct = await match(replicas[0].origin, bytes);
      expect(direct.status).toBe(status);
      expect(await match(proxy.origin, bytes)).toEqual(direct);
    }
  });

  test.skipIf(!installed)('a proxy serves what it has when both replicas are dead', async () => {
    const kept = await send(`${proxy.origin}/v1/meta`);
    await Promise.all(replicas.map((replica) => replica.stop('SIGKILL')));
    const answer = await send(`${proxy.origin}/v1/meta`);
    expect(representation(answer)).toEqual(representation(kept));
    const problem = await send(`${proxy.origin}/v1/search?q=nobody%20asked%20this%20before`);
    expect(problem.status).toBe(503);
    expect(problem.headers).toMatchObject({ ...PROBLEM_HEADERS, ...HSTS, 'retry-after': '2' });
    expect(JSON.parse(problem.body.toString())).toMatchObject({ status: 503 });
  });
});

describe.each(PROXIES)('%s in front of an origin that does as it is told', (name) => {
  const installed = hasTools(PROXY_PROGRAMS[name]);
  let answer: RequestListener;
  let proxy: Running;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/health/')) response.end();
    else answer(request, response);
  });
  let port: number;

  beforeAll(async () => {
    if (!installed) return;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
    proxy = await startProxy(name, [port, port]);
  });
  afterAll(async () => {
    await proxy?.stop();
    server.closeAllConnections();
    server.close();
  });

  const LIFETIME = 'max-age=1, s-maxage=1, stale-while-revalidate=';

  test.skipIf(!installed)(
    'a proxy serves stale answers at once and renews them once, by their ETag',
    async () => {
      let version = 1;
      const asked: (string | undefined)[] = [];
      answer = (request, response) => {
        asked.push(request.headers['if-none-match']);
        response.setHeader('Cache-Control', `public, ${LIFETIME}60, stale-if-error=60`);
        response.setHeader('ETag', `"${version}"`);
        if (request.headers['if-none-match'] === `"${version}"`) response.writeHead(304).end();
        else setTimeout(() => response.end(`version ${version}`), 200);
      };
      const url = `${proxy.origin}/v1/renewed`;
      const text = async () => (await send(url)).body.toString();
      expect(await text()).toBe('version 1');
      await sleep(2100);
      expect(await text()).toBe('version 1');
      await expect.poll(() => asked).toEqual([undefined, '"1"']);
      version = 2;
      await sleep(2100);
      expect(await Promise.all(Array.from({ length: 20 }, text))).toEqual(
        Array.from({ length: 20 }, () => 'version 1'),
      );
      await expect.poll(text).toBe('version 2');
      expect(asked).toEqual([undefined, '"1"', '"1"']);
    },
  );

  test.skipIf(!installed)(
    'a proxy serves stale answers while the origin fails, also past the time in which they may be served anyway',
    async () => {
      let status = 200;
      answer = (_request, response) => {
        if (status === 200)
          response.setHeader('Cache-Control', `public, ${LIFETIME}0, stale-if-error=600`);
        else response.setHeader('Cache-Control', 'no-store');
        response.writeHead(status).end(status === 200 ? 'good' : 'bad');
      };
      const url = `${proxy.origin}/v1/failing`;
      expect((await send(url)).status).toBe(200);
      for (const failure of [500, 503]) {
        status = failure;
        await sleep(2500);
        const stale = await send(url);
        expect([stale.status, stale.body.toString()]).toEqual([200, 'good']);
      }
      server.close();
      server.closeAllConnections();
      for (let i = 0; i < 3; i++) {
        const stale = await send(url);
        expect([stale.status, stale.body.toString()]).toEqual([200, 'good']);
        await sleep(1000);
      }
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      status = 200;
      await expect.poll(async () => cacheStatus(await send(url))).not.toMatch('stale');
    },
  );

  test.skipIf(!installed)(
    'a proxy serves nothing past the time in which it may be served stale, such as the tip of yesterday',
    async () => {
      let version = 1;
      answer = (_request, response) => {
        response.setHeader('Cache-Control', `public, ${LIFETIME}1, stale-if-error=600`);
        response.end(`version ${version}`);
      };
      const text = async () => (await send(`${proxy.origin}/v1/tips/today`)).body.toString();
      expect(await text()).toBe('version 1');
      version = 2;
      await sleep(3100);
      expect(await text()).toBe('version 2');
    },
  );

  test.skipIf(!installed).each([
    ['/embed/v1/tip-sheet.js?ver=6.5.2', '/embed/v1/tip-sheet.js'],
    ['/embed/v1/resizer.js?', '/embed/v1/resizer.js'],
    ['/embed/articles/a?accent=0b57a4&theme=dark', '/embed/articles/a?accent=0b57a4&theme=dark'],
    ['/embed/tips/a?layout=compact&region=CH', '/embed/tips/a?layout=compact&region=CH'],
    ['/embed/look.css?font=serif', '/embed/look.css?font=serif'],
    ['/v1/tips?ver=6.5.2', '/v1/tips?ver=6.5.2'],
    ['/v1/search?q=/embed/a.js?b', '/v1/search?q=/embed/a.js?b'],
    ['/articles/a?utm_source=x', '/articles/a?utm_source=x'],
    ['/feed.atom?ver=1', '/feed.atom?ver=1'],
    ['/v1//tips/a%2Fb', '/v1//tips/a%2Fb'],
  ])('a proxy asks for %s as %s', async (asked, passed) => {
    answer = ({ url }, response) => response.setHeader('Cache-Control', 'no-store').end(url);
    const { body } = await send(proxy.origin + asked);
    expect(body.toString()).toBe(passed);
  });

  test.skipIf(!installed)(
    'a proxy makes nobody wait for another where nothing may be kept',
    async () => {
      let open = 0;
      let most = 0;
      answer = (_request, response) => {
        most = Math.max(most, ++open);
        response.setHeader('Cache-Control', 'no-store');
        setTimeout(() => {
          open--;
          response.end();
        }, 500);
      };
      await Promise.all(Array.from({ length: 10 }, () => send(`${proxy.origin}/v1/tips/random`)));
      expect(most).toBe(10);
    },
  );

  test.skipIf(!installed)(
    'a proxy sends what one replica does not answer to the other, request content included',
    async () => {
      let isBroken = true;
      answer = (request, response) => {
        // It hangs, or ends.
        if (isBroken && request.method === 'GET') request.resume();
        else if (isBroken) request.resume().on('end', () => request.socket.destroy());
        else request.pipe(response.setHeader('Cache-Control', 'no-store'));
        isBroken = !isBroken;
      };
      for (const method of ['GET', 'POST']) {
        const init = method === 'POST' ? { method, body: 'a listing' } : { method };
        const response = await fetch(`${proxy.origin}/v1/${method}`, init);
        expect([response.status, await response.text()]).toEqual([200, init.body ?? '']);
      }
    },
  );

  test.skipIf(!installed)('a proxy says itself who the client is', async () => {
    answer = ({ headers }, response) => {
      response.setHeader('Cache-Control', 'no-store');
      response.end(JSON.stringify(headers));
    };
    for (const path of ['/v1/tips/random', '/v1/tips']) {
      const { body } = await send(proxy.origin + path, {
        'X-Forwarded-For': '203.0.113.9',
        'X-Forwarded-Host': 'evil.example',
        Forwarded: 'for=203.0.113.9;host=evil.example',
      });
      const seen = JSON.parse(body.toString());
      expect(seen['x-forwarded-for']).toBe('127.0.0.1');
      expect(seen).not.toHaveProperty('x-forwarded-host');
      expect(seen).not.toHaveProperty('forwarded');
    }
  });
});

describe.skipIf(!hasTools('nginx'))('nginx by itself', () => {
  let folder: string;
  let proxy: Running;
  let http2Port: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tipsheet-nginx-'));
    const port = await freePort();
    http2Port = await freePort();
    const here = `listen 127.0.0.1:${port};`;
    const config = await writeNginx(folder, port, [await freePort(), await freePort()], {
      site: {
        [here]: `${here} listen 127.0.0.1:${http2Port} http2;`,
        'location / {': "location = /ready { return 200 ''; } location / {",
      },
    });
    const args = ['-p', folder, '-c', config];
    proxy = await launch({ command: 'nginx', args, port, readyPath: '/ready', cwd: folder });
  });
  afterAll(async () => {
    await proxy?.stop();
    rmSync(folder, { recursive: true });
  });

  test('nginx refuses content that is too large in the same form over HTTP/2', async () => {
    const session = connect(`http://127.0.0.1:${http2Port}`);
    const request = session.request({
      ...{ ':method': 'POST', ':path': '/v1/match', 'content-length': 131_073 },
    });
    request.setEncoding('utf8').end(Buffer.alloc(131_073));
    const [headers] = await once(request, 'response');
    const body = (await request.toArray()).join('');
    session.close();
    expect(headers).toMatchObject({ ':status': 413, ...PROBLEM_HEADERS, ...HSTS });
    expect(JSON.parse(body)).toMatchObject({ status: 413 });
  });

  test('nginx says in the same form that its own error pages are nowhere', async () => {
    const { status, headers, body } = await send(`${proxy.origin}/nginx-problem/503`);
    expect(status).toBe(404);
    expect(headers).toMatchObject({ ...PROBLEM_HEADERS, ...HSTS });
    expect(JSON.parse(body.toString())).toMatchObject({ status: 404 });
  });
});
