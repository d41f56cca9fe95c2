import { expect, test } from 'vitest';
import { createMetrics } from '../../src/http/observability/metrics.ts';
import { makeApp } from '../helpers/app.ts';

const reloads = { reloads: 0, failures: 0, lastDuration: 0, lastSwap: 0, lastSuccess: 0 };

async function searchesCountedFor(url: string): Promise<number> {
  const metrics = createMetrics({
    revision: () => 'abc',
    reloads,
    failure: () => undefined,
    isWatchFailing: () => false,
    lostLines: () => 0,
  });
  const app = await makeApp({ metrics });
  await app.inject(url);
  const text = await metrics.render();
  await app.close();
  return Number(/^tipsheet_search_duration_seconds_count (\d+)$/m.exec(text)?.[1]);
}

test.each(['/v1/search?q=salary', '/?q=salary'])(
  'a search at %s is counted in the search metric',
  async (url) => {
    expect(await searchesCountedFor(url)).toBe(1);
  },
);

test('a list of tips without a query is not counted as a search', async () => {
  expect(await searchesCountedFor('/?stage=offer')).toBe(0);
});
