import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { hasTools } from '../../helpers/processes.ts';
import { type Fault, warns } from '../fault.ts';
import { pick } from '../random.ts';
import { metric } from '../replica.ts';

/** More than a replica of a run needs. */
const ENOUGH = 4096;

function limit(pid: number, descriptors: number): void {
  // The soft limit alone, which can be raised again.
  execFileSync('prlimit', ['--pid', String(pid), `--nofile=${descriptors}:`]);
}

export const noDescriptors: Fault = {
  name: 'no descriptors are left',
  lane: 'replicas',
  isPossible: () => hasTools('prlimit'),
  async begin({ replicas, content }, random) {
    const replica = pick(replicas, random);
    const { pid } = replica;
    const open = readdirSync(`/proc/${pid}/fd`).length;
    limit(pid, open + Math.floor(random() * 4));
    // Nobody needs one until there is something to read.
    await content.edit(random);
    return { affected: [replica], end: async () => limit(pid, ENOUGH) };
  },
  readiness: (seen) => warns('watch')(seen) || warns('content')(seen),
  metric: ({ metrics }) =>
    metric(metrics, 'tipsheet_watch_failing') === 1 ||
    metric(metrics, 'tipsheet_content_load_failing') === 1,
  log: /content is not watched|content not reloaded/,
};
