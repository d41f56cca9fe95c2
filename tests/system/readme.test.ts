import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../helpers/process.ts';

const run = promisify(execFile);
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Below the project, so that the examples find their packages. */
const FOLDER = resolve('node_modules/.cache/tipsheet-readme');

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await server.stop();
  rmSync(FOLDER, { recursive: true, force: true });
});

/** The examples in a language, asking the server of this test. */
function examples(language: string): string[] {
  return [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code.replaceAll('http://localhost:3000', server.origin));
}

describe('the examples of the README', () => {
  test('the README’s example of curl prints what it says', async () => {
    const commands = examples('sh').flatMap((code) => code.match(/^curl .*$/gm) ?? []);
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      const { stdout } = await run('bash', ['-c', command.replace('curl', 'curl -sS --fail')]);
      expect(stdout, command).toMatch(/second|interview|thank/i);
    }
  });

  test('the README’s example of JavaScript works', async () => {
    const [code = ''] = examples('js');
    const { stdout } = await run('node', ['--input-type=module', '-e', code]);
    expect(stdout).toMatch(/^\d+ tips\n(.+: .+\n){3}$/);
  });

  test('the README’s example of TypeScript compiles and works', async () => {
    const [code = ''] = examples('ts');
    const contract = await (await fetch(`${server.origin}/openapi.json`)).json();
    writeFileSync(join(FOLDER, 'api.d.ts'), astToString(await openapiTypescript(contract)));
    writeFileSync(join(FOLDER, 'example.ts'), code);
    const compilerOptions = {
      ...{ target: 'ES2023', module: 'NodeNext', strict: true, noUncheckedIndexedAccess: true },
      ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true },
      ...{ lib: ['ES2023', 'DOM'], types: [], outDir: 'out' },
    };
    const project = { compilerOptions, files: ['example.ts'] };
    writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(project));
    await run('node', ['node_modules/typescript/bin/tsc', '-p', FOLDER]);
    const { stdout } = await run('node', [join(FOLDER, 'out/example.js')]);
    expect(stdout).toMatch(/^Bring ma.* \[/);
  });

  describe('React', () => {
    /** Writes the example as a module, and takes its component. */
    const load = async (name: string, source: string) => {
      const file = join(FOLDER, name);
      const { code } = await transform(source, { loader: 'jsx', jsx: 'automatic' });
      writeFileSync(file, code);
      return (await import(pathToFileURL(file).href)).TipOfTheDay;
    };

    test('the README’s example of React shows the tip once it is there', async () => {
      const [code = ''] = examples('jsx');
      const tip = await (await fetch(`${server.origin}/v1/tips/today`)).json();
      const empty = await load('empty.js', code);
      expect(renderToStaticMarkup(createElement(empty))).toBe('');
      // Effects don't run on a server, so the tip is there from the start.
      const source = code.replace('useState(null)', `useState(${JSON.stringify(tip)})`);
      const filled = await load('filled.js', source);
      expect(renderToStaticMarkup(createElement(filled))).toContain(`<p><a href="${tip.webUrl}">`);
    });

    test.each([
      ['today', { slug: expect.any(String) }],
      ['none-such', null],
    ])('the README’s example of React takes no error for a tip: %s', async (path, expected) => {
      const [code = ''] = examples('jsx');
      const hooks = `
        let set;
        export const isSet = new Promise((resolve) => { set = resolve; });
        export const useState = () => [null, set];
        export const useEffect = (effect) => void effect();`;
      writeFileSync(join(FOLDER, `hooks-${path}.js`), hooks);
      const source = code
        .replace("from 'react'", `from './hooks-${path}.js'`)
        .replace('/v1/tips/today', `/v1/tips/${path}`);
      const component = await load(`${path}.js`, source);
      component();
      const { isSet } = await import(pathToFileURL(join(FOLDER, `hooks-${path}.js`)).href);
      expect(await isSet).toEqual(expected && expect.objectContaining(expected));
    });
  });

  test('the README’s example of Python works', async () => {
    const [code = ''] = examples('python');
    const { stdout } = await run('python3', ['-c', code]);
    expect(stdout).toMatch(/^.+ PT\d+M\n(\d+ .+\n){5,}$/);
  });

  test('every address in the README is there', async () => {
    const addresses = README.match(/http:\/\/localhost:3000[\w./-]*/g) ?? [];
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of new Set(addresses.filter((url) => !url.endsWith('/v1/search')))) {
      const response = await fetch(address.replace('http://localhost:3000', server.origin));
      expect(response.status, address).toBe(200);
    }
  });

  test('the README’s commands on content work', async () => {
    const lines = examples('sh').flatMap(
      (code) => code.match(/^npx tipsheet \w+ my-content/gm) ?? [],
    );
    expect(lines).toHaveLength(4);
    for (const command of ['check', 'export']) {
      const { stdout } = await run('node', ['dist/cli/main.js', command, 'content']);
      expect(stdout).not.toBe('');
    }
  });
});
