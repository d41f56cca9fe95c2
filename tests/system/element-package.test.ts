import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const SOURCE = resolve('packages/element');

/** A project that has nothing but what `npm install` of the package brought. */
let folder: string;
let installed: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-element-'));
  await run('npm', ['pack', SOURCE, '--pack-destination', folder]);
  const [archive = ''] = readdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  await run('npm', ['install', '--offline', '--no-audit', `./${archive}`], { cwd: folder });
  installed = join(folder, 'node_modules/@tipsheet/element');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

test('the package of the element has the version and the bytes that the server serves', () => {
  expect(json(join(installed, 'package.json')).version).toBe(json('package.json').version);
  const files = readdirSync(join(installed, 'dist')).sort();
  expect(files).toEqual([
    'custom-elements.json',
    'tip-sheet-match.js',
    'tip-sheet.d.ts',
    'tip-sheet.js',
  ]);
  for (const name of files)
    expect(readFileSync(join(installed, 'dist', name))).toEqual(
      readFileSync(`dist/assets/${name}`),
    );
  expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
});

test('a bundler that does not read exports, such as Parcel, finds the same file', () => {
  const { main, exports } = json(join(installed, 'package.json'));
  expect(main).toBe(exports['.'].default);
});

test('the package of the element brings nothing else along', () => {
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !/^\./.test(name))).toEqual([
    '@tipsheet',
  ]);
  expect(readdirSync(join(folder, 'node_modules/@tipsheet'))).toEqual(['element']);
});

test('the package of the element is imported in Node, and its manifest found by its name', async () => {
  const program = `
    import { TipSheetElement } from '@tipsheet/element';
    import manifest from '@tipsheet/element/custom-elements.json' with { type: 'json' };
    console.log(TipSheetElement.words.length, manifest.modules[0].path);`;
  const node = ['--no-warnings', '--input-type=module', '--eval', program];
  const { stdout } = await run(process.execPath, node, { cwd: folder });
  expect(stdout).toBe('2 tip-sheet.js\n');
  const { customElements } = json(join(installed, 'package.json'));
  expect(json(join(installed, customElements)).schemaVersion).toMatch(/^2/);
});

test('the types of the package of the element are found without a framework', async () => {
  writeFileSync(
    join(folder, 'index.ts'),
    `import { TipSheetElement } from '@tipsheet/element';
     document.addEventListener('tip-sheet-open', ({ detail }) => detail.slug.length);
     export const sheet: TipSheetElement = document.createElement('tip-sheet');`,
  );
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023'];
  const tsc = resolve('node_modules/typescript/bin/tsc');
  await run(process.execPath, [tsc, ...options, '--lib', 'es2023,dom', 'index.ts'], {
    cwd: folder,
  });
});
