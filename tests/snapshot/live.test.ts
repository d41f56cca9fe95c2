import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Issue } from '../../src/content/issues.ts';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { ContentError, LiveContent, type LiveContentOptions } from '../../src/snapshot/live.ts';
import type { Loader, LoadOutcome } from '../../src/snapshot/load.ts';
import { makeArticle, makeContent } from '../helpers/content.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const IDENTITY = { publicUrl: 'https://tips.example', codeVersion: 'test' };

const loaded = (hash: string, articles = [makeArticle()]): LoadOutcome => ({
  state: 'loaded',
  data: buildSnapshotData(makeContent({ articles }), hash),
  warnings: [],
});
const unlucky: LoadOutcome = {
  state: 'invalid',
  issues: [
    { file: 'library.json', pointer: '', message: "can't be read", fix: 'see', transient: true },
  ],
};
const invalid = (...messages: string[]): LoadOutcome => ({
  state: 'invalid',
  issues: messages.map((message): Issue => {
    const place = { line: 3, column: 16 };
    return { file: 'library.json', pointer: '/name', message, fix: 'fix it', ...place };
  }),
});

/** Content whose loads end when the test says so, and what it logs. */
function makeLive({ now = () => NOON, log, ...options }: Partial<LiveContentOptions> = {}) {
  const loads: { known: string | undefined; end: (outcome: LoadOutcome) => void }[] = [];
  /** Told at once: a load that is given up soon is gone before anybody looks again. */
  const made = new EventEmitter();
  const lines: string[] = [];
  const load: Loader = (known, signal) =>
    new Promise((resolve) => {
      loads.push({ known, end: resolve });
      made.emit('load');
      signal.addEventListener('abort', () => {
        loads.splice(0);
        resolve(invalid('stopped'));
      });
    });
  const write = (_: object, message: string) => lines.push(message);
  const live = new LiveContent({
    load,
    identity: IDENTITY,
    log: log ?? { info: write, warn: write, error: write },
    now,
    ...options,
  });
  const end = async (outcome: LoadOutcome) => {
    if (loads.length === 0) await once(made, 'load');
    loads.shift()?.end(outcome);
  };
  return { live, loads, lines, end };
}

async function startLive(options?: Parameters<typeof makeLive>[0]) {
  const made = makeLive(options);
  const started = made.live.start();
  await made.end(loaded('one'));
  await started;
  return made;
}

test('the first content is served as soon as it is loaded', async () => {
  const { live } = await startLive();
  expect(live.current().library.hash).toBe('one');
  expect(live.statistics).toMatchObject({ reloads: 1, failures: 0, lastSuccess: NOON });
});

test('content that is invalid at start is refused with every issue, in the words of the check', async () => {
  const { live, end } = makeLive();
  const started = live.start();
  await end(invalid('is empty', 'is \u001b'));
  const error = await started.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ContentError);
  expect(error).toHaveProperty(
    'message',
    [
      'library.json#/name: is empty; fix it (line 3, column 16)',
      'library.json#/name: is \\u001B; fix it (line 3, column 16)',
      '',
      '2 problems in 1 file',
    ].join('\n'),
  );
  expect(() => live.current()).toThrow('no content is loaded');
});

test('a reload replaces the content', async () => {
  const { live, loads, end } = await startLive();
  const before = live.current();
  const reloaded = live.reload('test');
  await expect.poll(() => loads[0]?.known).toBe('one');
  expect(live.current()).toBe(before);
  await end(loaded('two'));
  await reloaded;
  expect(live.current().library.hash).toBe('two');
  expect(live.current().revision).not.toBe(before.revision);
  expect(live.statistics.reloads).toBe(2);
});

test('a reload that finds the same content keeps the snapshot, with all that was made of it', async () => {
  const { live, end } = await startLive();
  const before = live.current();
  const reloaded = live.reload('test');
  await end({ state: 'unchanged', warnings: [] });
  await reloaded;
  expect(live.current()).toBe(before);
  expect(live.statistics.reloads).toBe(1);
});

