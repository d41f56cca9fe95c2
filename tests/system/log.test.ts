import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import { freePort } from '../helpers/free-port.ts';
import { MAIN, startServer } from '../helpers/process.ts';

test('a server whose log is on a full disk answers, counts what is lost, and ends when it is told to', async () => {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...{ PATH: process.env.PATH, PORT: String(port), METRICS_PORT: String(metricsPort) },
      DRAIN_SECONDS: '0',
    },
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  const exited = once(child, 'exit');
  const status = () =>
    fetch(`http://127.0.0.1:${port}/v1/meta`).then(
      (response) => response.status,
      () => 0,
    );
  await expect.poll(status).toBe(200);
  // Long enough for the log to be written, and refused, twice.
  for (let i = 0; i < 25; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await status()).toBe(200);
  }
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(metrics).toMatch(/^tipsheet_log_lost_lines_total [1-9]/m);
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('a server whose log nobody reads ends when it is told to', async () => {
  const server = await startServer({ DRAIN_SECONDS: '0', LOG_LEVEL: 'trace' });
  server.child.stdout?.pause();
  const url = `${server.origin}/v1/tips?${'x'.repeat(1900)}`;
  for (let i = 0; i < 400; i++) await (await fetch(url)).arrayBuffer();
  expect(await server.stop('SIGTERM')).toBe(0);
});

test('a log that nobody reads takes no more and more memory, and says what was lost', async () => {
  const src = (name: string) =>
    JSON.stringify(new URL(`../../src/http/observability/${name}.ts`, import.meta.url).href);
  const code = `
    const { createLogger } = await import(${src('logger')});
    const { createLogDestination } = await import(${src('log-destination')});
    const destination = createLogDestination(1);
    const log = await createLogger({ level: 'info', pretty: false, destination });
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 200_000; i++) {
      log.info('x'.repeat(1000));
      if (i % 100 === 0) await new Promise(setImmediate);
    }
    process.send(process.memoryUsage().rss - before);
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const [grown] = await once(child, 'message');
  expect(grown / 1_000_000).toBeLessThan(120);
  let log = '';
  child.stdout?.on('data', (chunk) => {
    log += chunk;
  });
  await expect.poll(() => log).toMatch(/"lostLines":\d+/);
  child.kill('SIGKILL');
});
