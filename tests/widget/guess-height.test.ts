import { expect, test } from 'vitest';
import { guessHeight } from '../../src/widget/guess-height.ts';

const article = 'https://tips.example/v1/articles/second-interview';
const tip = 'https://tips.example/v1/tips/today?date=2026-03-01';
const rest = { limit: 0, tips: 0, layout: 'card' } as const;

test('the guessed height of narrow boxes is larger', () => {
  for (const src of [article, tip])
    for (const layout of ['card', 'list', 'compact'] as const)
      expect(guessHeight({ ...rest, src, layout }, 20)).toBeGreaterThan(
        guessHeight({ ...rest, src, layout }, 60),
      );
});

test('the guessed height of fewer tips is lower', () => {
  const three = guessHeight({ ...rest, src: article, limit: 3 }, 40);
  expect(three).toBeLessThan(guessHeight({ ...rest, src: article }, 40));
});

test('the guessed height follows how many tips are said to come, and no more than the limit', () => {
  const thirteen = { ...rest, src: article, tips: 13 };
  expect(guessHeight(thirteen, 40)).toBeGreaterThan(guessHeight({ ...thirteen, tips: 6 }, 40));
  expect(guessHeight({ ...thirteen, limit: 3 }, 40)).toBeLessThan(
    guessHeight({ ...thirteen, tips: 6 }, 40),
  );
  expect(guessHeight({ ...thirteen, limit: 20 }, 40)).toBe(guessHeight(thirteen, 40));
});

test('the guessed height of a tip is not that of a list of tips', () => {
  const one = guessHeight({ ...rest, src: tip }, 40);
  for (const src of ['/v1/tips?topic=pay', '/v1/articles/second-interview/tips'])
    expect(guessHeight({ ...rest, src }, 40)).not.toBe(one);
});
