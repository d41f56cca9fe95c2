import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A server with live content in a process of its own, built as it ships, that measures itself:
 * `fork` it with the content folder as argument, then send it orders, each of which it answers.
 */
export type Order =
  | { readonly do: 'write'; readonly file: string; readonly text: string }
  | { readonly do: 'reload' }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'measure' }
  | { readonly do: 'collect' }
  | { readonly do: 'stop' };

/** What happened since the last measurement, times in milliseconds and sizes in bytes. */
export interface Measurement {
  /** The longest time that the event loop didn't turn. */
  readonly delay: number;
  /** The longest that it was held: what its thread computed in that time, others' work left out. */
  readonly held: number;
  /** The longest pause for collecting garbage. */
  readonly pause: number;
  readonly reloads: number;
  readonly failures: number;
  readonly lastDuration: number;
  readonly lastSwap: number;
  readonly issues: readonly string[];
  readonly memory: NodeJS.MemoryUsage;
}

export interface Started {
  readonly origin: string;
}

const load = <Module>(path: string): Promise<Module> =>
  import(new URL(`../../dist/${path}`, import.meta.url).href);
const { buildApp } = await load<typeof import('../../src/app.ts')>('app.js');
const { readConfig } = await load<typeof import('../../src/config.ts')>('config.js');
const { formatIssue } =
  await load<typeof import('../../src/content/issues.ts')>('content/issues.js');
const { LiveContent } = await load<typeof import('../../src/snapshot/live.ts')>('snapshot/live.js');
const { loadInWorker } =
  await load<typeof import('../../src/snapshot/load.ts')>('snapshot/load.js');

const folder = process.argv[2] ?? '';
const live = new LiveContent({
  load: loadInWorker({ folder }),
  identity: { publicUrl: 'https://tips.example', codeVersion: 'test' },
  log: { info() {}, warn() {}, error() {} },
});
await live.start();
const app = await buildApp({ current: () => live.current(), config: readConfig({}), version: '1' });
const origin = await app.listen({ host: '127.0.0.1', port: 0 });

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
let held = 0;
let computed = computedSoFar();
setInterval(() => {
  const before = computed;
  computed = computedSoFar();
  held = Math.max(held, computed - before);
}, 1).unref();

/** Milliseconds that this thread has been on a processor (Linux, `sched-stats.rst`). */
function computedSoFar(): number {
  const [nanoseconds] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

let pause = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) pause = Math.max(pause, duration);
}).observe({ entryTypes: ['gc'] });

function measure(): Measurement {
  const { reloads, failures, lastDuration, lastSwap } = live.statistics;
  const measured = {
    ...{ delay: delay.max / 1e6, held, pause, reloads, failures },
    ...{ lastDuration: lastDuration * 1000, lastSwap: lastSwap * 1000 },
    issues: (live.failure?.issues ?? []).slice(0, 10).map(formatIssue),
    memory: process.memoryUsage(),
  };
  delay.reset();
  held = 0;
  pause = 0;
  return measured;
}

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'write':
      return writeFile(join(folder, order.file), order.text);
    case 'reload':
      return live.reload('order');
    case 'wait':
      return wait(order.milliseconds);
    case 'measure':
      // The observer of pauses is told a moment later.
      await wait(20);
      return measure();
    case 'collect':
      return globalThis.gc?.();
    case 'stop':
      await app.close();
      return live.close();
  }
}

process.on('message', async (order: Order) => {
  const answer = await obey(order);
  process.send?.(answer ?? null);
  if (order.do === 'stop') process.disconnect?.();
});
const started: Started = { origin };
process.send?.(started);
