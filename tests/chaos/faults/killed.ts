import type { Fault } from '../fault.ts';
import { pick } from '../random.ts';

export const killed: Fault = {
  name: 'a replica is killed',
  lane: 'replicas',
  async begin({ replicas }, random) {
    const replica = pick(replicas, random);
    replica.kill('SIGKILL');
    // Its supervisor starts it again.
    return { affected: [replica], end: async () => {} };
  },
  // No answer is what Prometheus has `up` for.
  readiness: ({ health }) => health === undefined,
  metric: ({ metrics }) => metrics === undefined,
  log: /"reason":"start".*content loaded/,
};
