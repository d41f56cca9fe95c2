import type { Fault } from '../fault.ts';
import { warns } from '../fault.ts';
import { pick } from '../random.ts';
import { metric } from '../replica.ts';

const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);
const utf16 = (bytes: Uint8Array) => Buffer.from(`\uFEFF${Buffer.from(bytes)}`, 'utf16le');
const otherTopic = (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString().replaceAll('"pay"', '"nowhere"'));

export const badEdit: Fault = {
  name: 'a bad edit',
  lane: 'replicas',
  async begin({ content, replicas }, random) {
    const path = 'articles/en/negotiating-pay.json';
    const release = await content.lock();
    const spoil = pick([half, utf16, otherTopic], random);
    await content.spoil(path, spoil(content.newest.get(path) ?? new Uint8Array()));
    return {
      affected: replicas,
      async end() {
        await content.repair(path);
        release();
      },
    };
  },
  readiness: warns('content'),
  metric: ({ metrics }) => metric(metrics, 'tipsheet_content_refused') === 1,
  log: /articles\/en\/negotiating-pay\.json[#:].*\n.*content not reloaded/,
};
