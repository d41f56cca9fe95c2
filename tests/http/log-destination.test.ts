import fs, { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogDestination } from '../../src/http/observability/log-destination.ts';
import { createLogger } from '../../src/http/observability/logger.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tipsheet-'));
  path = join(folder, 'log');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the log has its lines in the order in which they were written', async () => {
  const fd = openSync(path, 'w');
  const destination = createLogDestination(fd);
  const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i}, ë\n`);
  for (const line of lines) destination.write(line);
  await new Promise<void>((resolve) => destination.flush(resolve));
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe(lines.join(''));
});

test('the last lines of the log are written when the process ends', () => {
  const fd = openSync(path, 'w');
  const destination = createLogDestination(fd);
  destination.write('last\n');
  destination.flushSync();
  closeSync(fd);
  expect(readFileSync(path, 'utf8')).toBe('last\n');
});

test('a log on a full disk is lost, and nothing waits for it', async () => {
  const fd = openSync('/dev/full', 'w');
  const destination = createLogDestination(fd);
  destination.write('lost\n');
  await new Promise<void>((resolve) => destination.flush(resolve));
  destination.write('lost, too\n');
  destination.flushSync();
  closeSync(fd);
});

test('a line that a full disk has cut off is ended before the next one, which says how many were lost', async () => {
  const fd = openSync(path, 'w');
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  // The disk takes five bytes, then none twice, and then all.
  let writes = 0;
  const spy = vi.spyOn(fs, 'write').mockImplementation(((
    _fd: number,
    bytes: Buffer,
    callback: (error: Error | null, written: number) => void,
  ) => {
    writes += 1;
    if (writes === 2 || writes === 3) callback(full, 0);
    else callback(null, writeSync(fd, writes === 1 ? bytes.subarray(0, 5) : bytes));
  }) as typeof fs.write);
  syncBuiltinESMExports();
  try {
    const destination = createLogDestination(fd);
    for (const line of ['cut off\n', 'lost\n', 'written\n']) {
      destination.write(line);
      await new Promise<void>((resolve) => destination.flush(resolve));
    }
    destination.flushSync();
  } finally {
    spy.mockRestore();
    syncBuiltinESMExports();
    closeSync(fd);
  }
  const [torn, written, notice, ...rest] = readFileSync(path, 'utf8').split('\n');
  expect([torn, written, rest]).toEqual(['cut o', 'written', ['']]);
  expect(JSON.parse(notice ?? '')).toMatchObject({
    lostLines: 2,
    msg: 'lines of the log were lost',
  });
});

test('the log has the name of a level, the time in milliseconds, and no process', async () => {
  const fd = openSync(path, 'w');
  const destination = createLogDestination(fd);
  const logger = await createLogger({ level: 'info', pretty: false, destination });
  logger.info({ status: 200 }, 'request');
  logger.debug('not asked for');
  destination.flushSync();
  closeSync(fd);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    level: 'info',
    time: expect.any(Number),
    status: 200,
    msg: 'request',
  });
});
