import type { Fault } from '../fault.ts';
import { warns } from '../fault.ts';
import { LogDisk } from '../log-disk.ts';
import { metric } from '../replica.ts';

const lostLines = (metrics: string | undefined) => metric(metrics, 'tipsheet_log_lost_lines_total');

export const fullLogDisk: Fault = {
  name: 'the disk of the log is full',
  lane: 'replicas',
  isPossible: LogDisk.isPossible,
  async begin({ logDisk, replicas }) {
    logDisk.fill();
    return { affected: replicas, end: async () => logDisk.free() };
  },
  readiness: warns('log'),
  metric: ({ before, metrics }) => lostLines(metrics) > lostLines(before.metrics),
  log: /"lostLines":[1-9]/,
};
