import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDates } from '../../src/cli/add-dates.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dates-'));
  await mkdir(join(folder, 'articles/en'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, 'articles/en', name), text);
const read = (name: string) => readFile(join(folder, 'articles/en', name), 'utf8');
const today = () => new Date().toISOString().slice(0, 10);

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@ada.example'];
  const env = { ...process.env, GIT_AUTHOR_DATE: '2025-03-01T12:00:00Z' };
  execFileSync('git', ['-C', folder, ...identity, ...args], { env });
}

test('the date of publication is that of the first commit, also of a file that was renamed', async () => {
  git('init', '-q');
  await write('pay.json', '{\n  "title": "Pay"\n}\n');
  git('add', '.');
  git('commit', '-qm', 'Add');
  git('mv', 'articles/en/pay.json', 'articles/en/salary.json');
  git('commit', '-qm', 'Rename');
  await write('new.json', '{}');
  expect(await addDates(folder)).toEqual([
    { path: 'articles/en/new.json', date: today() },
    { path: 'articles/en/salary.json', date: '2025-03-01' },
  ]);
  expect(await read('salary.json')).toBe(
    '{\n  "title": "Pay",\n  "datePublished": "2025-03-01"\n}\n',
  );
});

test('without a repository the date of publication is today; what has one, or is no article, stays', async () => {
  const dated = '{"datePublished": "2024-01-01"}';
  await write('dated.json', dated);
  await write('broken.json', '{');
  await write('list.json', '[]');
  await write('../../library.json', '{}');
  await write('new.json', '{}');
  expect(await addDates(folder)).toEqual([{ path: 'articles/en/new.json', date: today() }]);
  expect(await Promise.all(['dated.json', 'broken.json', 'list.json'].map(read))).toEqual([
    ...[dated, '{', '[]'],
  ]);
});
