import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadFolder } from '../../src/content/load.ts';

const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

test('content is found in a volume of Kubernetes, which is made of symbolic links', async () => {
  const volume = mkdtempSync(join(tmpdir(), 'tipsheet-volume-'));
  try {
    // As kubelet lays out a ConfigMap: a dated folder, ..data that leads to it, and a link to each
    // name on top. With a change, ..data is swapped.
    const dated = '..2026_03_01_12_00_00.123456789';
    mkdirSync(join(volume, dated));
    cpSync(CONTENT, join(volume, dated), { recursive: true });
    symlinkSync(dated, join(volume, '..data'));
    for (const name of readdirSync(CONTENT)) symlinkSync(join('..data', name), join(volume, name));
    const loaded = await loadFolder(volume);
    expect(loaded).toEqual(await loadFolder(CONTENT));
    expect(loaded.ok).toBe(true);
  } finally {
    rmSync(volume, { recursive: true });
  }
});
