import { expect, test } from 'vitest';
import { indexOf, tipsOf } from './tips.ts';

const many = (body: string, count: number) => Array.from({ length: count }, () => body);

test('a tip whose rarest word is in more than 2,000 tips has related tips', () => {
  const index = indexOf(tipsOf(...many('salary', 2_100), ...many('offer', 2_100)));
  const related = index.related(4_000, 3);
  expect(related).toHaveLength(3);
  for (const tip of related) expect(tip).toBeGreaterThanOrEqual(2_100);
});

test('a tip whose only rare word is in no other tip is related by its common words', () => {
  const index = indexOf(tipsOf(...many('salary', 2_100), 'salary handshake', ...many('offer', 9)));
  const related = index.related(2_100, 3);
  expect(related).toHaveLength(3);
  for (const tip of related) expect(tip).toBeLessThan(2_100);
});

test('the tips that share the rarest words of a tip are related most', () => {
  const index = indexOf(tipsOf('salary handshake', 'salary', 'offer', 'salary handshake', 'salary'));
  expect(index.related(0, 1)).toEqual([3]);
});
