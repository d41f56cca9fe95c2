import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CLI,
  MAIN,
  runCli,
  runFile,
  runServer,
  spawnServer,
  startServer,
} from '../helpers/process.ts';
import { hasTools } from '../helpers/processes.ts';

const INVALID = fileURLToPath(new URL('../fixtures/twenty-issues', import.meta.url));

/** Only root can make a namespace of processes. */
const canUnshare = process.getuid?.() === 0 && hasTools('unshare');

test('bad content at start ends the process with the words of `tipsheet check`', async () => {
  const { code, errors, output } = await runServer({ CONTENT: INVALID });
  const check = await runCli('check', INVALID);
  expect(code).toBe(1);
  const lines = check.output.split('\n');
  const isWarning = (line: string) => line.startsWith('warning: ');
  // Of what is no content, which keeps nothing from starting, the server speaks in its log.
  expect(errors).toBe(lines.filter((line) => !isWarning(line)).join('\n'));
  const issues = errors.split('\n').slice(0, -3);
  expect(issues.length + lines.filter(isWarning).length).toBeGreaterThanOrEqual(20);
  for (const issue of issues) expect(issue).toMatch(/^[\w./-]+(#\/.*)?: .+; .+/);
  expect(output).not.toContain(' is at ');
});

test('all wrong settings are named at once, without a stack', async () => {
  const { code, errors } = await runServer({ PORT: '1e3', TRUST_PROXY: 'all', WATCH: 'yes' });
  expect(code).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    expect.stringContaining('PORT: "1e3" must be'),
    expect.stringContaining('WATCH: "yes" must be'),
    expect.stringContaining('TRUST_PROXY: "all" must be'),
  ]);
});

test('a command that is given to the server is named, and starts none', async () => {
  expect(await runFile(MAIN, 'check', 'content')).toEqual({
    code: 1,
    output: '',
    errors:
      'unknown argument "check": settings are environment variables, and commands are those of dist/cli/main.js\n',
  });
});

test('a folder of content that is not there is named', async () => {
  const { code, errors } = await runServer({ CONTENT: '/nowhere/at/all' });
  expect(code).toBe(1);
  expect(errors).toBe(
    'CONTENT: "/nowhere/at/all" must be a folder, or the https URL of a bundle; ' +
      'there is no such folder\n',
  );
});

test('a response cache that leaves no memory for the work is refused at start', async () => {
  const { code, errors } = await runServer({
    RESPONSE_CACHE_MB: '1024',
    NODE_OPTIONS: '--max-old-space-size=256',
  });
  expect(code).toBe(1);
  expect(errors).toMatch(/^RESPONSE_CACHE_MB: "1024" must be at most \d+, half of the memory/);
});

test('a port that is taken is named', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const { code, errors } = await runServer({ PORT: port });
  other.close();
  expect(code).toBe(1);
  expect(errors).toMatch(/^cannot listen: .*EADDRINUSE.*; change HOST, PORT or METRICS_PORT\n$/);
});

test('a server that starts says where it is, and every absolute URL follows the port that it took', async () => {
  const server = await startServer();
  const { data } = await (await fetch(`${server.origin}/v1/tips?size=1`)).json();
  expect(data[0].url).toMatch(new RegExp(`^http://localhost:${server.port}/v1/tips/`));
  const home = await fetch(`${server.origin}/`);
  expect(home.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await server.stop()).toBe(0);
});

test('a server that starts has its metrics on a port of their own', async () => {
  const server = await startServer({ METRICS_PORT: '0' });
  const metrics = server.lines().find(({ msg }) => msg === 'metrics at /metrics');
  const text = await (await fetch(`http://127.0.0.1:${metrics?.port}/metrics`)).text();
  expect(text).toMatch(/^tipsheet_revision_info\{revision="[\w-]+"\} 1$/m);
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
  await server.stop();
});

/** What is imported behind the first file: its evaluation lasts for ever, and says that it began. */
const NEVER_EVALUATED = `
  import { writeSync } from 'node:fs';
  writeSync(1, 'importing');
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));`;
const HOOKS = `
  export const load = (url, context, next) =>
    /\\/(?:config|program)\\.js$/.test(url)
      ? { format: 'module', shortCircuit: true, source: ${JSON.stringify(NEVER_EVALUATED)} }
      : next(url, context);`;
const dataUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const HOOK = dataUrl(
  `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(HOOKS))});`,
);

test.each([
  ['the server', MAIN, 'SIGTERM', 0],
  ['the server', MAIN, 'SIGINT', 0],
  ['tipsheet', CLI, 'SIGTERM', 143],
  ['tipsheet', CLI, 'SIGINT', 130],
] as const)('$0 obeys $2 before all of it is imported', async (_, file, signal, code) => {
  const child = spawn(process.execPath, ['--import', HOOK, file]);
  await once(child.stdout, 'data');
  child.kill(signal);
  // By a handler, for the first process of a container has no default to rely on.
  expect(await once(child, 'exit')).toEqual([code, null]);
});

test('a signal to reload is no reason to end while the rest is imported', async () => {
  const child = spawn(process.execPath, ['--import', HOOK, MAIN]);
  await once(child.stdout, 'data');
  child.kill('SIGHUP');
  await sleep(300);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.skipIf(!canUnshare)('the first process of a container obeys SIGTERM', async () => {
  const args = ['--pid', '--fork', '--kill-child', process.execPath, '--import', HOOK, MAIN];
  const child = spawn('unshare', args);
  await once(child.stdout, 'data');
  const [first] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ');
  process.kill(Number(first), 'SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

let requests = 0;
let isAway = true;
/** What waits for an answer: a reload asks again. */
const waiting: ServerResponse[] = [];
const bundles = createHttpServer((_request, response) => {
  requests++;
  waiting.push(response);
  if (!isAway) answer();
});
function answer(): void {
  isAway = false;
  for (const response of waiting.splice(0)) response.writeHead(404).end();
}
let child: ChildProcess;
beforeEach(async () => {
  requests = 0;
  isAway = true;
  await once(bundles.listen(0, '127.0.0.1'), 'listening');
  const { port } = bundles.address() as AddressInfo;
  const CONTENT = `http://127.0.0.1:${port}/bundle.json`;
  child = spawnServer({ CONTENT, CONTENT_SHA256: '0'.repeat(64) });
  await expect.poll(() => requests).toBe(1);
});
afterEach(() => bundles.close());

test('a signal to stop while content is loaded is obeyed at once', async () => {
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(child.exitCode).toBe(0);
});

test('a signal to reload while content is loaded interrupts nothing', async () => {
  child.kill('SIGHUP');
  await sleep(500);
  expect(child.signalCode).toBeNull();
  answer();
  await once(child, 'exit');
  expect(child.exitCode).toBe(1);
});

test('SIGHUP with bad content keeps the content that is served, counts the failure and logs every issue', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-'));
  await cp(fileURLToPath(new URL('../../content', import.meta.url)), folder, { recursive: true });
  const server = await startServer({ CONTENT: folder, METRICS_PORT: '0' });
  const before = await (await fetch(`${server.origin}/v1/meta`)).json();
  await writeFile(join(folder, 'topics.json'), '{"topics": 7}');
  server.child.kill('SIGHUP');
  const ready = async () => (await fetch(`${server.origin}/health/ready`)).json();
  await expect.poll(async () => (await ready()).status).toBe('warn');
  expect(await (await fetch(`${server.origin}/v1/meta`)).json()).toEqual(before);
  const metrics = server.lines().find(({ msg }) => msg === 'metrics at /metrics');
  const text = await (await fetch(`http://127.0.0.1:${metrics?.port}/metrics`)).text();
  expect(text).toContain('tipsheet_reload_failures_total 1');
  await server.stop();
  const issues = server.lines().filter(({ msg }) => String(msg).startsWith('topics.json#'));
  expect(issues.length).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
});

test('a bundle whose server fails at the start is asked for again', async () => {
  const { output } = await runCli('export');
  let tries = 0;
  const server = createHttpServer((request, response) => {
    if (tries++ === 0) request.socket.destroy();
    else response.end(output);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const { origin, lines, stop } = await startServer({
    CONTENT: `http://127.0.0.1:${port}/bundle.json`,
    CONTENT_SHA256: createHash('sha256').update(output).digest('hex'),
  });
  server.close();
  expect((await fetch(`${origin}/v1/tips`)).status).toBe(200);
  await stop();
  expect(lines()[0]?.msg).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/bundle\.json: can't be fetched: /);
  expect(lines()[1]?.msg).toBe('content not loaded; it is tried again');
});
