import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { parseResponses, readAll } from '../helpers/raw-http.ts';
import { everyUrl } from '../helpers/routes.ts';
import { makeServer, request, type TestServer } from '../helpers/server.ts';

let app: TestApp;
let server: TestServer;
beforeAll(async () => {
  app = await makeApp();
  server = await makeServer();
});
afterAll(() => Promise.all([app.close(), server.close()]));

const TIP = '/v1/tips/research-the-company';

test('under /v1 an unknown parameter is refused by name', async () => {
  for (const url of everyUrl(app.app).filter((url) => url.startsWith('/v1/'))) {
    const response = await app.inject(`${url}${url.includes('?') ? '&' : '?'}unknown=1`);
    expect([url, response.statusCode]).toEqual([url, 400]);
    expect(response.json().errors).toMatchObject([{ parameter: 'unknown' }]);
  }
});

test.each([
  ['a control character', '%01', '\uFFFD'],
  ['half of a character', `${'a'.repeat(99)}%F0%9F%98%80`, `${'a'.repeat(99)}\uFFFD`],
])('a name that has %s is repeated without it', async (_what, name, parameter) => {
  const { errors, detail } = (await app.inject(`/v1/tips?${name}=1`)).json();
  expect(errors).toMatchObject([{ parameter }]);
  expect(detail).toContain(`${parameter}: is not a parameter of this URL`);
});

test('pages lead to their address without the parameters that they do not know', async () => {
  for (const url of [
    ...['/', '/?q=pay', '/articles/second-interview', '/tips/research-the-company'],
    ...['/docs', '/problems/gone'],
  ]) {
    const response = await app.inject(`${url}${url.includes('?') ? '&' : '?'}unknown=1`);
    expect([url, response.statusCode]).toEqual([url, 307]);
    expect(response.headers).toMatchObject({ location: url, 'cache-control': 'no-store' });
  }
});

test('files, feeds, frames and oEmbed ignore parameters that they do not know', async () => {
  const urls = everyUrl(app.app).filter(
    (url) => !/^\/(?:v1$|v1\/|docs$|articles\/|tips\/|problems|$|\?)/.test(url),
  );
  expect(urls.length).toBeGreaterThan(20);
  for (const url of urls.filter((url) => !url.startsWith('/health/'))) {
    const plain = await app.inject(url);
    const decorated = await app.inject(`${url}${url.includes('?') ? '&' : '?'}ver=6.5.2`);
    expect([url, decorated.statusCode]).toEqual([url, plain.statusCode]);
    expect([url, decorated.headers.etag]).toEqual([url, plain.headers.etag]);
    expect(decorated.rawPayload.equals(plain.rawPayload)).toBe(true);
  }
});

test.each([
  ['/v1/tips?size=1e1', 'size'],
  ['/v1/tips?size=0x10', 'size'],
  ['/v1/tips?size=%205', 'size'],
  ['/v1/tips?size=+5', 'size'],
  ['/v1/tips?size=-0', 'size'],
  ['/v1/tips?size=0', 'size'],
  ['/v1/tips?size=01', 'size'],
  ['/v1/tips?size=101', 'size'],
  ['/v1/tips?size=5.0', 'size'],
  ['/v1/tips?size=%D9%A5', 'size'],
  ['/v1/tips?size=', 'size'],
  ['/v1/tips?size', 'size'],
  ['/v1/tips?size=5&size=5', 'size'],
  ['/v1/tips?page=1000001', 'page'],
  ['/v1/tips?page=99999999999999999999', 'page'],
  ['/v1/tips?limit=5', 'limit'],
  ['/v1/tips?Size=5', 'Size'],
  ['/v1/tips?size[]=5', 'size[]'],
  ['/v1/tips?__proto__=5', '__proto__'],
  ['/v1/tips?sort=name', 'sort'],
  ['/v1/tips?stage=', 'stage'],
  ['/v1/tips?stage=nowhere', 'stage'],
  ['/v1/tips?topic=pay&topic=research', 'topic'],
  ['/v1/tips?lang=fr', 'lang'],
  ['/v1/search?q=', 'q'],
  ['/v1/search', 'q'],
  [`/v1/search?q=${'a'.repeat(501)}`, 'q'],
  ['/v1/tips/today?date=2026-02-30', 'date'],
  [`${TIP}?size=5`, 'size'],
  ['/v1/meta?x=1', 'x'],
])('%s is refused with 400 that names %s', async (url, parameter) => {
  const response = await app.inject(url);
  expect(response.statusCode).toBe(400);
  const { errors } = response.json();
  expect(errors[0]).toMatchObject({ parameter, in: 'query' });
  for (const error of errors) expect(error.parameter).toBe(parameter);
});

