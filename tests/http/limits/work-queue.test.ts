import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SharedWork } from '../../../src/http/limits/shared-work.ts';
import { QueueTimeoutError, UNWANTED, WorkQueue } from '../../../src/http/limits/work-queue.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** A queue over a clock that only work moves. */
function makeQueue({ maxWaitMs = 1000 } = {}) {
  let refused = 0;
  const queue = new WorkQueue({
    maxWaitMs,
    settle: () => setImmediate(),
    onRefused: () => {
      refused += 1;
    },
  });
  const order: string[] = [];
  return {
    queue,
    order,
    refused: () => refused,
    pass: (milliseconds: number) => void vi.advanceTimersByTime(milliseconds),
    job: (name: string, milliseconds: number) => () => {
      order.push(name);
      vi.advanceTimersByTime(milliseconds);
      return name;
    },
  };
}

test('a job runs at once when nothing else does, and its value is returned', async () => {
  const { queue, job } = makeQueue();
  expect(await queue.run('a', job('first', 1))).toBe('first');
});

test('a job that throws rejects, and the next one runs', async () => {
  const { queue, job } = makeQueue();
  const failing = queue.run('a', () => {
    throw new Error('broken');
  });
  const next = queue.run('a', job('next', 1));
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('next');
});

test('a client that asks for little waits for one job of a client that asks for much', async () => {
  const { queue, order, job } = makeQueue();
  const greedy = Array.from({ length: 10 }, () => queue.run('greedy', job('greedy', 50)));
  const honest = queue.run('honest', job('honest', 1));
  await Promise.all([...greedy, honest]);
  expect(order.indexOf('honest')).toBe(1);
});

test('turns are shared by time rather than by the number of jobs', async () => {
  const { queue, order, job } = makeQueue({ maxWaitMs: 1e9 });
  const jobs = Array.from({ length: 20 }, () => [
    queue.run('costly', job('costly', 100)),
    queue.run('cheap', job('cheap', 10)),
  ]).flat();
  await Promise.all(jobs);
  // While both have work, ten cheap jobs go with a costly one.
  expect(order.slice(0, 22).filter((name) => name === 'cheap')).toHaveLength(20);
});

test('a client that was idle gets no more than its share afterwards', async () => {
  const { queue, order, job, pass } = makeQueue({ maxWaitMs: 1e9 });
  await Promise.all(Array.from({ length: 5 }, () => queue.run('busy', job('busy', 100))));
  await setImmediate();
  pass(1000);
  order.length = 0;
  const jobs = Array.from({ length: 6 }, () => [
    queue.run('idle', job('idle', 10)),
    queue.run('busy', job('busy', 10)),
  ]).flat();
  await Promise.all(jobs);
  expect(order.slice(0, 6).filter((name) => name === 'busy').length).toBeGreaterThanOrEqual(2);
});

test('a client that comes later gets no more than its share', async () => {
  const { queue, order, job } = makeQueue({ maxWaitMs: 1e9 });
  const busy = Array.from({ length: 8 }, () => queue.run('busy', job('busy', 100)));
  await busy[3];
  const late = Array.from({ length: 4 }, () => queue.run('late', job('late', 100)));
  await Promise.all([...busy, ...late]);
  expect(order.slice(4, 8).filter((name) => name === 'busy').length).toBeGreaterThanOrEqual(2);
});

test('a long job gives way to shorter ones of others and then goes on', async () => {
  const { queue, order, job, pass } = makeQueue();
  const long = queue.run('long', async (turn) => {
    for (let piece = 0; piece < 4; piece++) {
      order.push(`piece ${piece}`);
      pass(10);
      await turn.giveWay();
    }
  });
  await Promise.all([long, queue.run('other', job('short', 1))]);
  expect(order).toEqual(['piece 0', 'short', 'piece 1', 'piece 2', 'piece 3']);
});

test('a job is refused when its turn comes after the longest wait, and the others go on', async () => {
  const { queue, job, pass, refused } = makeQueue({ maxWaitMs: 100 });
  const slow = queue.run('a', job('slow', 0));
  const late = queue.run('a', job('late', 1));
  pass(101);
  await slow;
  await expect(late).rejects.toThrow(QueueTimeoutError);
  expect(refused()).toBe(1);
  expect(await queue.run('a', job('later', 1))).toBe('later');
});

test('a job that has begun is never refused, however long it waits between its pieces', async () => {
  const { queue, pass } = makeQueue({ maxWaitMs: 100 });
  const begun = queue.run('a', async (turn) => {
    pass(200);
    const next = turn.giveWay();
    pass(200);
    await next;
    return 'done';
  });
  expect(await begun).toBe('done');
});

test('while somebody waits too long the longest line loses its last, and short ones nothing', async () => {
  const { queue, job, pass } = makeQueue({ maxWaitMs: 100 });
  const running = queue.run('greedy', job('running', 0));
  const greedy = Array.from({ length: 5 }, () => queue.run('greedy', job('greedy', 10)));
  const results = Promise.allSettled(greedy);
  pass(150);
  const honest = queue.run('honest', job('honest', 1));
  const more = queue.run('greedy', job('more', 10));
  await expect(more).rejects.toThrow(QueueTimeoutError);
  expect(await honest).toBe('honest');
  await Promise.all([running, results]);
});

