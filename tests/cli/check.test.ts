import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addCheck } from '../../src/cli/check.ts';
import type { ArticleSource } from '../../src/content/model.ts';
import { TooManyTipsError } from '../../src/search/index/build.ts';
import { TokenStream } from '../../src/search/index/token-stream.ts';
import { contentFiles, makeArticle, makeContent } from '../helpers/content.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

/** What the command prints about a library with one more article, and its exit code. */
async function check(changes: Partial<ArticleSource> = {}) {
  const { articles, ...others } = makeContent();
  const files = contentFiles({ ...others, articles: [...articles, makeArticle(changes)] });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const program = new Command();
  addCheck(program);
  await program.parseAsync(['check', folder, '--format', 'json'], { from: 'user' });
  const output = write.mock.calls.map(([text]) => text).join('');
  write.mockRestore();
  return { code: process.exitCode, ...JSON.parse(output) };
}

test('good content has no problems', async () => {
  expect(await check()).toMatchObject({ code: 0, issues: [] });
});

test('a report for programs has issues and warnings as they are', async () => {
  await writeFile(join(folder, 'notes.txt'), '');
  expect(await check({ summary: '' })).toEqual({
    code: 1,
    issues: [
      {
        ...{ file: 'articles/en/phone-screening.json', pointer: '/summary' },
        ...{ message: 'is empty', fix: 'write something' },
        ...{ line: expect.any(Number), column: expect.any(Number) },
      },
    ],
    warnings: [
      {
        ...{ file: 'notes.txt', pointer: '', message: 'unexpected file' },
        fix: expect.stringContaining('remove it'),
      },
    ],
  });
});

test('dates that have not come are problems', async () => {
  expect(await check({ lastReviewed: '2098-01-01', reviewDue: '2099-01-01' })).toMatchObject({
    code: 1,
    issues: [{ pointer: '/lastReviewed', message: '2098-01-01 is in the future' }],
  });
});

test('what passes every check and cannot be indexed is a problem', async () => {
  vi.spyOn(TokenStream.prototype, 'readTip').mockImplementation(() => {
    throw new TooManyTipsError('en');
  });
  expect(await check()).toMatchObject({
    code: 1,
    issues: [{ file: '.', message: expect.stringContaining('more than 1048576 tips') }],
  });
});
