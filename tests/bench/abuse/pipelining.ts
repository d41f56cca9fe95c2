import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from './client.ts';
import { type Finding, GREEDY, type Library, ms, PROBE } from './finding.ts';
import { costly, encodeLetter, newSearch, rawRequest } from './requests.ts';
import { Server } from './server.ts';

export async function* pipelining(library: Library): AsyncGenerator<Finding> {
  const promised = library.isLarge ? 250 : 100;
  const spellings: Record<string, (n: number) => string> = {
    'the contract, a letter of its path encoded': (n) => encodeLetter('/openapi.yaml', n),
    'the export, a letter of its path encoded': (n) => encodeLetter('/v1/export', n),
    'new searches': newSearch(library, 'pipelined'),
    'costly requests': costly(library, 'pipelined'),
    'one tip': () => library.tip,
  };
  for (const [name, path] of Object.entries(spellings)) {
    const server = await Server.start(library.environment);
    try {
      const worst = await worstProbeDuring(server.port, () =>
        pipeline(
          server.port,
          Array.from({ length: 100 }, (_, n) => path(n)),
        ),
      );
      yield {
        name: `100 pipelined requests for ${name}: the worst probe`,
        measured: ms(worst),
        promised: `≤ ${promised} ms`,
        holds: worst <= promised,
      };
    } finally {
      await server.stop();
    }
  }
}

/** Writes all requests at once and waits until the answers are over. */
async function pipeline(port: number, paths: readonly string[]): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: GREEDY });
  socket.on('error', () => {});
  socket.resume();
  const requests = paths.map((path, i) =>
    rawRequest(path, i === paths.length - 1 ? 'Connection: close\r\n' : ''),
  );
  socket.write(requests.join(''));
  await Promise.race([once(socket, 'close'), wait(60_000)]);
  socket.destroy();
}

/** The longest time that a probe of another client takes while something goes on. */
async function worstProbeDuring(port: number, attack: () => Promise<void>): Promise<number> {
  const probe = new Client({ port, address: PROBE });
  await probe.ask('/health/live');
  probe.outcomes.length = 0;
  let isOver = false;
  const attacked = attack().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await probe.ask('/health/live');
    await wait(5);
  }
  await attacked;
  probe.close();
  return Math.max(...probe.outcomes.map(({ milliseconds }) => milliseconds));
}
