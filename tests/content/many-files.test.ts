import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** More than a call takes arguments. */
const FILES = 130_000;

/** The real ones would take a minute to write. */
const entries = Array.from({ length: FILES }, (_, i) => ({
  ...{ name: `${i}.txt`, isSymbolicLink: () => false },
  ...{ isDirectory: () => false, isFile: () => true },
}));

// Test files share the modules that they import, so that these are imported again before and after.
beforeEach(() => {
  vi.resetModules();
  vi.doMock('node:fs/promises', async (importOriginal) => {
    const original = await importOriginal<typeof import('node:fs/promises')>();
    const readdir = async (folder: string, options: { withFileTypes: true }) =>
      folder.endsWith('en') ? entries : original.readdir(folder, options);
    return { ...original, readdir };
  });
});

afterEach(() => {
  vi.doUnmock('node:fs/promises');
  vi.resetModules();
});

test('a folder of 130,000 unexpected files gives a warning for each', async () => {
  const { readFolder } = await import('../../src/content/load/read-folder.ts');
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-'));
  await mkdir(join(folder, 'articles/en'), { recursive: true });
  const { files, warnings } = await readFolder(folder);
  expect(files.size).toBe(0);
  expect(warnings).toHaveLength(FILES);
  await rm(folder, { recursive: true });
});
