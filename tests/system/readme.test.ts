import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../helpers/process.ts';

const run = promisify(execFile);
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** The examples in a language, asking the server of this test. */
function examples(language: string): string[] {
  return [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code.replaceAll('http://localhost:3000', server.origin));
}

describe('the examples of the README', () => {
  test('curl', async () => {
    const commands = examples('sh').flatMap((code) => code.match(/^curl .*$/gm) ?? []);
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      const { stdout } = await run('bash', ['-c', command.replace('curl', 'curl -sS --fail')]);
      expect(stdout, command).toMatch(/second|interview|thank/i);
    }
  });

  test('JavaScript', async () => {
    const [code = ''] = examples('js');
    const { stdout } = await run('node', ['--input-type=module', '-e', code]);
    expect(stdout).toMatch(/^\d+ tips\n(.+: .+\n){3}$/);
  });

  test('Python', async () => {
    const [code = ''] = examples('python');
    const { stdout } = await run('python3', ['-c', code]);
    expect(stdout).toMatch(/^.+ PT\d+M\n(\d .+\n){5,}$/);
  });

  test('every address', async () => {
    const addresses = README.match(/http:\/\/localhost:3000[\w./-]*/g) ?? [];
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of new Set(addresses.filter((url) => !url.endsWith('/v1/search')))) {
      const response = await fetch(address.replace('http://localhost:3000', server.origin));
      expect(response.status, address).toBe(200);
    }
  });

  test('the commands on content', async () => {
    const lines = examples('sh').flatMap(
      (code) => code.match(/^npx tipsheet \w+ my-content/gm) ?? [],
    );
    expect(lines).toHaveLength(3);
    for (const command of ['check', 'export']) {
      const { stdout } = await run('node', ['dist/cli.js', command, 'content']);
      expect(stdout).not.toBe('');
    }
  });
});
