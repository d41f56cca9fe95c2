import type { Fault } from '../fault.ts';
import { warns } from '../fault.ts';
import { metric } from '../replica.ts';

export const movedFolder: Fault = {
  name: 'the content folder is moved',
  lane: 'replicas',
  async begin({ content, replicas }) {
    const release = await content.lock();
    await content.moveAway();
    return {
      affected: replicas,
      async end() {
        await content.moveBack();
        release();
      },
    };
  },
  readiness: warns('content'),
  metric: ({ metrics }) => metric(metrics, 'tipsheet_content_load_failing') === 1,
  log: /there is no folder/,
};
