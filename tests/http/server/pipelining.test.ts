import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Pipelining } from '../../../src/http/server/pipelining.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

async function serve(handle: RequestListener, max?: { connection: number; server: number }) {
  const server = createServer(new Pipelining(handle, max).handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, open: () => connect(port, '127.0.0.1') };
}

const requests = (count: number) =>
  Array.from({ length: count }, (_, i) => `GET /${i} HTTP/1.1\r\nHost: a\r\n\r\n`).join('');

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}

const last = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';

test('every one of 200 pipelined requests is answered, in order', async () => {
  const { open } = await serve((request, response) => void response.end(`<${request.url}>`));
  const socket = open();
  socket.write(requests(200) + last);
  const answers = [...(await readAll(socket)).matchAll(/<\/(\w+)>/g)].map(([, url]) => url);
  expect(answers).toEqual([...Array.from({ length: 200 }, (_, i) => String(i)), 'last']);
});

test('a request of another connection is handled between those that are pipelined', async () => {
  const order: string[] = [];
  const { port, open } = await serve((request, response) => {
    order.push(String(request.url));
    // The other client asks while the first of the hundred is handled.
    if (order.length === 1)
      connect(port, '127.0.0.1').end('GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    response.end();
  });
  const socket = open();
  socket.write(requests(100) + last);
  await readAll(socket);
  expect(order.indexOf('/other')).toBeGreaterThan(0);
  expect(order.indexOf('/other')).toBeLessThan(100);
});

test('a response that ends later does not let the next request begin before it', async () => {
  let open = 0;
  let most = 0;
  const { open: connectTo } = await serve((_request, response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open -= 1;
      response.end('ok');
    }, 1);
  });
  const socket = connectTo();
  socket.write(requests(20) + last);
  await readAll(socket);
  expect(most).toBe(1);
});

test('a connection on which more requests wait than may is closed, and others are served', async () => {
  const { open } = await serve((request, response) => void response.end(`<${request.url}>`), {
    connection: 10,
    server: 1000,
  });
  const greedy = open();
  greedy.on('error', () => {}).resume();
  greedy.write(requests(100));
  await once(greedy, 'close');
  const other = open();
  other.write(last);
  expect(await readAll(other)).toContain('</last>');
});

test('what waits on connections that were closed counts no more', async () => {
  const held: (() => void)[] = [];
  const { open } = await serve(
    (request, response) => {
      if (request.url === '/last') response.end('<last>');
      else held.push(() => response.end());
    },
    { connection: 100, server: 10 },
  );
  for (let round = 0; round < 3; round++) {
    const socket = open();
    socket.on('error', () => {});
    socket.write(requests(9));
    while (held.length <= round) await new Promise((resolve) => setTimeout(resolve, 1));
    socket.destroy();
    await once(socket, 'close');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const other = open();
  other.write(`GET /last HTTP/1.1\r\nHost: a\r\n\r\n${last}`);
  expect((await readAll(other)).match(/<last>/g)).toHaveLength(2);
});
