import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import record from '../../src/widget/releases/integrity.json' with { type: 'json' };

const integrities: Record<string, Record<string, string>> = record;

/** Where the files of a version are: the present one's as the build made them. */
const folderOf = (version: string) =>
  version === manifest.version ? 'dist/assets' : `src/widget/releases/${version}`;

const integrityOf = (path: string) =>
  `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;

test('this version has its hashes on record', () => {
  expect(Object.keys(integrities)).toContain(manifest.version);
});

test.each(Object.keys(integrities))(
  'what sites pin of %s has not changed (CONTRIBUTING.md, “Releasing”)',
  (version) => {
    for (const [name, integrity] of Object.entries(integrities[version] ?? {}))
      expect([name, integrityOf(`${folderOf(version)}/${name}`)]).toEqual([name, integrity]);
  },
);
