import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type Outcome, percentile } from './client.ts';
import { Server } from './server.ts';

/** What was measured, and whether it is what was promised. */
export interface Finding {
  readonly name: string;
  readonly measured: string;
  readonly promised: string;
  readonly holds: boolean;
}

export interface Library {
  readonly environment: Record<string, string>;
  readonly isLarge: boolean;
  /** A path for a tip that exists, and words that tips have. */
  readonly tip: string;
  readonly words: readonly string[];
}

/** Tries one kind of abuse; each starts servers of its own and ends them. */
export type Scenario = (library: Library) => AsyncGenerator<Finding>;

const GREEDY = '127.0.0.2';
const HONEST = '127.0.0.3';
const PROBE = '127.0.0.4';

const ms = (value: number) => `${value.toFixed(1)} ms`;

/** Searches that nobody has asked for before. */
function newSearch({ words }: Library, salt: string) {
  return (n: number) => {
    const word = (i: number) => words[(n * 7 + i * 13) % words.length];
    return `/v1/search?q=${word(0)}+${word(1)}+${salt}${n}`;
  };
}

/** Costly requests that are no two of them alike. */
function costly(library: Library, salt: string) {
  const search = newSearch(library, salt);
  const paths = [
    (n: number) => `/v1/articles?include=tips&page=${(n % 50) + 1}&size=${(n % 90) + 10}`,
    (n: number) => `/v1/tips?page=${(n % 50) + 1}&size=${(n % 90) + 10}`,
    search,
    (n: number) => `${search(n)}+${library.words.slice(n % 50, (n % 50) + 40).join('+')}`,
  ];
  return (n: number) => (paths[n % paths.length] ?? search)(n);
}

