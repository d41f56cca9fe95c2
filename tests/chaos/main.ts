import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '../bench/search-random.ts';
import { hasTools } from '../helpers/processes.ts';
import { startClients } from './clients.ts';
import type { Fault, Seen } from './fault.ts';
import { FAULTS } from './faults.ts';
import { Journal } from './journal.ts';
import { shuffle } from './random.ts';
import { makeReference } from './reference.ts';
import type { Replica } from './replica.ts';
import { judge } from './verdict.ts';
import { startWorld, type World } from './world.ts';

/**
 * Servers as they are run, under load, while everything around them fails: `npm run test:chaos`, with
 * `-- --seed N --minutes N`. The seed decides what happens and in which order; when exactly depends on
 * the machine. Each fault happens once, and more often as long as there is time.
 */

/** Milliseconds until a fault must show, and until it must be over when its cause is. */
const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 100;
const MAX_PROBLEMS = 20;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, minutes: { type: 'string', default: '1' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const minutes = Number(values.minutes);

/** What became of a fault: seconds since the start of the run, or since its beginning or end. */
interface Row {
  readonly fault: string;
  readonly 'begun (s)': string;
  readonly 'shown after (s)': string;
  readonly 'over after (s)': string;
}

const rows: Row[] = [];
const problems: string[] = [];
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

const hasEnded = () => performance.now() > end;

async function until(condition: () => boolean): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await sleep(LOOK_EVERY_MS);
  }
  return true;
}

async function run(fault: Fault, world: World, random: () => number): Promise<void> {
  const everybody = [...world.replicas, world.mirror];
  // What shows already, because the machine is busy, or after a neighbour's fault, can't begin to.
  const shows = ({ sight }: Replica) => fault.readiness({ ...sight, before: sight, log: '' });
  if (!(await until(() => !everybody.some(shows))))
    problems.push(`${fault.name}: shows before it begins`);
  const before = new Map(
    everybody.map((replica) => [replica, { sight: replica.sight, logSize: replica.logSize }]),
  );
  const look = (replica: Replica): Seen => {
    const { sight, logSize } = before.get(replica) ?? { sight: replica.sight, logSize: 0 };
    return { ...replica.sight, before: sight, log: replica.logSince(logSize) };
  };
  const begun = performance.now();
  const { affected, end } = await fault.begin(world, random);
  const unseen = new Map<string, () => boolean>();
  for (const replica of affected) {
    unseen.set(`readiness of ${replica.port}`, () => fault.readiness(look(replica)));
    unseen.set(`metrics of ${replica.port}`, () => fault.metric(look(replica)));
  }
  await until(() => {
    for (const [where, shows] of unseen) if (shows()) unseen.delete(where);
    return unseen.size === 0;
  });
  for (const where of unseen.keys()) problems.push(`${fault.name}: not in the ${where}`);
  const shown = performance.now();
  await sleep(random() * 1000);

  const ended = performance.now();
  await end();
  const isOver = await until(() => affected.every((replica) => !fault.readiness(look(replica))));
  if (!isOver) problems.push(`${fault.name}: not over though its cause is`);
  const over = performance.now();
  for (const replica of affected) {
    const hasLine = () => fault.log.test(look(replica).log);
    // Of a neighbour's fault while the disk of the log is full, no line can be kept.
    if (!(await until(() => hasLine() || isUnlogged(fault, world, begun))))
      problems.push(`${fault.name}: not in the log of ${replica.port}`);
  }
  rows.push({
    fault: fault.name,
    'begun (s)': seconds(begun - start),
    'shown after (s)': seconds(shown - begun),
    'over after (s)': seconds(over - ended),
  });
}

function isUnlogged({ lane }: Fault, { logDisk }: World, begun: number): boolean {
  return lane === 'neighbours' && logDisk.wasFullSince(begun);
}

async function runLane(lane: Fault['lane'], world: World, random: () => number): Promise<void> {
  const faults = possible.filter((fault) => fault.lane === lane);
  for (let round = 0; round === 0 || !hasEnded(); round++) {
    for (const fault of shuffle(faults, random)) {
      if (round > 0 && hasEnded()) return;
      await run(fault, world, random);
    }
  }
}

async function edit({ content }: World, random: () => number, stopping: AbortSignal) {
  while (!stopping.aborted) {
    await sleep(1000 + random() * 2000);
    await content.edit(random);
  }
}

const possible = FAULTS.filter(({ name, isPossible }) => {
  if (isPossible?.() ?? true) return true;
  process.stderr.write(`Left out: ${name}\n`);
  return false;
});
if (!hasTools('nginx', 'redis-server')) process.exit(1);
process.stdout.write(`seed ${seed}\n`);
const world = await startWorld();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void world.stop().then(() => process.exit(1)));
const start = performance.now();
const end = start + minutes * 60_000;
const journal = new Journal();
try {
  const load = startClients(world.proxy.origin, world.mirror.origin, journal, seed);
  const stopping = new AbortController();
  const editing = edit(world, seededRandom(seed + 100), stopping.signal);
  await Promise.all([
    runLane('replicas', world, seededRandom(seed + 101)),
    runLane('neighbours', world, seededRandom(seed + 102)),
  ]);
  stopping.abort();
  await editing;
  // Before what keeps this process busy for seconds: nginx may close a connection meanwhile that it would use.
  await load.stop();
  const reference = await makeReference(world.content.versions, world.bundle);
  for (const replica of world.replicas) {
    const isWell = () =>
      replica.sight.health?.status === 'pass' &&
      replica.sight.health.releaseId === reference.newestRevision;
    if (!(await until(isWell)))
      problems.push(
        `at the end ${replica.port} is not well: ${JSON.stringify(replica.sight.health)}`,
      );
  }
  problems.push(...(await judge(journal, reference)));
} finally {
  await world.stop();
}

console.table(rows);
const times = journal.milliseconds.sort((a, b) => a - b);
const statuses = [...journal.statuses].sort().map(([status, count]) => `${count} × ${status}`);
process.stdout.write(
  `seed ${seed}: ${times.length} requests in ${seconds(performance.now() - start)} s (${statuses.join(', ')}), ` +
    `${journal.documents.size} revisions of ${world.content.versions.length} versions; ` +
    `99 % within ${times[Math.floor(times.length * 0.99)]?.toFixed(0)} ms, all within ${times.at(-1)?.toFixed(0)} ms\n`,
);
for (const problem of problems.slice(0, MAX_PROBLEMS)) process.stdout.write(`- ${problem}\n`);
process.stdout.write(`${problems.length} problems\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
