import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Entry {
  readonly version: string;
  readonly dev?: boolean;
}

test('the bill of materials has each package that production installs or the build bundles', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const installed = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
  const json = execFileSync(process.execPath, ['scripts/sbom.mjs'], { cwd: root });
  const { components } = JSON.parse(json.toString()) as { components: { 'bom-ref': string }[] };
  const names = components.map((component) => component['bom-ref']);
  expect(names).toEqual(expect.arrayContaining(installed));
  const bundled = names.filter((name) => !installed.includes(name));
  expect(bundled.map((name) => name.replace(/@[^@]+$/, '')).sort()).toEqual([
    '@opentelemetry/api',
    '@orama/stemmers',
    '@orama/stopwords',
    'bintrees',
    'prom-client',
    'tdigest',
  ]);
});
