import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pino from 'pino';
import { expect, test } from 'vitest';
import { requestLogger } from '../src/http/observability/logger.ts';
import type { RequestLine } from '../src/http/observability/observability.ts';

const LINE: RequestLine = {
  requestId: 'a-1',
  method: 'GET',
  route: '/v1/tips/:slug',
  url: '/v1/tips/a"b\\c',
  status: 200,
  durationMs: 0.25,
  revision: 'abc_-1',
};

test.each<[string, RequestLine]>([
  ['a request', LINE],
  ['a request of a trace', { ...LINE, traceId: '0af7651916cd43dd8448eb211c80319c' }],
])('the line of %s is what pino would write', (_what, line) => {
  const lines: object[] = [];
  const logger = pino(
    { base: null, formatters: { level: (label) => ({ level: label }) } },
    { write: (text: string) => void lines.push(JSON.parse(text)) },
  );
  logger.info(line, 'request');
  requestLogger(logger)(line);
  const [expected] = lines;
  expect(lines[1]).toEqual({ ...expected, time: expect.any(Number) });
});

test('a log of warnings has no lines of requests', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (text: string) => void lines.push(text) });
  requestLogger(logger)(LINE);
  expect(lines).toEqual([]);
});

test('a log that nobody reads takes no more and more memory', async () => {
  const logger = new URL('../src/http/observability/logger.ts', import.meta.url).href;
  const code = `
    const { createLogger } = await import(${JSON.stringify(logger)});
    const log = await createLogger({ level: 'info', pretty: false });
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 200_000; i++) {
      log.info('x'.repeat(1000));
      if (i % 100 === 0) await new Promise(setImmediate);
    }
    process.send(process.memoryUsage().rss - before);`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const [grown] = await once(child, 'message');
  child.kill('SIGKILL');
  expect(grown / 1_000_000).toBeLessThan(120);
});
