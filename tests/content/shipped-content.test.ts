import { expect, test } from 'vitest';
import { loadFolder } from '../../src/content/load/load.ts';

test('the content that Tipsheet ships with has no faults', async () => {
  const result = await loadFolder('content');
  expect(result.ok ? [] : result.faults).toEqual([]);
});
