import { Clock } from '../clock.ts';
import type { Fault } from '../fault.ts';
import { pick } from '../random.ts';

/** The line of a snapshot that was stamped again, on another day than today. */
const STAMPED = /"revision":"([\w-]+)","asOf":"([\d-]+)"/g;

function stampedOtherwise(log: string): Set<string | undefined> {
  const today = new Date().toISOString().slice(0, 10);
  const lines = [...log.matchAll(STAMPED)];
  return new Set(lines.filter(([, , asOf]) => asOf !== today).map(([, revision]) => revision));
}

export const movedClock: Fault = {
  name: 'the clock is set',
  lane: 'replicas',
  isPossible: Clock.isPossible,
  async begin({ replicas, clocks }, random) {
    const replica = pick(replicas, random);
    const clock = clocks[replicas.indexOf(replica)];
    clock?.set(pick([-1, 1], random) * Clock.DAYS);
    return { affected: [replica], end: async () => clock?.set(0) };
  },
  readiness: ({ health, log }) => stampedOtherwise(log).has(health?.releaseId),
  metric: ({ metrics = '', log }) =>
    [...stampedOtherwise(log)].some((revision) =>
      metrics.includes(`tipsheet_revision_info{revision="${revision}"}`),
    ),
  log: /"asOf":/,
};
