import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SlowReaders } from '../../src/http/response/slow-readers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startResponse(length: number, readers = new SlowReaders(), body = Buffer.alloc(length)) {
  const response = Object.assign(new EventEmitter(), { destroy: vi.fn() });
  readers.watch(response as unknown as ServerResponse, body);
  return response;
}

test('a large body that is taken too slowly is cut', () => {
  const response = startResponse(1_000_000);
  vi.advanceTimersByTime(79_000);
  expect(response.destroy).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(response.destroy).toHaveBeenCalledOnce();
});

test('a large response that was taken in time is left alone', () => {
  const response = startResponse(1_000_000);
  response.emit('close');
  vi.advanceTimersByTime(1_000_000);
  expect(response.destroy).not.toHaveBeenCalled();
});

test('a small response costs no timer', () => {
  startResponse(10_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('when too much waits to be sent the oldest large response is cut, and what is sent counts no more', () => {
  const readers = new SlowReaders(2_500_000);
  const [first, second] = [startResponse(1_000_000, readers), startResponse(1_000_000, readers)];
  second?.emit('close');
  const third = startResponse(1_000_000, readers);
  expect(first?.destroy).not.toHaveBeenCalled();
  const fourth = startResponse(1_000_000, readers);
  expect(first?.destroy).toHaveBeenCalledOnce();
  expect(third.destroy).not.toHaveBeenCalled();
  expect(fourth.destroy).not.toHaveBeenCalled();
});

test('a body that many read at the same time counts once', () => {
  const readers = new SlowReaders(1_500_000);
  const body = Buffer.alloc(1_000_000);
  const responses = Array.from({ length: 50 }, () => startResponse(body.length, readers, body));
  for (const { destroy } of responses) expect(destroy).not.toHaveBeenCalled();
  for (const response of responses.slice(1)) response.emit('close');
  startResponse(1_000_000, readers);
  expect(responses[0]?.destroy).toHaveBeenCalledOnce();
});

test('one response that is larger than all that may wait is sent all the same', () => {
  const readers = new SlowReaders(500_000);
  expect(startResponse(1_000_000, readers).destroy).not.toHaveBeenCalled();
});