test.each(['/v1/tips?lang=', '/v1/tips/random?seed=', '/v1/changes?cursor='])(
  'the empty parameter in %s is called empty, and nothing else',
  async (url) => {
    const { errors } = (await app.inject(url)).json();
    expect(errors).toMatchObject([{ detail: 'must not be empty' }]);
  },
);

test('a former slug as a filter is refused with the present one', async () => {
  const { detail } = (await app.inject('/v1/tips?article=callback-interview')).json();
  expect(detail).toBe('article: is a former slug of "second-interview"');
});

test('every wrong parameter is named at once', async () => {
  const { errors } = (await app.inject('/v1/tips?size=0&page=x&colour=red&hue=1')).json();
  expect(errors.map((error: { parameter: string }) => error.parameter).sort()).toEqual([
    'colour',
    'hue',
    'page',
    'size',
  ]);
});

test.each([
  ['/v1/tips/%zz', 400],
  ['/v1/tips/%', 400],
  ['/v1/tips/%c3%28', 400],
  ['/v1/tips/%ff', 400],
  ['/v1/search?q=%zz', 400],
  ['/v1/search?q=a%00b', 400],
  ['/%00', 400],
  ['/nowhere/%e0%a4%a', 400],
  [`/v1/tips?q=${'a'.repeat(2100)}`, 414],
  [`/${'a'.repeat(2100)}`, 414],
  [`/v1/tips/${'a'.repeat(101)}`, 404],
  [`/v1/articles/${'a'.repeat(1900)}/tips`, 404],
  [`/schemas/${'a'.repeat(300)}.json`, 404],
])('the URL %s returns %i', async (target, status) => {
  expect(await server.ask(request(target))).toMatchObject({ status });
});

test.each([20_000, 100_000])(
  'a URL of %i characters, in which the parser stops, returns 414',
  async (length) => {
    expect(await server.ask(request(`/${'a'.repeat(length)}`))).toMatchObject({ status: 414 });
  },
);

test('headers of 100 KB return 431', async () => {
  const bytes = request(TIP, [`Cookie: ${'a'.repeat(100_000)}`]);
  expect(await server.ask(bytes)).toMatchObject({ status: 431 });
});

test('characters that URLs have no place for are taken as if they were escaped', async () => {
  const response = await server.ask(request('/v1/search?q="a|b\\c"<{^`}>'));
  expect(response.status).toBe(200);
  expect(JSON.parse(response.body).links.self).toBe(
    `${PUBLIC_URL}/v1/search?q=%22a%7Cb%5Cc%22%3C%7B%5E%60%7D%3E`,
  );
  expect(response.headers.link).not.toContain('"a|b');
});

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '..%2f..%2fetc%2fpasswd',
  '..%5c..%5cwindows',
  '%2e%2e',
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'a%0d%0aSet-Cookie:%20a=1',
  "1'%20OR%20'1'='1",
])('the hostile slug %s returns 404 and is not repeated in it', async (slug) => {
  for (const path of ['/v1/tips/', '/v1/articles/', '/v1/topics/', '/articles/', '/problems/']) {
    const response = await server.ask(request(path + slug));
    expect(response.status).toBe(404);
    for (const text of [slug, decodeURIComponent(slug)])
      expect(response.body + JSON.stringify(response.headers)).not.toContain(text);
  }
});

test('a path that climbs out of its folder is not found', async () => {
  expect(await server.ask(request('/v1/tips/../../etc/passwd'))).toMatchObject({ status: 404 });
  expect(await server.ask(request('/assets/../../package.json'))).toMatchObject({ status: 404 });
});

const ask = (...hosts: string[]) =>
  server.ask([`GET ${TIP} HTTP/1.1`, ...hosts, 'Connection: close', '', ''].join('\r\n'));

