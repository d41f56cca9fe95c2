import { watch } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FolderWatcher, type WatchOptions, watchFolder } from '../../src/snapshot/watch.ts';

let root: string;
let watcher: FolderWatcher | undefined;
let changes = 0;
const errors: Error[] = [];

const QUIET = 100;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'watch-')));
  changes = 0;
  errors.length = 0;
});

afterEach(async () => {
  watcher?.close();
  await rm(root, { recursive: true });
  expect(errors).toEqual([]);
});

async function makeFolder(folder: string): Promise<string> {
  await mkdir(join(folder, 'articles/en'), { recursive: true });
  await writeFile(join(folder, 'library.json'), '{}');
  await writeFile(join(folder, 'articles/en/one.json'), '{}');
  return folder;
}

async function watchIt(folder: string, options: Partial<WatchOptions> = {}): Promise<void> {
  watcher = await watchFolder(folder, {
    ...{ quiet: QUIET, patience: 60_000, ...options },
    onChange: () => changes++,
    onError: (error) => errors.push(error),
  });
}

/** Resolves when the change has been reported; what comes is counted from there on. */
async function reported(): Promise<void> {
  await expect.poll(() => changes).toBeGreaterThan(0);
  await wait(2 * QUIET);
  changes = 0;
}

async function notTold(): Promise<void> {
  await wait(4 * QUIET);
  expect(changes).toBe(0);
}

test('a file that is written, added, renamed over and deleted is reported', async () => {
  const folder = await makeFolder(join(root, 'content'));
  await watchIt(folder);
  await writeFile(join(folder, 'library.json'), '{"name":"x"}');
  await reported();
  await writeFile(join(folder, 'articles/en/two.json'), '{}');
  await reported();
  await writeFile(join(folder, 'articles/en/.two.json.tmp'), '{"a":1}');
  await rename(join(folder, 'articles/en/.two.json.tmp'), join(folder, 'articles/en/two.json'));
  await reported();
  await rm(join(folder, 'articles/en/two.json'));
  await reported();
});

test('many changes are reported once, when they rest', async () => {
  const folder = await makeFolder(join(root, 'content'));
  await watchIt(folder, { quiet: 5 * QUIET });
  for (let i = 0; i < 20; i++) {
    await writeFile(join(folder, `articles/en/n${i}.json`), '{}');
    await wait(QUIET / 10);
  }
  await expect.poll(() => changes).toBe(1);
  await wait(6 * QUIET);
  expect(changes).toBe(1);
});

test('changes that never rest are reported after a while', async () => {
  const folder = await makeFolder(join(root, 'content'));
  await watchIt(folder, { patience: 3 * QUIET });
  const end = performance.now() + 20 * QUIET;
  while (changes === 0 && performance.now() < end) {
    await writeFile(join(folder, 'library.json'), `{"at":${performance.now()}}`);
    await wait(QUIET / 10);
  }
  expect(changes).toBe(1);
});

test('a new language folder is watched as well', async () => {
  const folder = await makeFolder(join(root, 'content'));
  await watchIt(folder);
  await mkdir(join(folder, 'articles/de'));
  await reported();
  await writeFile(join(folder, 'articles/de/eins.json'), '{}');
  await reported();
});

test("editors' own files are not reported", async () => {
  const folder = await makeFolder(join(root, 'content'));
  await watchIt(folder);
  await writeFile(join(folder, 'articles/en/.one.json.swp'), 'x');
  await writeFile(join(folder, 'articles/en/one.json~'), 'x');
  await writeFile(join(root, 'beside.txt'), 'x');
  await notTold();
});

test('a link to the folder that is replaced in one step is followed', async () => {
  const first = await makeFolder(join(root, 'releases/1'));
  const second = await makeFolder(join(root, 'releases/2'));
  await symlink(first, join(root, 'current'));
  await watchIt(join(root, 'current'));
  await symlink(second, join(root, 'current.new'));
  await rename(join(root, 'current.new'), join(root, 'current'));
  await reported();
  await writeFile(join(second, 'articles/en/one.json'), '{"a":1}');
  await reported();
  await writeFile(join(first, 'articles/en/one.json'), '{"a":1}');
  await notTold();
});

test('a relative link above the folder that is removed and set again is followed', async () => {
  await makeFolder(join(root, 'releases/1/content'));
  const second = await makeFolder(join(root, 'releases/2/content'));
  await symlink('releases/1', join(root, 'current'));
  await watchIt(join(root, 'current/content'));
  await rm(join(root, 'current'));
  await symlink('releases/2', join(root, 'current'));
  await reported();
  await writeFile(join(second, 'articles/en/one.json'), '{"a":1}');
  await reported();
});

test('a mounted ConfigMap whose data folder is swapped is followed', async () => {
  const folder = join(root, 'content');
  await makeFolder(join(folder, '..2026_01'));
  await symlink('..2026_01', join(folder, '..data'));
  await symlink('..data/library.json', join(folder, 'library.json'));
  await symlink('..data/articles', join(folder, 'articles'));
  await watchIt(folder);
  await makeFolder(join(folder, '..2026_02'));
  await symlink('..2026_02', join(folder, '..data_tmp'));
  await notTold();
  await rename(join(folder, '..data_tmp'), join(folder, '..data'));
  await reported();
  await rm(join(folder, '..2026_01'), { recursive: true });
  await writeFile(join(folder, '..2026_02/articles/en/one.json'), '{"a":1}');
  await reported();
});

