import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { responseValidator } from '../helpers/contract.ts';
import { memoryInUse } from '../helpers/memory.ts';
import { parseResponses, type RawResponse, readAll } from '../helpers/raw-http.ts';
import { everyUrl } from '../helpers/routes.ts';
import { makeServer, type TestServer } from '../helpers/server.ts';

/** `FUZZ_RUNS=100000 npx vitest run tests/fuzz` tries more; `FUZZ_SEED` other ones. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260301);
const MEGABYTE = 1_048_576;

let server: TestServer;
let validate: ReturnType<typeof responseValidator>;
let urls: string[];
beforeAll(async () => {
  server = await makeServer();
  validate = responseValidator(server.app);
  urls = everyUrl(server.app);
});
afterAll(() => server.close());

interface Request {
  readonly method: string;
  readonly target: string;
  readonly bytes: Buffer;
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'];
const PARAMETERS = [
  ...['q', 'page', 'size', 'sort', 'lang', 'stage', 'topic', 'article', 'slugs', 'seed', 'date'],
  ...['since', 'cursor', 'url', 'format', 'maxwidth', 'include', 'x', '__proto__', 'q[]', ''],
];
const FIELDS = [
  ...['Accept', 'Accept-Encoding', 'Accept-Language', 'If-None-Match', 'If-Modified-Since'],
  ...['Range', 'If-Range', 'If-Match', 'Cookie', 'Origin', 'Referer', 'User-Agent', 'Expect'],
  ...['X-Request-Id', 'traceparent', 'X-Forwarded-For', 'X-Forwarded-Host', 'Host', 'TE'],
  ...['Content-Length', 'Transfer-Encoding', 'Content-Type', 'Connection', 'Upgrade', 'Via'],
  ...['Access-Control-Request-Method', 'Accept-Version', 'Keep-Alive', 'Trailer', 'DNT'],
];
const VALUES = [
  ...['', '*', '*/*', 'text/html', 'application/json;q=0', 'br', 'gzip;q=0.5, *;q=0', 'identity'],
  ...['"a"', 'W/"a", *', 'Sun, 01 Mar 2026 00:00:00 GMT', 'bytes=0-1', '0', '5', '-1', 'chunked'],
  ...['close', 'keep-alive', 'Upgrade', 'h2c', 'websocket', '100-continue', 'trailers', '1.x'],
];
const WORDS = [
  ...['%', '%00', '%zz', '%2f', '%2e%2e', '%c3%28', '%F0%9F%92%A9', '..', '//', '/', ';', '#', '?'],
  ...['__proto__', 'constructor', '{', '|', '"', '<', '\\', '~', '.md', '.json', '1e9', '-0'],
];

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map(String.fromCharCode),
});
const anyByte = fc.string({ unit: fc.integer({ min: 0, max: 0xff }).map(String.fromCharCode) });
const word = fc.oneof(fc.constantFrom(...WORDS), printable);

const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(...PARAMETERS),
      fc.oneof(word, fc.string({ unit: 'binary' }).map(encodeURIComponent), fc.nat().map(String)),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

const path = fc.oneof(
  fc.nat().map((n) => urls[n % urls.length] ?? '/'),
  fc.array(word, { maxLength: 4 }).map((words) => `/${words.join('/')}`),
  fc
    .tuple(fc.nat(), word)
    .map(([n, tail]) => (urls[n % urls.length] ?? '').replace(/[^/]*$/, '') + tail),
);

