import type { Dirent } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readFolder } from '../../src/content/load/read-folder.ts';

const FILES = 130_000;

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  const manyFiles = Array.from({ length: 130_000 }, (_, i) => ({
    ...{ name: `${i}.txt`, isSymbolicLink: () => false },
    ...{ isDirectory: () => false, isFile: () => true },
  }));
  const readdir = async (folder: string, options: { withFileTypes: true }): Promise<unknown> =>
    folder.endsWith('en') ? (manyFiles as unknown as Dirent[]) : original.readdir(folder, options);
  return { ...original, readdir };
});

test('a folder may have more files than a call takes arguments', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-'));
  await mkdir(join(folder, 'articles/en'), { recursive: true });
  const { files, issues } = await readFolder(folder);
  expect(files.size).toBe(0);
  expect(issues).toHaveLength(FILES);
  await rm(folder, { recursive: true });
}, 60_000);
