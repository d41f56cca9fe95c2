import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeMemoryCgroup } from '../helpers/cgroup.ts';
import { contentFiles } from '../helpers/content.ts';
import { makeLargeContent, writeContent } from '../helpers/large-content.ts';
import { type ServerProcess, startServer } from '../helpers/process.ts';
import { processMemory } from './process-memory.ts';

/**
 * The memory that libraries of made-up tips need, at the start and at an edit, each in a container
 * with 128 MB less than the limit that docs/operators.md names: `npm run bench:memory -- --tips 1000`.
 */

/** Megabytes of the limit to set, by the number of tips. */
const LIMITS = new Map([
  [1000, 384],
  [10_000, 512],
  [20_000, 640],
  [70_000, 1408],
  [100_000, 1664],
]);
/** For the responses that are kept, of which there are none here. */
const ROOM_MB = 128;
const EDITS = 3;

const { values } = parseArgs({
  options: { tips: { type: 'string', default: [...LIMITS.keys()].join() } },
});

const rows = [];
for (const tips of values.tips.split(',')) rows.push(await measure(Number(tips)));
console.table(rows);

async function measure(tips: number) {
  const limit = LIMITS.get(tips);
  if (limit === undefined) throw new Error(`--tips: one or more of ${[...LIMITS.keys()]}`);
  const folder = await mkdtemp(join(tmpdir(), 'tipsheet-memory-'));
  const content = makeLargeContent(tips);
  await writeContent(folder, content);
  const bytes = [...contentFiles(content).values()].reduce((sum, { length }) => sum + length, 0);
  const cgroup = makeMemoryCgroup(limit - ROOM_MB);
  if (!cgroup) throw new Error('no control group of memory can be made here');
  const environment = { CONTENT: folder, RESPONSE_CACHE_MB: '0', LOG_LEVEL: 'info' };
  const server = await startServer(environment, cgroup.node);
  const atStart = memory(server, 'VmHWM');
  await wait(3000);
  const afterStart = memory(server, 'VmRSS');
  let atEdit = 0;
  for (let edit = 1; edit <= EDITS; edit++) {
    const before = loads(server).length;
    const info = { ...content.info, description: `Edit ${edit}.` };
    await writeFile(join(folder, 'library.json'), JSON.stringify(info));
    server.child.kill('SIGHUP');
    while (loads(server).length === before) {
      atEdit = Math.max(atEdit, memory(server, 'VmRSS'));
      await wait(50);
    }
    const message = loads(server).at(-1);
    if (message !== 'content loaded') throw new Error(`${tips} tips: ${message}`);
  }
  await server.stop('SIGTERM');
  cgroup.remove();
  await rm(folder, { recursive: true });
  return {
    tips,
    'JSON (MB)': Math.round(bytes / 1e6),
    'after the start (MB)': afterStart,
    'most at the start (MB)': atStart,
    'most at an edit (MB)': atEdit,
    'limit to set (MB)': limit,
  };
}

/** What became of each load so far. */
function loads(server: ServerProcess): string[] {
  return server
    .lines()
    .map(({ msg }) => String(msg))
    .filter((message) => message.startsWith('content '));
}

function memory({ child }: ServerProcess, field: 'VmRSS' | 'VmHWM'): number {
  return Math.round(processMemory(child.pid, field));
}