export async function* pipelining(library: Library): AsyncGenerator<Finding> {
  const promised = library.isLarge ? 250 : 100;
  const spellings: Record<string, (n: number) => string> = {
    'the contract, a letter of its path encoded': (n) => encodeLetter('/openapi.yaml', n),
    'the export, a letter of its path encoded': (n) => encodeLetter('/v1/export.json', n),
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

export async function* unreadAnswers(library: Library): AsyncGenerator<Finding> {
  const server = await Server.start(library.environment, ['--max-old-space-size=256']);
  try {
    await wait(1000);
    const before = server.residentMegabytes();
    const paths = ['/openapi.yaml', '/v1/articles?include=tips&size=100', '/v1/export.json'];
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

const HONEST_SECONDS = 8;

export async function* costlyRequests(library: Library): AsyncGenerator<Finding> {
  const server = await Server.start(library.environment);
  try {
    const idle = await honestClient(server.port, library, 'idle');
    const limit = (value: number) => 5 * value + 25;
    for (const [rate, keepAlive, addresses] of [
      [20, false, 1],
      [60, false, 1],
      [200, false, 1],
      [20, true, 1],
      [60, true, 1],
      [200, true, 1],
      [60, false, 4],
    ] as const) {
      const name = `${rate} costly requests a second, ${keepAlive ? 'kept' : 'new'} connections, ${addresses} address${addresses > 1 ? 'es' : ''}`;
      const greedy = Array.from(
        { length: addresses },
        (_, i) => new Client({ port: server.port, address: `127.0.0.${20 + i}`, keepAlive }),
      );
      const attacks = greedy.map((client, i) =>
        client.askSteadily(
          rate / addresses,
          HONEST_SECONDS + 2,
          costly(library, `${name}${i}`.replaceAll(/\W/g, '')),
        ),
      );
      await wait(1000);
      const honest = await honestClient(
        server.port,
        library,
        `during${rate}${keepAlive}${addresses}`,
      );
      await Promise.all(attacks);
      for (const client of greedy) client.close();
      for (const kind of ['tips', 'searches'] as const) {
        const value = percentile(honest[kind].map(milliseconds), 0.95);
        const idleValue = percentile(idle[kind].map(milliseconds), 0.95);
        yield {
          name: `${name}: p95 of another client's ${kind}`,
          measured: ms(value),
          promised: `≤ 5 × ${ms(idleValue)} + 25 ms`,
          holds: value <= limit(idleValue),
        };
      }
      const refused = [...honest.tips, ...honest.searches].filter(({ status }) => status !== 200);
      yield {
        name: `${name}: another client's requests without an answer`,
        measured: `${refused.length}`,
        promised: '0',
        holds: refused.length === 0,
      };
    }
  } finally {
    await server.stop();
  }
}

const milliseconds = (outcome: Outcome) => outcome.milliseconds;

/** Five tips and five new searches a second, as an app asks that nobody complains about. */
async function honestClient(port: number, library: Library, salt: string) {
  const client = new Client({ port, address: HONEST, keepAlive: true });
  const search = newSearch(library, salt);
  const [tips, searches] = await Promise.all([
    client.askSteadily(5, HONEST_SECONDS, () => library.tip),
    client.askSteadily(5, HONEST_SECONDS, search),
  ]);
  client.close();
  return { tips, searches };
}

export async function* equalRequests(library: Library): AsyncGenerator<Finding> {
  const kinds: Record<string, string> = {
    'the export': '/v1/export.json',
    'the contract': '/openapi.yaml',
    'a list of whole articles': '/v1/articles?include=tips&size=100',
    'a search': `/v1/search?q=${library.words.slice(0, 3).join('+')}`,
    'llms.txt': '/llms.txt',
    'the sitemap': '/sitemap.xml',
  };
  for (const [name, path] of Object.entries(kinds)) {
    const one = await costOf(library, path, 1);
    const fifty = await costOf(library, path, 50);
    // What receiving and sending fifty small answers costs by itself is no part of making one.
    const known = await costOf(library, library.tip, 50);
    const ratio = Math.max(0, fifty.cpu - known.cpu) / one.cpu;
    yield {
      name: `50 equal requests for ${name} at once: processor time`,
      measured: `${ratio.toFixed(2)} × (${fifty.answered} answered; one takes ${ms(one.cpu)})`,
      promised: '≤ 1.5 ×, all answered',
      // Below this, the clock of the process is coarser than what is measured.
      holds: fifty.answered === 50 && (ratio <= 1.5 || fifty.cpu - known.cpu - one.cpu < 15),
    };
  }
}

async function costOf(library: Library, path: string, count: number) {
  const server = await Server.start(library.environment);
  const client = new Client({ port: server.port, address: HONEST, keepAlive: true });
  try {
    // Connections and code are warm, the answer isn't made.
    await Promise.all(Array.from({ length: count }, () => client.ask('/v1/meta')));
    const before = await server.cpuTime();
    const outcomes = await Promise.all(
      Array.from({ length: count }, () => client.ask(path, { 'accept-encoding': 'br' })),
    );
    const cpu = (await server.cpuTime()) - before;
    return { cpu, answered: outcomes.filter(({ status }) => status === 200).length };
  } finally {
    client.close();
    await server.stop();
  }
}

export async function* distinctUrls(library: Library): AsyncGenerator<Finding> {
  const megabytes = 64;
  const server = await Server.start({
    ...library.environment,
    RESPONSE_CACHE_MB: String(megabytes),
  });
  try {
    const before = server.residentMegabytes();
    const clients = Array.from(
      { length: 8 },
      (_, i) => new Client({ port: server.port, address: `127.0.0.${30 + i}`, keepAlive: true }),
    );
    let most = before;
    let n = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (n < 100_000) {
          await client.ask(`/v1/tips?page=${++n}&size=1`, { 'accept-encoding': 'br' });
          if (n % 1000 === 0) most = Math.max(most, server.residentMegabytes());
        }
        client.close();
      }),
    );
    yield {
      name: `100,000 distinct URLs with RESPONSE_CACHE_MB=${megabytes}: memory`,
      measured: `+${(most - before).toFixed(0)} MB`,
      promised: `≤ +${megabytes + 60} MB`,
      holds: most - before <= megabytes + 60,
    };
  } finally {
    await server.stop();
  }
}

/** The path with one of its letters percent-encoded, another for each number. */
function encodeLetter(path: string, n: number): string {
  const letters = [...path.matchAll(/[a-z]/g)].map(({ index }) => index);
  const at = letters[n % letters.length] ?? 1;
  const code = path.charCodeAt(at).toString(16);
  return `${path.slice(0, at)}%${n % 2 === 0 ? code : code.toUpperCase()}${path.slice(at + 1)}`;
}

function rawRequest(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
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
  return Math.max(...probe.outcomes.map(milliseconds));
}
