import { afterEach, expect, test, vi } from 'vitest';
import { createBackoff } from '../../src/snapshot/backoff.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('pauses double up to the longest, and begin again with the first when all is well', async () => {
  vi.useFakeTimers();
  const pauses = createBackoff(100, 300);
  const pause = async () => {
    const started = Date.now();
    const waited = pauses.wait();
    await vi.runAllTimersAsync();
    await waited;
    return Date.now() - started;
  };
  expect([await pause(), await pause(), await pause(), await pause()]).toEqual([
    100, 200, 300, 300,
  ]);
  pauses.reset();
  expect(await pause()).toBe(100);
});
