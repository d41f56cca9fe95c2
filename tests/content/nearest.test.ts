import { expect, test } from 'vitest';
import { nearest } from '../../src/content/nearest.ts';

test.each([
  ['reserch', 'research'],
  ['Research', 'research'],
  ['pay', undefined],
  ['celebration', undefined],
])('the name that was probably meant by %j is %j', (name, meant) => {
  expect(nearest(name, ['pay', 'research', 'preparation'])).toBe(meant);
});

test('of very many names one that is misspelt once is found, wherever that is', () => {
  const known = Array.from({ length: 50_000 }, (_, i) => `what-to-say-when-asked-${i}-times`);
  for (const name of [
    'wat-to-say-when-asked-31415-times',
    'what-to-say-wen-asked-31415-times',
    'what-to-say-when-asked-31415-time',
  ]) {
    expect(nearest(name, known)).toBe('what-to-say-when-asked-31415-times');
  }
});
