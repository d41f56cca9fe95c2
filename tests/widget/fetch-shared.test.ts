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

const ask = () => fetchShared(url);

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

test('a failure says its status, what the API says of it, and when to ask again', async () => {
  const asked = ask();
  const headers = { 'Retry-After': '7' };
  answer(Response.json({ detail: 'Try later.' }, { status: 503, headers }));
  await expect(asked).rejects.toMatchObject({
    message: '503 Try later.',
    status: 503,
    retryAfter: 7,
  });
});

test('a failure without a body or a time says its status', async () => {
  const asked = ask();
  answer(new Response('', { status: 502, headers: { 'Retry-After': 'soon' } }));
  await expect(asked).rejects.toMatchObject({ message: '502 ', status: 502, retryAfter: 0 });
});

test('a network failure is passed on, and the next element asks again', async () => {
  const first = ask();
  refuse(new TypeError('Failed to fetch'));
  await expect(first).rejects.toThrow('Failed to fetch');
  ask().catch(() => {});
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('an answer that takes more than 20 seconds is a failure', async () => {
  const late = expect(ask()).rejects.toThrow();
  vi.advanceTimersByTime(20_000);
  await late;
});
