import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startServer } from '../helpers/process.ts';
import { parseResponses, readAll } from '../helpers/raw-http.ts';

const TIPS = '/v1/tips?size=5';

test('SIGTERM drains: not ready at once, every request answered, then exit 0', async () => {
  const server = await startServer({ DRAIN_SECONDS: '8', MAX_QUEUE_MS: '60000' });
  const status = async (path: string) => (await fetch(server.origin + path)).status;
  expect(await status('/health/ready')).toBe(200);

  // Requests in flight all the while, on new connections as well as on old ones.
  let stop = false;
  const statuses: number[] = [];
  const failures: unknown[] = [];
  const load = Array.from({ length: 8 }, async () => {
    while (!stop) {
      await status(TIPS).then(
        (code) => statuses.push(code),
        (error) => failures.push(error),
      );
    }
  });
  await wait(200);
  server.child.kill('SIGTERM');
  await expect.poll(() => status('/health/ready'), { interval: 20 }).toBe(503);
  expect(await status('/health/live')).toBe(200);
  const before = statuses.length;
  await wait(1000);
  stop = true;
  await Promise.all(load);
  expect(failures).toEqual([]);
  expect(statuses.length).toBeGreaterThan(before);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await server.exit).toBe(0);
  expect(server.lines().at(-1)).toMatchObject({ msg: 'stopped' });
});

test('after SIGTERM, responses close their connections', async () => {
  const server = await startServer({ DRAIN_SECONDS: '30', MAX_QUEUE_MS: '60000' });
  const socket = connect(server.port, '127.0.0.1');
  const received = readAll(socket);
  socket.write(`GET ${TIPS} HTTP/1.1\r\nHost: a\r\n\r\n`);
  await once(socket, 'data');
  server.child.kill('SIGTERM');
  await expect
    .poll(async () => (await fetch(`${server.origin}/health/ready`)).status, { interval: 20 })
    .toBe(503);
  socket.write(`GET ${TIPS} HTTP/1.1\r\nHost: a\r\n\r\n`);
  const responses = parseResponses(await received);
  expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  expect(responses.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'close']);
  await server.stop('SIGKILL');
});

test('a request that was half sent at SIGTERM is answered', async () => {
  const server = await startServer({ DRAIN_SECONDS: '0' });
  const socket = connect(server.port, '127.0.0.1');
  const received = readAll(socket);
  socket.write(`GET ${TIPS} HTTP/1.1\r\nHost:`);
  await wait(300);
  server.child.kill('SIGTERM');
  const isAnswered = () =>
    fetch(`${server.origin}${TIPS}`).then(
      () => true,
      () => false,
    );
  await expect.poll(isAnswered).toBe(false);
  socket.write(' a\r\n\r\n');
  expect(parseResponses(await received)).toMatchObject([
    { status: 200, headers: { connection: 'close' } },
  ]);
  expect(await server.exit).toBe(0);
});

test('SIGTERM is not held up by connections that bring no request', async () => {
  const server = await startServer({ DRAIN_SECONDS: '0' });
  const idle = connect(server.port, '127.0.0.1');
  const slow = connect(server.port, '127.0.0.1');
  const kept = connect(server.port, '127.0.0.1');
  for (const socket of [idle, slow, kept]) socket.on('error', () => {});
  slow.write('GET /v1/ti');
  kept.write(`GET ${TIPS} HTTP/1.1\r\nHost: a\r\n\r\nGET /v1/ti`);
  await once(kept, 'data');
  await wait(300);
  const started = performance.now();
  expect(await server.stop('SIGTERM')).toBe(0);
  // Well below the time that requests have to end in.
  expect(performance.now() - started).toBeLessThan(6000);
});

test('SIGINT closes without a drain', async () => {
  const server = await startServer({ DRAIN_SECONDS: '300' });
  expect(await server.stop('SIGINT')).toBe(0);
});

test('a second signal ends the server at once', async () => {
  const server = await startServer({ DRAIN_SECONDS: '300' });
  server.child.kill('SIGTERM');
  await wait(500);
  expect(await server.stop('SIGTERM')).toBe(1);
});
