import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchShared } from '../../src/widget/fetch-shared.ts';

let url: string;
let count = 0;
let answer: (response: Response) => void;
let refuse: (error: unknown) => void;
const fetched = vi.fn((_url: string, { signal }: { signal: AbortSignal }) => {
  return new Promise<Response>((resolve, reject) => {
    answer = resolve;
    refuse = reject;
    signal.addEventListener('abort', () => reject(signal.reason));
  });
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetched);
  fetched.mockClear();
  url = `https://tips.example/${count++}`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ask = (controller = new AbortController()) => fetchShared(url, controller.signal);

test('elements with equal addresses share one request', async () => {
  const all = Promise.all(Array.from({ length: 50 }, () => ask()));
  answer(Response.json({ title: 'One' }));
  expect(await all).toEqual(Array(50).fill({ title: 'One' }));
  expect(await ask()).toEqual({ title: 'One' });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('an answer is kept for five minutes', async () => {
  const first = ask();
  answer(Response.json(1));
  await first;
  vi.advanceTimersByTime(300_001);
  const second = ask();
  answer(Response.json(2));
  expect(await second).toBe(2);
});

test('the element sends no cookies and no referrer', () => {
  ask().catch(() => {});
  expect(fetched).toHaveBeenCalledWith(
    url,
    expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
  );
});

test.each([404, 410, 500, 503])(
  'a response with status %i is a failure, and the next element asks again',
  async (status) => {
    const first = ask();
    answer(new Response('{}', { status }));
    await expect(first).rejects.toThrow(`${status}`);
    const second = ask();
    answer(Response.json(1));
    expect(await second).toBe(1);
  },
);

test('a network failure is passed on, and the next element asks again', async () => {
  const first = ask();
  refuse(new TypeError('Failed to fetch'));
  await expect(first).rejects.toThrow('Failed to fetch');
  ask().catch(() => {});
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('a request that nobody wants any more is aborted', async () => {
  const [one, two] = [new AbortController(), new AbortController()];
  const both = Promise.allSettled([ask(one), ask(two)]);
  const { signal } = fetched.mock.calls[0]?.[1] ?? {};
  one.abort();
  expect(signal?.aborted).toBe(false);
  two.abort();
  expect(signal?.aborted).toBe(true);
  await both;
  ask().catch(() => {});
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('an answer that takes more than 20 seconds is a failure', async () => {
  const late = expect(ask()).rejects.toThrow();
  vi.advanceTimersByTime(20_000);
  await late;
});
