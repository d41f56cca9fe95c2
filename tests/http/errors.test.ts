import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PROBLEM_TYPES, type ProblemName } from '../../src/http/response/problems.ts';
import { toProblem } from '../../src/http/server/to-problem.ts';
import { makeApp, PUBLIC_URL } from '../helpers/app.ts';
import { collectLogs } from '../helpers/logger.ts';
import { parseResponses, readAll } from '../helpers/raw-http.ts';
import { makeServer, request, type TestServer } from '../helpers/server.ts';

const TIP = '/v1/tips/research-the-company';
let server: TestServer;
beforeAll(async () => {
  server = await makeServer({
    readiness() {
      throw new Error('the password is swordfish');
    },
  });
});
afterAll(() => server.close());

test.each<[number, ProblemName, string, string]>([
  [400, 'bad-request', 'a malformed escape', request('/v1/tips/%zz')],
  [400, 'bad-request', 'a target that is no path', request('tips')],
  [400, 'bad-request', 'a fragment', request(`${TIP}#x`)],
  [400, 'bad-request', 'the server as a whole, read', request('*')],
  [400, 'bad-request', 'no HTTP at all', '\x16\x03\x01\x02\x00\x01\r\n\r\n'],
  [400, 'bad-request', 'an unknown method', request(TIP, [], 'FETCH')],
  [400, 'bad-request', 'a version that is not there yet', `GET ${TIP} HTTP/1.9\r\n\r\n`],
  [400, 'bad-request', 'no Host', `GET ${TIP} HTTP/1.1\r\nConnection: close\r\n\r\n`],
  [400, 'invalid-parameter', 'an unknown parameter', request(`${TIP}?colour=red`)],
  [404, 'not-found', 'an unknown path', request('/v1/nothing')],
  [404, 'not-found', 'an unknown script', request('/embed/v9/tip-sheet.js')],
  [405, 'method-not-allowed', 'another method of a page', request('/', [], 'POST')],
  [
    404,
    'not-found',
    'oEmbed of an unknown page',
    request(`/oembed?url=${PUBLIC_URL}/tips/nothing`),
  ],
  [414, 'uri-too-long', 'a long URL of a page', request(`/tips/${'a'.repeat(2048)}`)],
  [404, 'not-found', 'an unknown slug', request('/v1/tips/nothing')],
  [404, 'not-found', 'an over-long slug', request(`/v1/tips/${'a'.repeat(1500)}`)],
  [405, 'method-not-allowed', 'another method', request(TIP, [], 'DELETE')],
  [405, 'method-not-allowed', 'a method of WebDAV', request(TIP, [], 'PROPFIND')],
  [405, 'method-not-allowed', 'CONNECT', request('tips.example:443', [], 'CONNECT')],
  [406, 'not-acceptable', 'no coding', request(TIP, ['Accept-Encoding: *;q=0'])],
  [410, 'gone', 'what was withdrawn', request('/v1/articles/smalltalk-tricks')],
  [414, 'uri-too-long', 'a long URL', request(`/v1/tips?q=${'a'.repeat(2048)}`)],
  [415, 'content-not-supported', 'content', `${request(TIP, ['Content-Length: 2'])}{}`],
  [431, 'header-fields-too-large', 'long headers', request(TIP, [`A: ${'a'.repeat(20_000)}`])],
  [500, 'internal-error', 'an internal error', request('/health/ready')],
])(
  '%i %s is a problem document (RFC 9457) with the headers of every response: %s',
  async (status, type, _what, bytes) => {
    const response = await server.ask(bytes);
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(response.body)).toMatchObject({
      type: `${PUBLIC_URL}/problems/${type}`,
      code: type,
      title: PROBLEM_TYPES[type].title,
      status,
    });
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['strict-transport-security']).toContain('max-age=');
  },
);

test('an error reaches a client that is still sending', async () => {
  const huge = request(TIP, [`A: ${'a'.repeat(1_000_000)}`]);
  expect(await server.ask(huge)).toMatchObject({ status: 431 });
  const upload = `${request(TIP, ['Content-Length: 9000000'])}${'x'.repeat(1_000_000)}`;
  expect(await server.ask(upload)).toMatchObject({ status: 415 });
});

const LONG = 'Content-Length: 9000000';
test.each([
  ['too large', 413, request('/v1/match', ['Content-Type: application/json', LONG], 'POST')],
  ['not taken', 415, request(TIP, [LONG])],
])(
  'no reset overtakes the answer to content that is %s, which a client is still sending',
  async (_what, status, head) => {
    const answered = new Promise((resolve) => {
      server.app.server.once('request', (_request, response) => response.once('close', resolve));
    });
    const errors: Error[] = [];
    const socket = connect(server.port, '127.0.0.1').pause();
    socket.on('error', (error) => errors.push(error));
    socket.write(head);
    await answered;
    for (let sent = 0; sent < 3; sent++) {
      socket.write('x');
      // For a reset to arrive, if there were one.
      await sleep(10);
    }
    expect(errors).toEqual([]);
    expect(parseResponses(await readAll(socket.resume()))).toMatchObject([{ status }]);
  },
);