test('a folder that is removed and made again is watched again, and its parents too', async () => {
  const parent = join(root, 'library');
  const folder = await makeFolder(join(parent, 'content'));
  await watchIt(folder);
  for (const removed of [folder, parent]) {
    await rm(removed, { recursive: true });
    await reported();
    await makeFolder(folder);
    await reported();
    await writeFile(join(folder, 'articles/en/one.json'), '{"a":1}');
    await reported();
  }
});

test('a parent that is renamed, with another put in its place, is followed', async () => {
  const folder = await makeFolder(join(root, 'a/b/content'));
  await makeFolder(join(root, 'next/b/content'));
  await watchIt(folder);
  await rename(join(root, 'a'), join(root, 'old'));
  await rename(join(root, 'next'), join(root, 'a'));
  await reported();
  await writeFile(join(folder, 'articles/en/one.json'), '{"a":1}');
  await reported();
  await writeFile(join(root, 'old/b/content/articles/en/one.json'), '{"a":1}');
  await notTold();
});

test('links that lead in a circle and folders that are not there are waited for', async () => {
  await symlink('two', join(root, 'one'));
  await symlink('one', join(root, 'two'));
  await watchIt(join(root, 'one'));
  await rm(join(root, 'two'));
  await makeFolder(join(root, 'two'));
  await reported();
  await writeFile(join(root, 'two/library.json'), '{"a":1}');
  await reported();
});

/** A system that has no watches or descriptors left as long as it is out of them. */
function makeSystem() {
  const state: { out?: { of: 'watch' | 'readdir'; code: string; below: string } | undefined } = {};
  const claim = (name: 'watch' | 'readdir', folder: string) => {
    const { of, code, below } = state.out ?? {};
    if (of !== name || !folder.startsWith(below ?? '')) return;
    throw Object.assign(new Error(`${code}: ${folder}`), { code });
  };
  const system: WatchOptions['system'] = {
    watch(folder, listener) {
      claim('watch', folder);
      return watch(folder, listener);
    },
    async readdir(folder, options) {
      claim('readdir', folder);
      return readdir(folder, options);
    },
  };
  return { state, system };
}

test.each([
  ['watch', 'ENOSPC'],
  ['watch', 'EMFILE'],
  ['watch', 'EACCES'],
  ['readdir', 'EMFILE'],
  ['readdir', 'EIO'],
] as const)('a %s that fails with %s keeps what is watched', async (of, code) => {
  const folder = await makeFolder(join(root, 'content'));
  const { state, system } = makeSystem();
  await watchIt(folder, { system, firstPause: 60_000 });
  expect(watcher?.failure).toBeUndefined();
  state.out = { of, code, below: folder };
  await writeFile(join(folder, 'library.json'), '{"a":1}');
  await reported();
  expect(watcher?.failure?.error).toHaveProperty('code', code);
  // The old watches see this, and the attempt that it makes fails as well.
  await writeFile(join(folder, 'articles/en/one.json'), '{"a":1}');
  await reported();
  state.out = undefined;
  await mkdir(join(folder, 'articles/de'));
  await reported();
  expect(watcher?.failure).toBeUndefined();
  expect(errors.splice(0).map((error) => Reflect.get(error, 'code'))).toEqual([code]);
});

test('what cannot be watched at first is tried again, and what changed meanwhile is reported', async () => {
  const folder = await makeFolder(join(root, 'content'));
  const { state, system } = makeSystem();
  state.out = { of: 'watch', code: 'EMFILE', below: '' };
  await watchIt(folder, { system, firstPause: QUIET });
  expect(watcher?.failure?.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  // As often as it looks, it reports: nothing else would.
  await reported();
  state.out = undefined;
  await expect.poll(() => watcher?.failure).toBeUndefined();
  await reported();
  await writeFile(join(folder, 'library.json'), '{"a":1}');
  await reported();
  expect(errors.splice(0)).toHaveLength(1);
});

test('folders on the way that may not be watched are no failure', async () => {
  const folder = await makeFolder(join(root, 'a/content'));
  const { state, system } = makeSystem();
  const way = join(root, 'a');
  const forbid: typeof system = {
    ...system,
    watch(one, listener) {
      state.out = one === way ? { of: 'watch', code: 'ERR_ACCESS_DENIED', below: '' } : undefined;
      return system.watch(one, listener);
    },
  };
  await watchIt(folder, { system: forbid });
  expect(watcher?.failure).toBeUndefined();
  await writeFile(join(folder, 'library.json'), '{"a":1}');
  await reported();
});

test('a watch that was closed reports nothing', async () => {
  const folder = await makeFolder(join(root, 'content'));
  await watchIt(folder);
  await writeFile(join(folder, 'library.json'), '{"a":1}');
  watcher?.close();
  await writeFile(join(folder, 'library.json'), '{"a":2}');
  await notTold();
});