test.each([
  ['two', ['Host: tips.example', 'Host: tips.example']],
  ['two in different cases', ['Host: a', 'hOST: b']],
  ['none', []],
  ['an empty one', ['Host:']],
  ['one with a user', ['Host: me@tips.example']],
  ['one with a path', ['Host: tips.example/v1']],
  ['one with a blank', ['Host: tips example']],
  ['one with a quote', ['Host: tips"example']],
  ['one with a bad port', ['Host: tips.example:http']],
  ['a list', ['Host: a,b']],
])('a request with %s as Host is refused with 400 (RFC 9112 §3.2)', async (_what, hosts) => {
  expect(await ask(...hosts)).toMatchObject({ status: 400 });
});

test.each(['tips.example', 'tips.example:8080', '127.0.0.1', '[::1]:3000', 'x_y.example'])(
  'a request with %s as Host is answered',
  async (host) => {
    expect(await ask(`Host: ${host}`)).toMatchObject({ status: 200 });
  },
);

test('a request of HTTP/1.0 needs no Host', async () => {
  expect(await server.ask(`GET ${TIP} HTTP/1.0\r\n\r\n`)).toMatchObject({ status: 200 });
});

test('a target in absolute form counts instead of the Host', async () => {
  const response = await server.ask(request(`http://elsewhere.example${TIP}?lang=en`));
  expect(response.status).toBe(200);
  expect(response.body).not.toContain('elsewhere');
});

test.each(['http://', 'http://me@tips.example', 'https://a,b', 'http://tips.example:http'])(
  'a target in absolute form without a valid host is refused: %s',
  async (authority) => {
    expect(await server.ask(request(authority + TIP))).toMatchObject({ status: 400 });
  },
);

test('a second Host is refused, however many headers come before it', async () => {
  const many = Array.from({ length: 1500 }, () => 'a:b');
  expect(await server.ask(request(TIP, [...many, 'Host: b']))).toMatchObject({ status: 400 });
  expect(await server.ask(request(TIP, many))).toMatchObject({ status: 200 });
});

const CHUNKED = ['Transfer-Encoding: chunked'];

test.each([
  ['a length', request(TIP, ['Content-Length: 5'])],
  ['a length, and the content', `${request(TIP, ['Content-Length: 5'])}hello`],
  ['chunks', `${request(TIP, CHUNKED)}5\r\nhello\r\n0\r\n\r\n`],
  ['chunks that never end', `${request(TIP, CHUNKED)}5\r\nhel`],
  [
    'a length after many headers',
    request(TIP, [...Array.from({ length: 1500 }, () => 'a:b'), 'Content-Length: 5']),
  ],
])('request content with %s is refused unread', async (_what, bytes) => {
  expect(await server.ask(bytes.replace('Connection: close\r\n', ''))).toMatchObject({
    status: 415,
    headers: { connection: 'close' },
  });
});

test.each([
  ['length and chunks', `${request(TIP, ['Content-Length: 5', ...CHUNKED])}0\r\n\r\n`],
  ['chunks and length', `${request(TIP, [...CHUNKED, 'Content-Length: 5'])}0\r\n\r\n`],
  ['two lengths', request(TIP, ['Content-Length: 5', 'Content-Length: 6'])],
  ['a signed length', request(TIP, ['Content-Length: +5'])],
  ['another coding', request(TIP, ['Transfer-Encoding: gzip, chunked, identity'])],
  ['a folded line', request(TIP, ['A: b\r\n c'])],
  ['a bare LF', request(TIP, ['A: b\nC: d'])],
  ['only LF', `GET ${TIP} HTTP/1.1\nHost: a\n\n`],
  ['a bare CR', request(TIP, ['A: b\rC: d'])],
  ['a blank before the colon', request(TIP, ['A : b'])],
  ['a null character', request(TIP, ['A: b\0c'])],
])('ambiguous framing is refused with 400 (RFC 9112 §6): %s', async (_what, bytes) => {
  expect(await server.ask(bytes)).toMatchObject({ status: 400 });
});