test('what cannot be parsed is answered after what came before it', async () => {
  const first = `GET ${TIP} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const responses = await server.exchange(`${first}${first}rubbish\r\n\r\n`);
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 400]);
});

test('CONNECT is answered after what came before it', async () => {
  const first = `GET ${TIP} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n`;
  const connect = request('tips.example:443', [], 'CONNECT');
  const responses = await server.exchange(`${first}${connect}`);
  expect(responses.map(({ status }) => status)).toEqual([200, 405]);
});

test('a connection that breaks or idles before CONNECT is answered ends alone', async () => {
  const connected = once(server.app.server, 'connect');
  const client = connect(server.port, '127.0.0.1');
  // Compressing takes its time, in which CONNECT waits.
  client.write(
    'GET /v1/articles/second-interview HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n',
  );
  client.write(request('tips.example:443', [], 'CONNECT'));
  const [, socket] = await connected;
  expect(() => socket.emit('error', new Error('ECONNRESET'))).not.toThrow();
  socket.emit('timeout');
  expect(socket.destroyed).toBe(true);
  client.destroy();
});

test.each(['ECONNRESET', 'EPIPE'])('a connection that broke (%s) is no error', async (code) => {
  const { logger, lines } = collectLogs();
  const app = await makeApp({ logger });
  const socket = Object.assign(new PassThrough(), { bytesRead: 1 });
  app.app.server.emit('clientError', Object.assign(new Error(code), { code }), socket);
  expect(socket.destroyed).toBe(true);
  expect(socket.read()).toBeNull();
  expect(lines).toEqual([]);
  await app.close();
});

test('a URL whose characters are not percent-encoded is refused with what to do', async () => {
  const response = await server.ask(request('/v1/search?q=résumé'));
  expect(response.status).toBe(400);
  expect(JSON.parse(response.body).detail).toContain('must be percent-encoded');
});

test('an unknown Expect is ignored', async () => {
  expect(await server.ask(request(TIP, ['Expect: the-unexpected']))).toMatchObject({
    status: 200,
  });
});

test('content is refused before it is sent where the client expects 100 Continue', async () => {
  const bytes = request(TIP, ['Content-Length: 5', 'Expect: 100-continue']);
  expect(await server.ask(bytes)).toMatchObject({ status: 415 });
});

test('a client that expects 100 Continue is asked for content that is taken', async () => {
  const content = '{"text":"Research our company."}';
  const head = request(
    '/v1/match',
    ['Content-Type: application/json', `Content-Length: ${content.length}`, 'Expect: 100-continue'],
    'POST',
  );
  const socket = connect(server.port, '127.0.0.1');
  const received = readAll(socket);
  socket.once('data', () => socket.write(content));
  socket.write(head);
  const statuses = parseResponses(await received).map(({ status }) => status);
  expect(statuses).toEqual([100, 200]);
});

const MATCH = ['POST /v1/match HTTP/1.1', 'Host: a', 'Content-Type: application/json'];
const withContent = (field: string, content: string) =>
  `${[...MATCH, field].join('\r\n')}\r\n\r\n${content}`;

test('content that is malformed is refused at once, after the requests before it', async () => {
  const broken = withContent('Transfer-Encoding: chunked', 'no length\r\n');
  expect(await server.ask(broken)).toMatchObject({ status: 400 });
  const before = `GET ${TIP} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const responses = await server.exchange(before.repeat(2) + broken);
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 400]);
});

test('a client that leaves while it sends content is no error', async () => {
  const { logger, lines } = collectLogs();
  const logged = await makeServer({ logger });
  const socket = connect(logged.port, '127.0.0.1');
  socket.write(withContent('Content-Length: 10', '{'));
  await once(logged.app.server, 'request');
  socket.resetAndDestroy();
  await vi.waitFor(() => expect(lines).toMatchObject([{ msg: 'request', status: 499 }]));
  await logged.close();
  expect(lines).toHaveLength(1);
});

test('a thrown error returns 500 without its message, and with an id to quote', async () => {
  const response = await server.inject({
    url: '/health/ready',
    headers: { 'x-request-id': 'abc-123' },
  });
  expect(response.statusCode).toBe(500);
  expect(response.body).not.toContain('swordfish');
  expect(response.json().requestId).toBe('abc-123');
});

test('a thrown error is logged with its message and the id in the response', async () => {
  const { logger, lines } = collectLogs();
  const app = await makeApp({
    logger,
    readiness() {
      throw new Error('the password is swordfish');
    },
  });
  const { requestId } = (await app.inject('/health/ready')).json();
  await app.close();
  expect(JSON.stringify(lines)).toContain('the password is swordfish');
  expect(lines.some((line) => line.requestId === requestId)).toBe(true);
});

class Liar extends Error {
  statusCode = 200;
  status = 404;
}
const hostile = new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse });
function refuse(): never {
  throw new Error('trap');
}
test.each([
  ['an error', new Error('secret')],
  ['an error that claims a status', new Liar('secret')],
  ['a string', 'secret'],
  ['nothing', undefined],
  ['null', null],
  ['an object with a code of its prototype', { code: 'constructor' }],
  ['an object that throws', hostile],
  ['a symbol', Symbol('secret')],
])('%s, thrown, is an internal error', (_what, thrown) => {
  const problem = toProblem(thrown);
  expect(problem.type).toBe('internal-error');
  expect(problem.message).not.toContain('secret');
});
