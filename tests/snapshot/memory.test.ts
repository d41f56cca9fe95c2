import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { allotMemory } from '../../src/snapshot/memory.ts';

afterEach(() => vi.restoreAllMocks());

test('memory that can’t be read for a moment, as without descriptors, ends neither process nor load', async () => {
  const noDescriptor = () => {
    throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
  };
  vi.spyOn(process.memoryUsage, 'rss').mockImplementation(noDescriptor);
  const { threadLimits, watch } = allotMemory(2 ** 40);
  expect(threadLimits.maxOldGenerationSizeMb).toBeGreaterThan(0);
  let isExceeded = false;
  const stop = watch(() => {
    isExceeded = true;
  });
  await sleep(100);
  stop();
  expect(isExceeded).toBe(false);
});