test('51 pipelined requests get 51 answers in order', async () => {
  const urls = Array.from({ length: 51 }, (_, i) => `/v1/tips?size=${i + 21}`);
  const open = urls.slice(0, -1).map((url) => `GET ${url} HTTP/1.1\r\nHost: a\r\n\r\n`);
  const responses = await server.exchange(open.join('') + request(urls.at(-1) ?? ''));
  expect(responses.map(({ body }) => JSON.parse(body).links.self)).toEqual(
    urls.map((url) => PUBLIC_URL + url),
  );
});

test('a client that closes its end after asking is answered', async () => {
  const socket = connect(server.port, '127.0.0.1');
  const received = readAll(socket);
  // Compressing takes its time, in which the end of the client's side arrives.
  socket.end(
    `GET /v1/articles/second-interview HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n`,
  );
  expect(parseResponses(await received)).toMatchObject([{ status: 200 }]);
});

test('what follows refused content on the connection is no request', async () => {
  const open = `GET ${TIP} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n`;
  expect(await server.exchange(`${open}GET${request('/v1/meta')}`)).toHaveLength(1);
});

const FORGED = [
  'X-Forwarded-For: 203.0.113.7',
  'X-Forwarded-Host: evil.example',
  'X-Forwarded-Proto: gopher',
  'X-Forwarded-Prefix: /evil',
  'Forwarded: for=203.0.113.7;host=evil.example;proto=gopher',
  'X-Original-URL: /admin',
  'X-Rewrite-URL: /admin',
  'X-HTTP-Method-Override: DELETE',
];

test.each([
  ['believed by nobody', undefined],
  ['even from a trusted proxy', ['127.0.0.1/32']],
])('forged proxy headers are in no response, %s', async (_what, trusted) => {
  const behind = await makeServer({ config: { TRUST_PROXY: trusted } });
  for (const url of ['/v1/tips?size=1', '/', '/v1/tips/', '/v1/articles/callback-interview']) {
    const plain = await behind.ask(request(url));
    const forged = await behind.ask(request(url, FORGED));
    expect(forged.status).toBe(plain.status);
    expect(forged.body).toBe(plain.body);
    expect({ ...forged.headers, date: '' }).toEqual({ ...plain.headers, date: '' });
  }
  await behind.close();
});

test('a forged Host is in no response', async () => {
  const bytes = request('/v1/tips?size=1').replace('tips.example', 'evil.example');
  const { body, headers } = await server.ask(bytes);
  expect(body + JSON.stringify(headers)).not.toContain('evil');
});

test.each([
  ['/v1/tips?limit=5', 'limit', 'size'],
  ['/v1/tips?per_page=5', 'per_page', 'size'],
  ['/v1/tips?pageSize=5', 'pageSize', 'size'],
  ['/v1/search?query=pay', 'query', 'q'],
  ['/v1/tips?topc=pay', 'topc', 'topic'],
  ['/v1/tips?Topic=pay', 'Topic', 'topic'],
  ['/v1/tips?locale=en', 'locale', 'lang'],
  ['/v1/tips/research-the-company?language=en', 'language', 'lang'],
  ['/v1/changes?updated_since=2026-01-01', 'updated_since', 'since'],
  ['/v1/tips?query=pay', 'query', undefined],
  ['/v1/tips?colour=red', 'colour', undefined],
])(
  '%s names the parameters that there are, and guesses which %s means',
  async (url, name, meant) => {
    const response = await app.inject(url);
    expect(response.statusCode).toBe(400);
    const error = response
      .json()
      .errors.find(({ parameter }: { parameter: string }) => parameter === name);
    expect(error.detail).toMatch(/^is not a parameter of this URL, which takes .*\blang\b/);
    expect(error.didYouMean).toBe(meant);
    expect(error.detail.endsWith(`; did you mean "${meant}"?`)).toBe(meant !== undefined);
  },
);

test('an unknown parameter of a URL that takes none is said to be so', async () => {
  expect((await app.inject('/v1/meta?size=1')).json().errors).toEqual([
    {
      parameter: 'size',
      in: 'query',
      detail: 'is not a parameter of this URL, which takes none',
    },
  ]);
});

test.each([
  ['/v1/search', 'q'],
  ['/v1/suggest', 'q'],
  ['/oembed', 'url'],
])('%s without %s says that it is required', async (url, parameter) => {
  expect((await app.inject(url)).json().errors).toEqual([
    { parameter, in: 'query', detail: 'is required' },
  ]);
});