const target = fc
  .tuple(path, fc.option(query))
  .map(([path, query]) =>
    query === null ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`,
  )
  .map((target) => target.replaceAll(/[\s\0]/g, '+') || '/');

/** Fields that mean something. */
const sensible = fc.constantFrom<[string, string]>(
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'Sat, 01 Jan 2028 00:00:00 GMT'],
  ['Accept-Encoding', 'gzip, deflate, br'],
  ['Accept-Encoding', 'identity;q=0, *;q=0'],
  ['Accept', 'text/html, application/json;q=0.9'],
);

const wild = fc.tuple(
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...FIELDS) },
    { weight: 1, arbitrary: printable },
  ),
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...VALUES) },
    { weight: 3, arbitrary: printable },
    { weight: 1, arbitrary: anyByte },
  ),
);

const field = fc.oneof({ weight: 1, arbitrary: sensible }, { weight: 4, arbitrary: wild });

const request: fc.Arbitrary<Request> = fc
  .record({
    method: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('GET', 'HEAD') },
      { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
    ),
    target,
    version: fc.oneof(
      { weight: 9, arbitrary: fc.constant('1.1') },
      { weight: 1, arbitrary: fc.constantFrom('1.0', '2.0', '0.9', 'x') },
    ),
    host: fc.oneof(
      { weight: 9, arbitrary: fc.constant('tips.example') },
      { weight: 1, arbitrary: printable },
    ),
    fields: fc.array(field, { maxLength: 6 }),
    content: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: anyByte }),
    end: fc.oneof(
      { weight: 19, arbitrary: fc.constant('\r\n') },
      { weight: 1, arbitrary: fc.constantFrom('\n', '', '\r') },
    ),
  })
  .map(({ method, target, version, host, fields, content, end }) => ({
    method,
    target,
    bytes: Buffer.from(
      `${method} ${target} HTTP/${version}\r\nHost: ${host}\r\n${fields
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}${end}${content}`,
      'latin1',
    ),
  }));

/** Sends, says that it was all, and reads to the end. */
async function send({ method, bytes }: Request): Promise<RawResponse[]> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  const received = readAll(socket);
  socket.end(bytes);
  const answer = await received;
  try {
    return parseResponses(answer, [method]);
  } catch (error) {
    // What the parser refuses has no method that the server would know, and so has a body.
    if (method !== 'HEAD') throw error;
    return parseResponses(answer);
  }
}

test(
  `${RUNS} random requests, each with an answer in a form that is promised`,
  async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(request, async (request) => {
        const responses = await send(request);
        expect(responses.length).toBeGreaterThan(0);
        for (const [i, response] of responses.entries()) {
          // What else the bytes turned out to ask for isn't known.
          const { method, target } = i === 0 ? request : { method: 'GET', target: '' };
          check(response, method, responses.length === 1 ? target : '');
        }
        for (const { status } of responses) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    // That it wasn't all refused at the door.
    for (const status of [200, 304, 400, 404, 405, 406, 415])
      expect({ status, seen: statuses.has(status) }).toEqual({ status, seen: true });
  },
  600_000 + RUNS * 50,
);

test('the same random requests again and again take no more memory', async () => {
  const requests = fc.sample(request, { numRuns: 500, seed: SEED });
  const sendAll = async () => {
    for (const request of requests) await send(request);
  };
  // Caches fill and code is compiled.
  for (let i = 0; i < 2; i++) await sendAll();
  const before = await memoryInUse();
  for (let i = 0; i < 4; i++) await sendAll();
  // Each of 2,000 that stayed would take 2 KB.
  expect(((await memoryInUse()) - before) / MEGABYTE).toBeLessThan(2);
}, 120_000);

function check(response: RawResponse, method: string, target: string): void {
  // Two statuses of the kind can be asked for: oEmbed's for other formats, and that for other versions.
  const notImplemented = response.status === 501 && /^[^?]*oembed/.test(target);
  const otherVersion = response.status === 505;
  if (!notImplemented && !otherVersion) expect(response.status).toBeLessThan(500);
  const { 'content-encoding': coding, ...headers } = response.headers;
  const body = decode(response, coding);
  const seen = body === '' ? method : 'GET';
  validate(seen, target, { statusCode: response.status, headers, body });
}

function decode({ body, bytes }: RawResponse, coding: string | undefined): string {
  if (coding === undefined || body === '') return body;
  return (coding === 'br' ? brotliDecompressSync : gunzipSync)(bytes).toString();
}