test('a reload with issues leaves the last good content, and says every issue', async () => {
  const { live, lines, end } = await startLive();
  const before = live.current();
  const reloaded = live.reload('test');
  const messages = Array.from({ length: 130 }, (_, i) => `issue ${i}`);
  await end(invalid(...messages));
  await reloaded;
  expect(live.current()).toBe(before);
  expect(live.failure?.time).toBe('2026-03-01T12:00:00.000Z');
  expect(live.failure?.issues).toHaveLength(130);
  expect(live.statistics.failures).toBe(1);
  expect(lines.slice(-131)).toEqual([
    ...messages.map((message) => `library.json#/name: ${message}; fix it (line 3, column 16)`),
    'content not reloaded; the last good content is still served',
  ]);
});

test('a reload that brings what cannot be opened is one with an issue, and the next is tried', async () => {
  const { live, end } = await startLive();
  const before = live.current();
  const broken = { state: 'loaded', data: { library: {}, indexes: [] }, warnings: [] } as unknown;
  const reloads = [live.reload('broken')];
  await end(broken as LoadOutcome);
  await reloads[0];
  expect(live.current()).toBe(before);
  expect(live.failure?.issues).toMatchObject([
    { message: expect.stringMatching(/^could not be loaded: /) },
  ]);
  expect(live.statistics.failures).toBe(1);
  reloads.push(live.reload('good'));
  await end(loaded('two'));
  await Promise.all(reloads);
  expect(live.current().library.hash).toBe('two');
});

test('warnings are logged with each reload, and the content is served', async () => {
  const { live, end, lines } = await startLive();
  const warning = { file: 'notes.txt', pointer: '', message: 'unexpected file', fix: 'remove it' };
  const reloaded = live.reload('test');
  await end({ ...loaded('two'), warnings: [warning] } as LoadOutcome);
  await reloaded;
  expect(lines).toContain('notes.txt: unexpected file; remove it');
  expect(live.current().library.hash).toBe('two');
  expect(live.failure).toBeUndefined();
});

test('a reload that fails in a way that nobody foresaw does not end reloading', async () => {
  const { live, end } = await startLive({
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: () => {
        throw new Error('the disk is full');
      },
    },
  });
  const failing = live.reload('bad');
  await end(invalid('is odd'));
  await failing;
  const reloaded = live.reload('good');
  await end(loaded('two'));
  await reloaded;
  expect(live.current().library.hash).toBe('two');
});

test.each([loaded('two'), { state: 'unchanged', warnings: [] } as const])(
  'a reload that finds good content ends the failure of another',
  async (outcome) => {
    const { live, end } = await startLive();
    const reloads = [live.reload('bad')];
    await end(invalid('is odd'));
    await reloads[0];
    expect(live.failure).toBeDefined();
    reloads.push(live.reload('good'));
    await end(outcome);
    await Promise.all(reloads);
    expect(live.failure).toBeUndefined();
  },
);

test('a load is stopped when newer content arrives, and begins again', async () => {
  const { live, loads, end } = await startLive();
  const first = live.reload('first');
  await expect.poll(() => loads.length).toBe(1);
  const [stopped] = loads;
  const second = live.reload('second');
  await expect.poll(() => loads.length).toBe(1);
  expect(loads[0]).not.toBe(stopped);
  await end(loaded('two'));
  await Promise.all([first, second]);
  expect(live.current().library.hash).toBe('two');
  expect(live.statistics).toMatchObject({ reloads: 2, failures: 0 });
});

test('content that never rests is loaded all the same', async () => {
  const { live, loads, end } = await startLive();
  const first = live.reload('first');
  for (let stopped = 0; stopped < 3; stopped++) {
    await expect.poll(() => loads.length).toBe(1);
    void live.reload('newer');
  }
  await expect.poll(() => loads.length).toBe(1);
  const [whole] = loads;
  const others = [live.reload('newer'), live.reload('newest')];
  expect(loads[0]).toBe(whole);
  await end(loaded('two'));
  await first;
  await expect.poll(() => loads[0]?.known).toBe('two');
  await end(loaded('three'));
  await Promise.all(others);
  expect(live.current().library.hash).toBe('three');
  expect(live.statistics.reloads).toBe(3);
  expect(loads).toHaveLength(0);
});

