import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Finding, GREEDY, type Library } from './finding.ts';
import { rawRequest } from './requests.ts';
import { Server } from './server.ts';

export async function* unreadAnswers(library: Library): AsyncGenerator<Finding> {
  const server = await Server.start(library.environment, ['--max-old-space-size=256']);
  try {
    await wait(1000);
    const before = server.residentMegabytes();
    const paths = ['/openapi.yaml', '/v1/articles?include=body,tips&size=100', '/v1/export'];
    const sockets = Array.from({ length: 12 }, (_, connection) => {
      const socket = connect({ port: server.port, host: '127.0.0.1', localAddress: GREEDY });
      socket.on('error', () => {});
      socket.pause();
      const bytes = Array.from({ length: 1000 }, (_, n) =>
        rawRequest(paths[(connection + n) % paths.length] ?? '/'),
      );
      socket.write(bytes.join(''));
      return socket;
    });
    let most = before;
    for (let second = 0; second < 20; second++) {
      await wait(500);
      most = Math.max(most, server.residentMegabytes());
    }
    for (const socket of sockets) socket.destroy();
    yield {
      name: '12 connections with 1,000 requests that read nothing, 256 MB of heap: memory',
      measured: server.isAlive ? `+${(most - before).toFixed(0)} MB` : 'the process ended',
      promised: '≤ +60 MB',
      holds: server.isAlive && most - before <= 60,
    };
  } finally {
    await server.stop();
  }
}
