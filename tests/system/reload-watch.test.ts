import { mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { LiveContent } from '../../src/snapshot/live.ts';
import { type FolderWatcher, watchFolder } from '../../src/snapshot/watch.ts';
import { makeArticle, makeContent } from '../helpers/content.ts';
import { writeContent } from '../helpers/large-content.ts';

const BUILT = new URL('../../dist/snapshot/load.js', import.meta.url);
const { loadInWorker }: typeof import('../../src/snapshot/load.ts') = await import(BUILT.href);

let root: string;
let live: LiveContent;
let watcher: FolderWatcher;
const lines: string[] = [];

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'reload-')));
  lines.length = 0;
});
afterEach(async () => {
  watcher.close();
  await live.close();
  await rm(root, { recursive: true });
});

const contentOf = (description: string): Content => {
  const content = makeContent();
  return { ...content, info: { ...content.info, description } };
};
const served = () => live.current().library.info.description;

async function serve(folder: string): Promise<void> {
  const write = (_: object, line: string) => lines.push(line);
  live = new LiveContent({
    load: loadInWorker({ folder }),
    identity: { publicUrl: 'https://tips.example', codeVersion: 'test' },
    log: { info: write, warn: write, error: write },
  });
  watcher = await watchFolder(folder, {
    onChange: () => void live.reload('change'),
    onError: (error) => lines.push(String(error)),
  });
  await live.start();
}

const becomes = (description: string) => expect.poll(served).toBe(description);

test('a file that is saved in halves is served when it is whole, and never between', async () => {
  await writeContent(root, contentOf('Before.'));
  await serve(root);
  const text = JSON.stringify(contentOf('After.').info);
  await writeFile(join(root, 'library.json'), text.slice(0, 50));
  await expect.poll(() => live.failure?.issues.length).toBe(1);
  expect(served()).toBe('Before.');
  expect(lines.at(-2)).toMatch(/^library\.json: is not JSON: it ends too early; /);
  await writeFile(join(root, 'library.json'), text);
  await becomes('After.');
  expect(live.failure).toBeUndefined();
});

test('a file that is written in two steps in quick succession is no failure', async () => {
  await writeContent(root, contentOf('Before.'));
  await serve(root);
  const text = JSON.stringify(contentOf('After.').info);
  await writeFile(join(root, 'library.json'), text.slice(0, 50));
  await writeFile(join(root, 'library.json'), text);
  await becomes('After.');
  expect(live.statistics.failures).toBe(0);
});

test('a release that is swapped in by its link is served, there and back', async () => {
  for (const release of ['One.', 'Two.'])
    await writeContent(join(root, release), contentOf(release));
  await symlink(join(root, 'One.'), join(root, 'current'));
  await serve(join(root, 'current'));
  for (const release of ['Two.', 'One.', 'Two.']) {
    await symlink(join(root, release), join(root, 'next'));
    await rename(join(root, 'next'), join(root, 'current'));
    await becomes(release);
  }
  expect(live.statistics.failures).toBe(0);
});

test('articles come and go with their files', async () => {
  const content = makeContent();
  await writeContent(root, content);
  await serve(root);
  const article = makeArticle({ slug: 'one-more' });
  await writeContent(root, { ...content, articles: [article] });
  const state = () => live.current().library.edition('en')?.findArticle('one-more').state;
  await expect.poll(state).toBe('found');
  await rm(join(root, 'articles/en/one-more.json'));
  await expect.poll(state).toBe('unknown');
});