test('a load that fails for a passing reason is tried again until it succeeds', async () => {
  const { live, lines, end } = await startLive({ firstPause: 1 });
  await Promise.all([live.reload('edit'), end(unlucky)]);
  expect(live.failure?.transient).toBe(true);
  await end(unlucky);
  await end(loaded('two'));
  await expect.poll(() => live.current().library.hash).toBe('two');
  expect(live.failure).toBeUndefined();
  expect(live.statistics.failures).toBe(2);
  // Named once, though it was found twice.
  expect(lines.filter((line) => line.includes("can't be read"))).toHaveLength(1);
});

test('content that is invalid in itself is not tried again before it changes', async () => {
  const { live, loads, end } = await startLive({ firstPause: 1 });
  await Promise.all([live.reload('edit'), end(invalid('is odd'))]);
  await sleep(50);
  expect(loads).toHaveLength(0);
  expect(live.failure?.transient).toBe(false);
});

test('a load that takes too long is given up and tried again, and the content is not blamed', async () => {
  const { live, lines, end } = await startLive({ patience: 20, firstPause: 1 });
  const before = live.current();
  await live.reload('edit');
  expect(live.current()).toBe(before);
  expect(lines).toContain(
    'was not loaded within 0.02 seconds; see whether the machine is busy or its disk slow; it is tried again',
  );
  expect(live.failure?.transient).toBe(true);
  await end(loaded('two'));
  await expect.poll(() => live.current().library.hash).toBe('two');
});

test('nothing is tried again after closing', async () => {
  const { live, loads, end } = await startLive({ firstPause: 1 });
  await Promise.all([live.reload('edit'), end(unlucky)]);
  await live.close();
  await sleep(50);
  expect(loads).toHaveLength(0);
});

/** Content with a review that falls due on 1 April 2026, served by a clock that can be set. */
async function startDue(clock: { now: number }): Promise<LiveContent> {
  const made = makeLive({ now: () => clock.now });
  const started = made.live.start();
  await made.end(loaded('one', [makeArticle({ reviewDue: '2026-04-01' })]));
  await started;
  return made.live;
}

test('content that changes by itself is stamped again at its moment, and not before', async () => {
  const clock = { now: NOON };
  const live = await startDue(clock);
  const before = live.current();
  clock.now = Date.parse('2026-03-31T23:59:59Z');
  expect(live.current()).toBe(before);
  clock.now = Date.parse('2026-04-01T00:00:00Z');
  const after = live.current();
  expect(after.revision).not.toBe(before.revision);
  expect(after.library).toBe(before.library);
  expect(live.current()).toBe(after);
});

test('what a clock that ran ahead had changed is as before when the clock is set back', async () => {
  const clock = { now: NOON };
  const live = await startDue(clock);
  const before = live.current();
  clock.now = Date.parse('2030-01-01T00:00:00Z');
  expect(live.current().revision).not.toBe(before.revision);
  clock.now = NOON;
  const after = live.current();
  expect(after.revision).toBe(before.revision);
  expect(after.site.asOf).toBe('2026-03-01');
  clock.now = Date.parse('2024-01-01T00:00:00Z');
  expect(live.current().dateModified).toBe('1970-01-01');
});

test('closing stops a load and takes no new one, and what was served is still there', async () => {
  const { live, loads, lines } = await startLive();
  const reloaded = live.reload('test');
  await expect.poll(() => loads.length).toBe(1);
  await live.close();
  await reloaded;
  await live.reload('late');
  expect(loads).toHaveLength(0);
  expect(live.current().library.hash).toBe('one');
  expect(live.failure).toBeUndefined();
  expect(lines.join()).not.toContain('not reloaded');
});

test('a start that fails for a passing reason is tried again, and its log says so', async () => {
  const { live, lines, end } = makeLive({ firstPause: 1 });
  const started = live.start();
  await end(unlucky);
  await end(unlucky);
  await end(loaded('one'));
  await started;
  expect(live.current().library.hash).toBe('one');
  expect(lines).toEqual([
    ...["library.json: can't be read; see", 'content not loaded; it is tried again'],
    ...["library.json: can't be read; see", 'content not loaded; it is tried again'],
    'content loaded',
  ]);
});

test('a start that goes on failing for a passing reason ends with the issues', async () => {
  const { live, end } = makeLive({ firstPause: 120_000 });
  const started = live.start();
  await end(unlucky);
  await expect(started).rejects.toThrow("library.json: can't be read; see");
});
