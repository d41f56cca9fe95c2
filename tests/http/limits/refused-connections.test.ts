import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { collectLogs } from '../../helpers/logger.ts';
import { exchange, parseResponses, readAll } from '../../helpers/raw-http.ts';
import { makeServer, type TestServer } from '../../helpers/server.ts';

const MALFORMED = 'GET / HTTP/1.1\r\nHost : a\r\n\r\n';
const CONNECT = 'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n';

const lines: { msg: string; reasons?: Record<string, number> }[] = [];
const written = new EventEmitter();
let server: TestServer;
beforeAll(async () => {
  const stream = {
    write(line: string) {
      lines.push(JSON.parse(line));
      written.emit('line');
    },
  };
  server = await makeServer({ config: { RATE_LIMIT: 20 }, logger: pino({}, stream) });
});
afterAll(() => server.close());

test('what the parser refuses, and CONNECT, count against the limit, and beyond it get no answer', async () => {
  const answers: number[] = [];
  for (let i = 0; i < 15; i++)
    for (const bytes of [MALFORMED, CONNECT]) {
      const [response] = await exchange(server.port, bytes);
      answers.push(response?.status ?? 0);
    }
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 10 }, () => [400, 405]).flat());
  expect(answers.slice(20)).toEqual(Array(10).fill(0));
  // Requests of the same client are over the limit, too.
  const [response] = await exchange(
    server.port,
    'GET /v1/meta HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  );
  expect(response?.status).toBe(429);
});

test('refused connections are summed up in one line of the log', async () => {
  const summary = () => lines.filter(({ msg }) => msg === 'connections refused');
  await expect
    .poll(() => summary().flatMap(({ reasons }) => Object.values(reasons ?? {})))
    .not.toEqual([]);
  const total = () =>
    summary()
      .flatMap(({ reasons }) => Object.values(reasons ?? {}))
      .reduce((sum, count) => sum + count, 0);
  await expect.poll(total).toBe(30);
  expect(summary().length).toBeLessThan(15);
});

test('a version of HTTP that the server does not speak gets 505 (RFC 9110 §15.6.6)', async () => {
  const other = await makeServer();
  const [response] = await exchange(
    other.port,
    'GET /v1/meta HTTP/2.0\r\nHost: a\r\nConnection: close\r\n\r\n',
  );
  expect(response?.status).toBe(505);
  await other.close();
});

test('a client whose time is over counts once, though it leaves in the middle of its request', async () => {
  const { logger, lines } = collectLogs();
  const other = await makeServer({ logger });
  const socket = connect(other.port, '127.0.0.1');
  const [accepted] = await once(other.app.server, 'connection');
  socket.write('GET /v1/meta HTTP/1.1\r\n');
  const timeout = Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  await vi.waitFor(() => expect(accepted.bytesRead).toBeGreaterThan(0));
  other.app.server.emit('clientError', timeout, accepted);
  const [response] = parseResponses(await readAll(socket));
  expect(response?.status).toBe(408);
  await expect
    .poll(() => lines.map(({ reasons }) => reasons), { timeout: 3000 })
    .toEqual([{ 'The request did not arrive in time.': 1 }]);
  await other.close();
});
