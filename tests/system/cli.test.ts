import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { CLI, runCli } from '../helpers/process.ts';

test.each(['init', 'serve', 'check', 'export', 'openapi'])(
  '%s refuses a second folder',
  async (command) => {
    const folder = await mkdtemp(join(tmpdir(), 'tipsheet-'));
    expect(await runCli(command, folder, 'another')).toEqual({
      code: 2,
      output: '',
      errors: `tipsheet: too many arguments for '${command}'. Expected 1 argument but got 2.\n`,
    });
    await rm(folder, { recursive: true });
  },
);

test('-h is --help of the whole command line and of each command', async () => {
  for (const name of ['', 'init', 'new', 'import', 'serve', 'check', 'export', 'openapi']) {
    const command = name === '' ? [] : [name];
    const short = await runCli(...command, '-h');
    expect(short).toEqual(await runCli(...command, '--help'));
    // A paragraph is wrapped once.
    expect(short.output.split('\n\n')[1]).not.toMatch(/^.{1,40}\n./m);
    expect(short).toMatchObject({ code: 0, errors: '' });
    expect(short.output).toContain(`Usage: tipsheet ${command[0] ?? '<command>'}`);
  }
});

test('--version says the version', async () => {
  expect(await runCli('--version')).toEqual({
    code: 0,
    output: `${packageJson.version}\n`,
    errors: '',
  });
});

test('what the system refuses is said in a line, without a stack', async () => {
  expect(await runCli('openapi', 'package.json')).toEqual({
    code: 2,
    output: '',
    errors: expect.stringMatching(/^tipsheet: ENOTDIR: .*\n$/),
  });
});

test.each(['export', 'check'])(
  'a full disk under `tipsheet %s` is said in a line, and not as content that is wrong',
  async (command) => {
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [CLI, command], { stdio: ['ignore', full.fd, 'pipe'] });
    const [errors, [code]] = await Promise.all([child.stderr?.toArray(), once(child, 'exit')]);
    await full.close();
    expect(String(errors)).toMatch(/^tipsheet: ENOSPC: .*\n$/);
    expect(code).toBe(2);
  },
);

test('the contract is the same on every day', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-'));
  const LATE = `data:text/javascript,${encodeURIComponent('Date.now = () => Date.UTC(2040, 0)')}`;
  expect(await runCli('openapi', folder)).toMatchObject({ code: 0, errors: '' });
  const today = await readFile(join(folder, 'openapi.json'), 'utf8');
  process.env.NODE_OPTIONS = `--import=${LATE}`;
  expect(await runCli('openapi', folder)).toMatchObject({ code: 0, errors: '' });
  delete process.env.NODE_OPTIONS;
  expect(await readFile(join(folder, 'openapi.json'), 'utf8')).toBe(today);
  await rm(folder, { recursive: true });
});

test.each(['export', 'check', 'check --format json', '--help'])(
  'a reader that has read enough, as head has, ends `tipsheet %s` quietly',
  async (command) => {
    const child = spawn(process.execPath, [CLI, ...command.split(' ')]);
    child.stdout.destroy();
    const [errors, [code]] = await Promise.all([child.stderr.toArray(), once(child, 'exit')]);
    expect({ code, errors: String(errors) }).toEqual({ code: 0, errors: '' });
  },
);
