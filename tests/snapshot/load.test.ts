import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TooManyTipsError } from '../../src/search/index/build.ts';
import { loadInProcess, unexpectedIssue } from '../../src/snapshot/load.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'load-'));
  for (const [path, bytes] of contentFiles(makeContent())) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
});
afterEach(() => rm(folder, { recursive: true }));

const { signal } = new AbortController();

test('a load gives the library and an index for each language', async () => {
  const outcome = await loadInProcess({ folder })(undefined, signal);
  if (outcome.state !== 'loaded') throw new Error(JSON.stringify(outcome));
  const languages = outcome.data.library.editions.map(({ language }) => language);
  expect(languages).toEqual(['de', 'en']);
  expect(outcome.data.indexes.map(({ tips }) => tips.language)).toEqual(languages);
});

test('a load of what is known already says so, until something changes', async () => {
  const load = loadInProcess({ folder });
  const first = await load(undefined, signal);
  if (first.state !== 'loaded') throw new Error(JSON.stringify(first));
  const { hash } = first.data.library;
  expect(await load(hash, signal)).toEqual({ state: 'unchanged', warnings: [] });
  await writeFile(join(folder, 'synonyms.json'), '{}');
  expect(await load(hash, signal)).toMatchObject({ state: 'loaded' });
});

test('a load of invalid content gives the issues', async () => {
  await writeFile(join(folder, 'topics.json'), '{');
  const outcome = await loadInProcess({ folder })(undefined, signal);
  expect(outcome).toMatchObject({ state: 'invalid', issues: [{ file: 'topics.json' }] });
});

test('a load of a bundle that is not there gives an issue', async () => {
  const source = { url: 'http://127.0.0.1:9/b.json', sha256: '0'.repeat(64) };
  const outcome = await loadInProcess(source)(undefined, signal);
  expect(outcome).toMatchObject({
    state: 'invalid',
    issues: [{ file: 'http://127.0.0.1:9/b.json' }],
  });
});

test('a load of more tips than an index holds says so, and what to do', () => {
  expect(unexpectedIssue(new TooManyTipsError('en'))).toEqual({
    file: '.',
    pointer: '',
    message: 'language "en" has more than 1048576 tips, the most that one index holds',
    fix: 'divide them among several libraries',
  });
});
