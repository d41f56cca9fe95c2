import { type Fault, warns } from '../fault.ts';
import { metric } from '../replica.ts';

export const bundleAway: Fault = {
  name: 'the server of a bundle is away',
  lane: 'neighbours',
  async begin({ bundles, mirror }) {
    await bundles.stop();
    mirror.kill('SIGHUP');
    return { affected: [mirror], end: () => bundles.start() };
  },
  readiness: warns('content'),
  metric: ({ metrics }) => metric(metrics, 'tipsheet_content_load_failing') === 1,
  log: /can't be fetched/,
};
