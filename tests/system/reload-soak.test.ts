import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { makeArticle } from '../helpers/content.ts';
import { makeLargeContent, writeContent } from '../helpers/large-content.ts';
import type { Measurement, Order, Started } from '../helpers/live-server.ts';

const RELOADS = 200;
/** Until here, caches fill and code is compiled. */
const WARM_UP = 50;
const CLIENTS = 4;
/** Between two requests of a client, in milliseconds: all of them keep the server busy, not full. */
const PAUSE = 5;
const MEGABYTE = 1_048_576;

let folder: string;
let server: ChildProcess;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
});
afterEach(async () => {
  server.kill();
  await rm(folder, { recursive: true });
});

async function start(content: Content): Promise<string> {
  await writeContent(folder, content);
  const file = fileURLToPath(new URL('../helpers/live-server.ts', import.meta.url));
  server = fork(file, [folder], { execArgv: ['--import', 'tsx', '--expose-gc'] });
  const { origin } = await answer<Started>();
  return origin;
}

async function answer<T>(): Promise<T> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(server, 'exit', { signal }).then(([code]) => {
    throw new Error(`the server ended with code ${code}`);
  });
  try {
    const [message] = await Promise.race([once(server, 'message', { signal }), ended]);
    return message;
  } finally {
    waiting.abort();
  }
}

function ask<T>(order: Order): Promise<T> {
  server.send(order);
  return answer<T>();
}

/** Requests one path after another until it is told to stop, and keeps what went wrong. */
function makeClient(origin: string, paths: readonly string[]) {
  const failures: string[] = [];
  const revisions = new Set<string>();
  let stopped = false;
  let requests = 0;
  const run = async () => {
    while (!stopped) {
      const path = paths[requests++ % paths.length] ?? '/';
      try {
        const response = await fetch(origin + path);
        await response.arrayBuffer();
        await wait(PAUSE);
        revisions.add(response.headers.get('content-revision') ?? 'none');
        if (response.status !== 200) failures.push(`${response.status} ${path}`);
      } catch (error) {
        failures.push(`${path}: ${error}`);
      }
    }
  };
  const running = run();
  return {
    failures,
    revisions,
    requests: () => requests,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** What the content becomes in each round: good, good otherwise, bad in two ways, as it was. */
function orders(content: Content, round: number): Order[] {
  const description = `Round ${round}.`;
  const library = JSON.stringify({ ...content.info, description });
  const article = makeArticle({ slug: 'soak', title: `Soaked ${round} times` });
  const write = (file: string, text: string): Order => ({ do: 'write', file, text });
  const kinds: Order[][] = [
    [write('library.json', library)],
    [write('library.json', library.slice(0, -20))],
    [write('library.json', library), write('articles/en/soak.json', JSON.stringify(article))],
    [write('articles/en/soak.json', JSON.stringify({ ...article, stage: 'nowhere' }))],
    [write('articles/en/soak.json', JSON.stringify(article))],
  ];
  return kinds[round % kinds.length] ?? [];
}

test(`${RELOADS} reloads, good and bad, hinder nobody and leave nothing`, async () => {
  const content = makeLargeContent(100);
  const origin = await start(content);
  const published = content.articles.filter(({ status }) => status !== 'withdrawn');
  const paths = [
    ...published.flatMap(({ slug, tips }) => [
      `/v1/articles/${slug}`,
      ...tips.map((tip) => `/v1/tips/${tip.slug}`),
    ]),
    ...['/v1/articles', '/v1/tips?size=20', '/v1/changes', '/v1/search?q=before', '/v1/topics'],
  ];
  const clients = Array.from({ length: CLIENTS }, (_, i) =>
    makeClient(origin, [...paths.slice(i * 7), ...paths.slice(0, i * 7)]),
  );
  const measured: Measurement[] = [];
  for (let round = 0; round < RELOADS; round++) {
    if (round === WARM_UP || round === RELOADS - 1) {
      await ask({ do: 'collect' });
      measured.push(await ask<Measurement>({ do: 'measure' }));
    }
    for (const order of orders(content, round)) await ask(order);
    await ask({ do: 'reload' });
  }
  for (const client of clients) await client.stop();

  const [warm, end] = measured;
  if (!warm || !end) throw new Error('nothing was measured');
  expect(clients.flatMap(({ failures }) => failures)).toEqual([]);
  for (const client of clients) expect(client.requests()).toBeGreaterThan(RELOADS);
  expect(new Set(clients.flatMap(({ revisions }) => [...revisions])).size).toBeGreaterThan(50);
  expect(end.failures).toBeGreaterThan(RELOADS / 3);
  expect(end.reloads).toBeGreaterThan(RELOADS / 3);
  const inUse = ({ memory }: Measurement) => memory.heapUsed + memory.external;
  expect((inUse(end) - inUse(warm)) / MEGABYTE).toBeLessThan(10);
  expect((end.memory.rss - warm.memory.rss) / MEGABYTE).toBeLessThan(64);
}, 600_000);
