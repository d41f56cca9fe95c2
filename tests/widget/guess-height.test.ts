import { expect, test } from 'vitest';
import { guessHeight } from '../../src/widget/guess-height.ts';

const article = 'https://tips.example/v1/articles/second-interview';
const tip = 'https://tips.example/v1/tips/today?date=2026-03-01';
const rest = { limit: 0, layout: 'card' } as const;

test('the guessed height of narrow boxes is larger', () => {
  for (const src of [article, tip])
    for (const layout of ['card', 'list', 'compact'] as const)
      expect(guessHeight({ src, layout, limit: 0 }, 20)).toBeGreaterThan(
        guessHeight({ src, layout, limit: 0 }, 60),
      );
});

test('the guessed height of fewer tips is lower', () => {
  const three = guessHeight({ ...rest, src: article, limit: 3 }, 40);
  expect(three).toBeLessThan(guessHeight({ ...rest, src: article }, 40));
});

test('the guessed height of a tip is not that of a list of tips', () => {
  const one = guessHeight({ ...rest, src: tip }, 40);
  for (const src of ['/v1/tips?topic=pay', '/v1/articles/second-interview/tips'])
    expect(guessHeight({ ...rest, src }, 40)).not.toBe(one);
});
