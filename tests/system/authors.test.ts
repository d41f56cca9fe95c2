import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { CLI } from '../helpers/process.ts';

/** The tutorial for authors, read from top to bottom and done as it says. */

const TUTORIAL = readFileSync(new URL('../../docs/authors.md', import.meta.url), 'utf8');
/** Builds Tipsheet and makes it a command of the machine; tests/system/commands.test.ts runs the like. */
const INSTALLS = 'npm ci --include=dev && npm run build && npm link';

interface Step {
  /** The words before the block, which may name a file. */
  readonly before: string;
  readonly language: string;
  readonly block: string;
}

const STEPS: Step[] = [
  ...TUTORIAL.matchAll(/([^`]*(?:`[^`\n]+`[^`]*)*)^```(\w*)\n(.*?)^```$/gms),
].map(([, before = '', language = '', block = '']) => ({ before, language, block }));

let folder: string;
let port: number;
const servers: ReturnType<typeof spawn>[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tutorial '));
  port = await freePort();
  mkdirSync(join(folder, 'bin'));
  const command = join(folder, 'bin/tipsheet');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
  chmodSync(command, 0o755);
});
afterAll(() => {
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true });
});

function environment() {
  const { PATH, HOME } = process.env;
  return { PATH: `${join(folder, 'bin')}:${PATH}`, HOME, PORT: String(port), DRAIN_SECONDS: '0' };
}

async function run(command: string): Promise<string> {
  if (command.startsWith('tipsheet serve')) {
    servers.push(spawn('sh', ['-c', `exec ${command}`], { cwd: folder, env: environment() }));
    await expect.poll(isReady, { interval: 200 }).toBe(true);
    return '';
  }
  const here = command.replaceAll('http://localhost:3000', `http://localhost:${port}`);
  const shell = promisify(execFile)('sh', ['-c', here], { cwd: folder, env: environment() });
  return (await shell).stdout.replaceAll(`http://localhost:${port}`, 'http://localhost:3000');
}

const isReady = () =>
  fetch(`http://localhost:${port}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

test('the commands of the tutorial for authors do what it says, one after another', async () => {
  let output = '';
  let commands = 0;
  for (const { before, language, block } of STEPS) {
    const file = /`([\w./-]+)`:\s*$/.exec(before)?.[1];
    if (language === '') expect(output.replaceAll('\r', '')).toBe(block);
    else if (file && language === 'json') {
      const path = join(folder, file);
      const merged = { ...JSON.parse(readFileSync(path, 'utf8')), ...JSON.parse(block) };
      writeFileSync(path, JSON.stringify(merged));
      // The server that runs takes it up.
      const slug = file.replace(/.*\/|\.json$/g, '');
      const status = () =>
        fetch(`http://localhost:${port}/v1/articles/${slug}`).then((r) => r.status);
      await expect.poll(status, { interval: 200 }).toBe(200);
      const { aliases = [] } = merged;
      const gone = () =>
        fetch(`http://localhost:${port}/v1/articles/${aliases[0]}`, { redirect: 'manual' }).then(
          (r) => r.status,
        );
      await expect.poll(gone, { interval: 200 }).toBe(301);
    } else if (file) writeFileSync(join(folder, file), block);
    else {
      output = '';
      for (const command of block.trimEnd().split('\n')) {
        if (command === INSTALLS) continue;
        output = await run(command);
        commands += 1;
        if (command.startsWith('curl')) expect(output, command).toMatch(/cardboard|location/i);
      }
    }
  }
  expect(commands).toBeGreaterThan(10);
}, 180_000);
