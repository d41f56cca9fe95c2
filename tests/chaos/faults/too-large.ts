import type { Fault } from '../fault.ts';
import { warns } from '../fault.ts';
import { metric } from '../replica.ts';

export const tooLarge: Fault = {
  name: 'content that does not fit into memory',
  lane: 'replicas',
  async begin({ content, replicas }) {
    const release = await content.lock();
    await content.pointTo('too-large');
    return {
      affected: replicas,
      async end() {
        await content.pointTo('good');
        release();
      },
    };
  },
  readiness: warns('content'),
  metric: ({ metrics }) => metric(metrics, 'tipsheet_content_refused') === 1,
  log: /does not fit into memory/,
};
