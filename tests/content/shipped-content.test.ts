import { expect, test } from 'vitest';
import { loadFolder } from '../../src/content/load/load.ts';

test('the content that Tipsheet ships with has no issues', async () => {
  const result = await loadFolder('content');
  expect(result.ok ? [] : result.issues).toEqual([]);
});
