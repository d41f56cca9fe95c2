import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatIssue } from '../../src/content/issues.ts';
import { loadFiles, loadFolder } from '../../src/content/load/load.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';

let base: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tipsheet-'));
  folder = join(base, 'content');
  for (const [path, bytes] of contentFiles(makeContent())) await write(path, bytes);
});

afterEach(() => rm(base, { recursive: true }));

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function issues(of = folder): Promise<string[]> {
  const result = await loadFolder(of);
  return result.ok ? [] : result.issues.map(formatIssue);
}

async function warnings(): Promise<string[]> {
  return (await loadFolder(folder)).warnings.map(formatIssue);
}

test('a folder gives what its files give', async () => {
  expect(await loadFolder(folder)).toEqual(loadFiles(contentFiles(makeContent())));
});

test('the folder may be a symbolic link', async () => {
  await symlink(folder, join(base, 'link'));
  expect(await loadFolder(join(base, 'link'))).toEqual(await loadFolder(folder));
});

test('symbolic links inside the folder are followed, as Kubernetes mounts files', async () => {
  await cp(folder, join(base, 'copy'), { recursive: true });
  await cp(join(base, 'copy'), join(folder, '..data'), { recursive: true });
  const before = await loadFolder(folder);
  for (const name of ['library.json', 'topics.json', 'articles']) {
    await rm(join(folder, name), { recursive: true });
    await symlink(join('..data', name), join(folder, name));
  }
  expect(before.ok).toBe(true);
  expect(await loadFolder(folder)).toEqual(before);
});

test('a folder that is not there is an issue', async () => {
  const missing = join(base, 'nowhere');
  expect(await issues(missing)).toEqual([`there is no folder ${missing}; give the path of one`]);
});

test('a file in place of the folder is an issue', async () => {
  const file = join(folder, 'library.json');
  expect(await issues(file)).toEqual([`there is no folder ${file}; give the path of one`]);
});

test('an empty folder says what is missing', async () => {
  await mkdir(join(base, 'empty'));
  expect(await issues(join(base, 'empty'))).toHaveLength(4);
});

test('a symbolic link out of the folder is not followed', async () => {
  await writeFile(join(base, 'secret.json'), '{"secret": true}');
  await mkdir(join(base, 'content-2'));
  await symlink('../../../secret.json', join(folder, 'articles/en/secret.json'));
  await symlink('../../content-2', join(folder, 'articles/fr'));
  const found = await issues();
  const message = 'is a symbolic link out of the content folder; put the file itself here';
  expect(found).toEqual([`articles/en/secret.json: ${message}`, `articles/fr: ${message}`]);
});

test('a symbolic link to nowhere and one to itself are issues', async () => {
  await symlink('gone.json', join(folder, 'articles/en/dangling.json'));
  await symlink('loop.json', join(folder, 'articles/en/loop.json'));
  expect(await issues()).toEqual([
    'articles/en/dangling.json: is a symbolic link that leads nowhere; correct or remove it',
    'articles/en/loop.json: is a symbolic link that leads nowhere; correct or remove it',
  ]);
});

test('a link to the folder that it is in does not go round in circles', async () => {
  await symlink('.', join(folder, 'articles/fr'));
  expect(await warnings()).toContainEqual(
    expect.stringContaining('articles/fr/en: unexpected folder; remove it'),
  );
});

test('a pipe is not opened, which would wait for ever', async () => {
  execFileSync('mkfifo', [join(folder, 'articles/en/pipe.json')]);
  await symlink('pipe.json', join(folder, 'articles/en/link.json'));
  expect(await issues()).toEqual([
    'articles/en/link.json: is a link to no ordinary file; remove it',
    'articles/en/pipe.json: is no ordinary file; remove it',
  ]);
});

test('a file over 1 MB is an issue, and is not missing as well', async () => {
  await write('library.json', ' '.repeat(1_000_001));
  expect(await issues()).toEqual([
    'library.json: is larger than 1 MB (1000000 bytes); split it, or take out what is not text',
  ]);
});

test('a file too large for memory is not read', async () => {
  await write('articles/en/huge.json', '');
  await truncate(join(folder, 'articles/en/huge.json'), 3e9);
  expect(await issues()).toEqual([expect.stringContaining('huge.json: is larger than 1 MB')]);
});

test('unexpected files and folders give warnings; hidden ones and backups give none', async () => {
  await write('articles/en/notes.txt', 'x');
  await write('articles/en/drafts/pay.json', '{}');
  await write('articles/English/pay.json', '{}');
  await write('images/a.png', 'x');
  for (const path of ['.git/HEAD', 'articles/en/.pay.json.swp', 'topics.json~', 'README.md']) {
    await write(path, 'x');
  }
  const files =
    'remove it: there are only library.json, stages.json, topics.json, synonyms.json, ' +
    'signals.json and articles/{language}/{slug}.json';
  expect(await warnings()).toEqual([
    'articles/English: unexpected folder; name the folder for a language, such as "en" or "pt-BR"',
    `articles/en/drafts: unexpected folder; ${files}`,
    `articles/en/notes.txt: unexpected file; ${files}`,
    `images: unexpected folder; ${files}`,
  ]);
});

test('a folder with the name of a file gives a warning', async () => {
  await mkdir(join(folder, 'articles/en/pay.json'));
  expect(await warnings()).toEqual([
    expect.stringContaining('articles/en/pay.json: unexpected folder'),
  ]);
});

test('what is no content blocks nothing, whatever it is', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  await symlink('/etc', join(folder, 'outside'));
  await symlink('gone', join(folder, 'articles/en/nowhere.txt'));
  expect(await issues()).toEqual([]);
  expect(await warnings()).toEqual([
    'articles/en/nowhere.txt: is a symbolic link that leads nowhere; correct or remove it',
    'outside: is a symbolic link out of the content folder; put the file itself here',
    'pipe: is no ordinary file; remove it',
  ]);
});
