import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../helpers/process.ts';
import { parseResponses, readAll } from '../helpers/raw-http.ts';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Client {
  readonly socket: Socket;
  readonly received: Promise<Buffer>;
  /** Seconds from the first byte to the end of the connection. */
  readonly lifetime: Promise<number>;
}

function open(firstBytes: string): Client {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => {});
  const started = performance.now();
  socket.write(firstBytes);
  const received = readAll(socket);
  return {
    socket,
    received,
    lifetime: received.then(() => (performance.now() - started) / 1000),
  };
}

/** Sends a byte each second for as long as the connection lasts. */
function drip({ socket }: Client, byte: string): void {
  const timer = setInterval(() => socket.write(byte), 1000);
  socket.on('close', () => clearInterval(timer));
}

describe.concurrent('slow clients', () => {
  test('a client that sends headers slowly is cut after 5 seconds with 408', async () => {
    const client = open('GET /v1/tips HTTP/1.1\r\nHost: a\r\nX: ');
    drip(client, 'x');
    const lifetime = await client.lifetime;
    expect(lifetime).toBeGreaterThan(4);
    expect(lifetime).toBeLessThan(10);
    expect(parseResponses(await client.received)).toMatchObject([
      { status: 408, headers: { 'content-type': 'application/problem+json' } },
    ]);
  });

  test('a client that opens a connection and says nothing is cut after 5 seconds', async () => {
    const client = open('');
    expect(await client.lifetime).toBeLessThan(10);
    expect((await client.received).length).toBe(0);
  });

  test('a client that sends content slowly is cut after 10 seconds with 408', async () => {
    const client = open(
      'POST /v1/match HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n',
    );
    drip(client, ' ');
    const lifetime = await client.lifetime;
    expect(lifetime).toBeGreaterThan(9);
    expect(lifetime).toBeLessThan(15);
    expect(parseResponses(await client.received)).toMatchObject([{ status: 408 }]);
  });

  test('a client that announces content is refused at once', async () => {
    const client = open('GET /v1/tips HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n');
    drip(client, 'x');
    expect(await client.lifetime).toBeLessThan(5);
    expect(parseResponses(await client.received)).toMatchObject([{ status: 415 }]);
  });

  test('a client that asks for much and reads nothing is cut after 30 seconds', async () => {
    const client = open('');
    client.socket.pause();
    const bundle = /src="(\/docs\/[^"]+bundle\.js)"/.exec(
      await (await fetch(`${server.origin}/docs`)).text(),
    )?.[1];
    // More than the buffers of both ends hold, so that the server is left waiting.
    for (let i = 0; i < 20; i++) client.socket.write(`GET ${bundle} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await wait(35_000);
    // What had arrived is still there to read; the rest will not come.
    client.socket.resume();
    expect(await client.lifetime).toBeLessThan(60);
    expect((await client.received).length).toBeLessThan(20 * 1_000_000);
  });

  test('200 slow clients hinder nobody', async () => {
    const slow = Array.from({ length: 200 }, () => open('GET /v1/tips HTTP/1.1\r\nX: '));
    for (const client of slow) drip(client, 'x');
    for (let i = 0; i < 50; i++) {
      expect((await fetch(`${server.origin}/v1/tips?size=1`)).status).toBe(200);
      await wait(50);
    }
    for (const { socket } of slow) socket.destroy();
  });
});