test('who has nothing else waiting is spared, however much time it has used', async () => {
  const { queue, job } = makeQueue({ maxWaitMs: 100 });
  const costly = queue.run('costly', job('costly', 1000));
  const late = queue.run('late', job('late', 1)).catch(() => {});
  await costly;
  const next = queue.run('costly', job('next', 1));
  const first = queue.run('greedy', job('first', 1));
  const second = queue.run('greedy', job('second', 1));
  await expect(second).rejects.toThrow(QueueTimeoutError);
  expect(await Promise.all([first, next])).toEqual(['first', 'next']);
  await late;
});

test('a client that has gone takes no turn', async () => {
  const { queue, order, job } = makeQueue();
  let isGone = false;
  const first = queue.run('a', job('first', 1));
  const left = queue.run('b', job('left', 1), () => !isGone);
  isGone = true;
  await expect(left).rejects.toThrow(UNWANTED);
  await first;
  expect(order).toEqual(['first']);
});

test('what a client has left makes its line no longer: it is not refused for it', async () => {
  const { queue, job, pass, refused } = makeQueue({ maxWaitMs: 100 });
  let isGone = false;
  const running = queue.run('a', job('running', 0));
  const late = queue.run('late', job('late', 1)).catch(() => {});
  const left = queue.run('honest', job('left', 1), () => !isGone);
  pass(101);
  isGone = true;
  const asked = queue.run('honest', job('asked', 1));
  await expect(left).rejects.toThrow(UNWANTED);
  expect(await asked).toBe('asked');
  await Promise.all([running, late]);
  expect(refused()).toBe(1);
});

test('who asks again for what they have left takes nothing from the others', async () => {
  const { queue, job, pass, refused } = makeQueue({ maxWaitMs: 100 });
  let isGone = false;
  const running = queue.run('a', job('running', 0));
  const late = queue.run('late', job('late', 1)).catch(() => {});
  const left = queue.run('honest', job('left', 1), () => !isGone).catch(() => {});
  pass(50);
  const others = ['first', 'second'].map((name) => queue.run('other', job(name, 1)));
  pass(51);
  isGone = true;
  const asked = queue.run('honest', job('asked', 1));
  expect(await Promise.all([asked, ...others])).toEqual(['asked', 'first', 'second']);
  await Promise.all([running, late, left]);
  expect(refused()).toBe(1);
});

test('who waits too long is seen behind what the same client has left', async () => {
  const { queue, job, pass } = makeQueue({ maxWaitMs: 100 });
  let isGone = false;
  const running = queue.run('a', job('running', 0));
  const left = queue.run('late', job('left', 1), () => !isGone).catch(() => {});
  const late = queue.run('late', job('late', 1)).catch(() => {});
  pass(101);
  isGone = true;
  const first = queue.run('greedy', job('first', 1));
  const second = queue.run('greedy', job('second', 1));
  await expect(second).rejects.toThrow(QueueTimeoutError);
  expect(await first).toBe('first');
  await Promise.all([running, left, late]);
});

test('what many ask for at once is made once, and all get it', async () => {
  const { queue, job, order } = makeQueue();
  const shared = new SharedWork<string>(queue);
  const make = job('made', 5);
  const all = Array.from({ length: 50 }, (_, i) => shared.run('key', `client ${i}`, make));
  expect(new Set(await Promise.all(all))).toEqual(new Set(['made']));
  expect(order).toEqual(['made']);
});

test('what was made is made again for who asks afterwards', async () => {
  const { queue, job, order } = makeQueue();
  const shared = new SharedWork<string>(queue);
  await shared.run('key', 'a', job('made', 1));
  await shared.run('key', 'a', job('made', 1));
  expect(order).toHaveLength(2);
});

test('all who asked get the error of what could not be made', async () => {
  const { queue } = makeQueue();
  const shared = new SharedWork<string>(queue);
  const fail = () => {
    throw new Error('broken');
  };
  const all = ['a', 'b', 'c'].map((client) => shared.run('key', client, fail));
  for (const result of await Promise.allSettled(all))
    expect(result).toMatchObject({ status: 'rejected', reason: { message: 'broken' } });
});

test('a client with an idle line starts what a client with a long line asked for first', async () => {
  const { queue, order, job } = makeQueue();
  const shared = new SharedWork<string>(queue);
  const line = Array.from({ length: 5 }, () => queue.run('greedy', job('other', 50)));
  const greedy = shared.run('key', 'greedy', job('shared', 1));
  const honest = shared.run('key', 'honest', job('shared', 1));
  await Promise.all([...line, greedy, honest]);
  expect(order.indexOf('shared')).toBe(1);
  expect(order.filter((name) => name === 'shared')).toHaveLength(1);
});

test('who asked first may leave without taking it from the others', async () => {
  const { queue, job } = makeQueue();
  const shared = new SharedWork<string>(queue);
  let isGone = false;
  const running = queue.run('z', job('running', 1));
  const first = shared.run('key', 'a', job('made', 1), () => !isGone);
  const second = shared.run('key', 'b', job('made', 1));
  isGone = true;
  await expect(first).rejects.toThrow(UNWANTED);
  expect(await second).toBe('made');
  await running;
});

test('a client is refused by its own wait, unless another has started the work', async () => {
  const { queue, job, pass } = makeQueue({ maxWaitMs: 100 });
  const shared = new SharedWork<string>(queue);
  const running = queue.run('a', job('running', 0));
  const late = shared.run('key', 'a', job('made', 1));
  pass(150);
  const fresh = shared.run('key', 'b', job('made', 1));
  await running;
  const [lateResult, freshResult] = await Promise.allSettled([late, fresh]);
  expect(freshResult).toMatchObject({ status: 'fulfilled', value: 'made' });
  expect(['fulfilled', 'rejected']).toContain(lateResult.status);
});
