import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeLargeContent, writeContent } from '../helpers/large-content.ts';
import type { Measurement, Order, Started } from '../helpers/live-server.ts';
import type { ClientReport } from './reload-client.ts';

/**
 * What a reload of a large library costs those who are served meanwhile, beside the same server
 * when nothing happens: `npm run bench:reload -- --size 100000 --rounds 5`. `held` is what the main
 * thread computed without a break, `delay` how long the event loop really stood, which other
 * programs on the machine lengthen; `--trace` shows every collection of garbage.
 */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    trace: { type: 'boolean', default: false },
  },
});
const MEGABYTE = 1_048_576;
const EVERY_MS = 10;
const SETTLE_MS = 3000;

const folder = await mkdtemp(join(tmpdir(), 'reload-'));
const { info, paths } = await writeLibrary();
const server = start('../helpers/live-server.ts', folder);
const { origin }: Started = await answerOf(server);
const client = start('./reload-client.ts');
client.send({ origin, paths, every: EVERY_MS });

interface Row {
  readonly what: string;
  readonly server: Measurement;
  readonly client: ClientReport;
}

await ask({ do: 'wait', milliseconds: SETTLE_MS });
const rows = [await measure('idle', { do: 'wait', milliseconds: Number(values.seconds) * 1000 })];
for (let round = 1; round <= Number(values.rounds); round++) {
  const text = JSON.stringify({ ...info, description: `Round ${round}.` });
  await ask({ do: 'write', file: 'library.json', text });
  rows.push(await measure(`reload ${round}`, { do: 'reload' }));
  // What was dropped is collected while requests are served: part of the cost.
  rows.push(await measure('  after it', { do: 'wait', milliseconds: SETTLE_MS }));
}
print(rows);

client.send('stop');
await ask({ do: 'stop' });
await rm(folder, { recursive: true });

async function writeLibrary() {
  const content = makeLargeContent(Number(values.size));
  await writeContent(folder, content);
  const published = content.articles.filter(({ status }) => status !== 'withdrawn');
  const paths = published.slice(0, 500).map(({ tips }) => `/v1/tips/${tips[0]?.slug}`);
  return { info: content.info, paths };
}

function start(file: string, ...args: string[]): ChildProcess {
  const execArgv = ['--import', 'tsx', ...(values.trace ? ['--trace-gc'] : [])];
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv });
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const [answer] = await once(child, 'message');
  return answer;
}

function ask<T>(order: Order): Promise<T> {
  server.send(order);
  return answerOf<T>(server);
}

async function measure(what: string, order: Order): Promise<Row> {
  await ask({ do: 'measure' });
  client.send('report');
  await answerOf(client);
  await ask(order);
  const measured = await ask<Measurement>({ do: 'measure' });
  client.send('report');
  return { what, server: measured, client: await answerOf<ClientReport>(client) };
}

function print(rows: readonly Row[]): void {
  console.log(`${values.size} tips, a request every ${EVERY_MS} ms; milliseconds and megabytes`);
  const head = [
    'load',
    'swap',
    'held',
    'delay',
    'gc',
    'requests',
    'failed',
    'p50',
    'p99',
    'max',
    'rss',
  ];
  const line = (first: string, cells: readonly string[]) =>
    console.log(first.padEnd(12) + cells.map((cell) => cell.padStart(9)).join(''));
  line('', head);
  for (const { what, server, client } of rows) {
    const isReload = what.startsWith('reload');
    line(what, [
      isReload ? server.lastDuration.toFixed(0) : '',
      isReload ? server.lastSwap.toFixed(2) : '',
      ...[server.held, server.delay, server.pause].map((value) => value.toFixed(1)),
      ...[client.requests, client.failures].map(String),
      ...[client.median, client.p99, client.longest].map((value) => value.toFixed(1)),
      (server.memory.rss / MEGABYTE).toFixed(0),
    ]);
  }
  const [idle, ...others] = rows;
  const times = (of: (row: Row) => number) =>
    idle ? (Math.max(...others.map(of)) / of(idle)).toFixed(1) : '';
  const [p50, p99] = [times(({ client }) => client.median), times(({ client }) => client.p99)];
  const held = times(({ server }) => server.held);
  console.log(`the worst against idle: p50 × ${p50}, p99 × ${p99}, held × ${held}`);
}
