import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cutSlowReader } from '../../src/http/response/slow-readers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startResponse(length: number) {
  const response = Object.assign(new EventEmitter(), { destroy: vi.fn() });
  cutSlowReader(response as unknown as ServerResponse, length);
  return response;
}

test('a large body that is taken too slowly is cut', () => {
  const response = startResponse(1_000_000);
  vi.advanceTimersByTime(79_000);
  expect(response.destroy).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(response.destroy).toHaveBeenCalledOnce();
});

test('one that was taken in time is left alone', () => {
  const response = startResponse(1_000_000);
  response.emit('close');
  vi.advanceTimersByTime(1_000_000);
  expect(response.destroy).not.toHaveBeenCalled();
});

test('a small one costs no timer', () => {
  startResponse(10_000);
  expect(vi.getTimerCount()).toBe(0);
});
