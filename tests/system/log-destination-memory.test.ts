import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { expect, test, vi } from 'vitest';
import { createLogDestination } from '../../src/http/observability/log-destination.ts';
import { createLogger } from '../../src/http/observability/logger.ts';
import { MEGABYTE } from '../../src/units.ts';
import { memoryInUse } from '../helpers/memory.ts';

test('lines that wait for a reader who has stopped reading take little more memory than their bytes', async () => {
  const spy = vi.spyOn(fs, 'write').mockImplementation(() => {});
  syncBuiltinESMExports();
  try {
    const destination = createLogDestination(1);
    const logger = await createLogger({ level: 'info', pretty: false, destination });
    const before = await memoryInUse();
    for (let i = 0; destination.lostLines() === 0; i++)
      logger.info({ requestId: `request ${i}`, method: 'GET', url: `/v1/tips/${i}` }, 'request');
    expect((await memoryInUse()) - before).toBeLessThan(20 * MEGABYTE);
  } finally {
    spy.mockRestore();
    syncBuiltinESMExports();
  }
});
