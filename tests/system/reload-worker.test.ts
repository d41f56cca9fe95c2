import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { loadInProcess } from '../../src/snapshot/load.ts';
import { makeContent } from '../helpers/content.ts';
import { makeLargeContent, writeContent } from '../helpers/large-content.ts';

const BUILT = new URL('../../dist/snapshot/load.js', import.meta.url);
const { loadInWorker }: typeof import('../../src/snapshot/load.ts') = await import(BUILT.href);

const { signal } = new AbortController();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a worker loads what this thread would, and says when it is known already', async () => {
  await writeContent(folder, makeContent());
  const outcome = await loadInWorker({ folder })(undefined, signal);
  expect(outcome).toEqual(await loadInProcess({ folder })(undefined, signal));
  if (outcome.state !== 'loaded') throw new Error(JSON.stringify(outcome));
  const { hash } = outcome.data.library;
  expect(await loadInWorker({ folder })(hash, signal)).toEqual({
    state: 'unchanged',
    warnings: [],
  });
});

test('problems come back whole and in order from the worker', async () => {
  const content = makeLargeContent(6000);
  const articles = content.articles.map((article) => ({ ...article, stage: 'nowhere' }));
  await writeContent(folder, { ...content, articles });
  const outcome = await loadInWorker({ folder })(undefined, signal);
  if (outcome.state !== 'invalid') throw new Error(outcome.state);
  expect(outcome.issues.length).toBeGreaterThanOrEqual(500);
  expect(outcome).toEqual(await loadInProcess({ folder })(undefined, signal));
});

test.each([
  ['can’t begin', 0],
  ['would take more than there is', 80],
])('a worker that %s is an issue that names the limit', async (_what, megabytes) => {
  await writeContent(folder, makeLargeContent(3000));
  const memory = process.memoryUsage.rss() + megabytes * 1_048_576;
  expect(await loadInWorker({ folder }, { memory })(undefined, signal)).toMatchObject({
    state: 'invalid',
    issues: [
      {
        message: expect.stringMatching(
          /^does not fit into memory: this process may use \d+ MB, and its heap \d+ MB$/,
        ),
        fix: 'raise that limit (docs/operators.md says how far), or split the library',
      },
    ],
  });
});

test('a worker that is stopped ends at once', async () => {
  await writeContent(folder, makeLargeContent(3000));
  const stop = new AbortController();
  const loading = loadInWorker({ folder })(undefined, stop.signal);
  stop.abort();
  expect(await loading).toMatchObject({ state: 'invalid' });
  expect(await loadInWorker({ folder })(undefined, stop.signal)).toMatchObject({
    state: 'invalid',
  });
});

test.runIf(process.platform === 'linux')(
  'whoever is served goes before what is loaded again',
  async () => {
    await writeContent(folder, makeLargeContent(3000));
    const usual = getPriority();
    const priorities = () => {
      try {
        return readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));
      } catch {
        return []; // One of them has just ended.
      }
    };
    const load = async (known: string | undefined) => {
      const seen = new Set<number>();
      const looks = setInterval(() => {
        for (const priority of priorities()) seen.add(priority);
      }, 20);
      await loadInWorker({ folder })(known, signal);
      clearInterval(looks);
      return [...seen].filter((priority) => priority > usual);
    };
    expect(await load(undefined)).toEqual([]);
    expect(await load('other content')).toEqual([Math.min(usual + 5, 19)]);
  },
);

test('a broken folder and a broken file are issues', async () => {
  const gone = await loadInWorker({ folder: join(folder, 'none') })(undefined, signal);
  expect(gone).toMatchObject({ state: 'invalid', issues: [{ file: '.' }] });
  await writeContent(folder, makeContent());
  await writeFile(join(folder, 'topics.json'), '{');
  const broken = await loadInWorker({ folder })(undefined, signal);
  expect(broken).toMatchObject({ state: 'invalid', issues: [{ file: 'topics.json', line: 1 }] });
});

test('a worker that is told of the settings describes the API on the content, too', async () => {
  await writeContent(folder, makeContent());
  const settings = {
    identity: { publicUrl: 'https://tips.example', codeVersion: 'test' },
    config: readConfig({}),
    version: '1.0.0',
  };
  const outcome = await loadInWorker({ folder }, { settings })(undefined, signal);
  if (outcome.state !== 'loaded') throw new Error(outcome.state);
  const { json, yaml } = outcome.data.contract ?? {};
  const document = JSON.parse(Buffer.from(json ?? []).toString());
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/v1/tips/{slug}'].get.responses['200']).toBeDefined();
  expect(Buffer.from(yaml ?? []).toString()).toContain('openapi: 3.1.0');
});
