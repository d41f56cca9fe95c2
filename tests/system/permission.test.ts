import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Command, startServer } from '../helpers/process.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOBODY = 65_534;
const READABLE = ['dist', 'node_modules', 'package.json', 'content'].map((name) =>
  join(ROOT, name),
);

let folder: string;
let node: Command;

beforeAll(() => {
  // The binary of npm's package lies where another user may not reach it.
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-node-'));
  execFileSync('chmod', ['755', folder]);
  const binary = execFileSync('npx', ['-y', '-p', 'node@24', 'which', 'node'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const program = join(folder, 'node');
  copyFileSync(binary.trim(), program);
  const permissions = [
    '--permission',
    '--allow-worker',
    ...READABLE.map((path) => `--allow-fs-read=${path}`),
  ];
  node = canBeNobody()
    ? {
        program: 'setpriv',
        arguments: [
          ...[`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--no-new-privs'],
          program,
          ...permissions,
        ],
      }
    : { program, arguments: permissions };
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Only root can become another user, and only a checkout that others may read is of use to it. */
function canBeNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  for (let path = ROOT; path !== dirname(path); path = dirname(path))
    if ((statSync(path).mode & 0o005) !== 0o005) return false;
  return true;
}

test('Node 24, as nobody with leave to read its own files and content, serves everything and reloads', async () => {
  const server = await startServer({ WATCH: 'true', METRICS_PORT: '0' }, node);
  for (const path of ['/', '/docs', '/v1/tips', '/v1/search?q=salary', '/openapi.json'])
    expect((await fetch(server.origin + path)).status).toBe(200);
  const metrics = server.lines().find(({ msg }) => msg === 'metrics at /metrics');
  const text = await (await fetch(`http://127.0.0.1:${metrics?.port}/metrics`)).text();
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]\d{6,}$/m);
  // What it may not measure, it says nothing of.
  expect(text).not.toMatch(/^process_\w+_(?:bytes|fds) 0$/m);
  server.child.kill('SIGHUP');
  const reloaded = () => server.lines().some(({ reason }) => reason === 'SIGHUP');
  await expect.poll(reloaded).toBe(true);
  expect(server.lines().filter(({ level }) => level === 'error')).toEqual([]);
  expect(await server.stop('SIGTERM')).toBe(0);
});

test('Node 24 with its permissions may write nothing, run nothing, and read nothing else', () => {
  const attempt = (code: string) =>
    execFileSync(node.program, [...node.arguments, '-e', code], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const codeOf = (action: string) =>
    attempt(`try { ${action}; console.log('done') } catch ({ code }) { console.log(code) }`);
  expect(codeOf(`fs.writeFileSync(${JSON.stringify(join(ROOT, 'content/x'))}, '')`)).toBe(
    'ERR_ACCESS_DENIED',
  );
  expect(codeOf(`fs.readFileSync('/etc/passwd')`)).toBe('ERR_ACCESS_DENIED');
  expect(codeOf(`child_process.spawnSync('true')`)).toBe('ERR_ACCESS_DENIED');
  const inThread = `
    try { require('fs').readFileSync('/etc/passwd'); console.log('done') }
    catch ({ code }) { console.log(code) }`;
  expect(attempt(`new worker_threads.Worker(${JSON.stringify(inThread)}, { eval: true })`)).toBe(
    'ERR_ACCESS_DENIED',
  );
});
