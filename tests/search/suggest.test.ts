import { describe, expect, test } from 'vitest';
import { indexOf, tip } from './tips.ts';

const titles = [
  'Ask about pay',
  'Ask again politely',
  'Pay attention',
  'Talk about pay later',
  'Answer the question',
];
const index = indexOf(
  titles.map((title, number) =>
    tip({ slug: `tip-${number}`, title, body: number < 3 ? 'Pay and payment.' : 'Questions.' }),
  ),
);
const texts = (q: string, kind: string) =>
  index
    .suggest(q, 8)
    .filter((suggestion) => suggestion.kind === kind)
    .map(({ text }) => text);

describe('while typing', () => {
  test.each([
    ['as', ['Ask about pay', 'Ask again politely']],
    ['pay', ['Pay attention', 'Ask about pay', 'Talk about pay later']],
    ['pay ', ['Pay attention', 'Ask about pay', 'Talk about pay later']],
    ['about p', ['Ask about pay', 'Talk about pay later']],
    ['ask ag', ['Ask again politely']],
    ['PÁY att', ['Pay attention']],
    ['nothing p', []],
    ['zz', []],
    ['', []],
  ])('"%s" is completed by titles', (q, expected) => {
    expect(texts(q, 'title')).toEqual(expected);
  });

  test.each([
    ['p', ['pay', 'politely', 'payment']],
    ['ask for p', ['ask for pay', 'ask for politely', 'ask for payment']],
    ['pay', ['payment']],
    ['pay ', []],
  ])('"%s" is completed by words, the most used first', (q, expected) => {
    expect([...texts(q, 'term')].sort()).toEqual([...expected].sort());
    expect(texts(q, 'term')[0]).toBe(expected[0]);
  });

  test('stop words complete titles only', () => {
    const index = indexOf([tip({ title: 'What to ask', body: 'the them that talk' })]);
    const all = (q: string) => index.suggest(q, 8).map(({ text }) => text);
    expect(all('t')).toEqual(['What to ask', 'talk']);
    expect(all('what t')).toEqual(['What to ask', 'what talk']);
    expect(all('what to')).toEqual(['What to ask']);
    expect(all('th')).toEqual([]);
  });

  test.each([
    ['fr', 'Vivre à l’étranger', 'étr', 'étranger'],
    ['fr', 'Vivre à l’étranger', 'ETR', 'étranger'],
    ['de', 'Für Führungskräfte', 'füh', 'führungskräfte'],
    ['en', 'Write an e-mail', 'write e-ma', 'write e-mail'],
    ['en', 'Write an e-mail', 'emai', 'e-mail'],
    ['en', 'Write an email', 'e-ma', 'email'],
    ['en', 'Be well-prepared', 'well-pre', 'well-prepared'],
    ['en', 'The candidate’s turn', 'cand', 'candidate'],
  ])('words are written as in the tips: %s, "%s", %s → %s', (language, body, q, completed) => {
    const index = indexOf([tip({ title: 'Untitled', body })], [], language);
    expect(index.suggest(q, 8)).toEqual([{ text: completed, kind: 'term' }]);
  });

  test('a rare finished word finds its title, however common the beginning after it', () => {
    const common = Array.from({ length: 5000 }, (_, number) =>
      tip({ slug: `tip-${number}`, title: 'About pay' }),
    );
    const index = indexOf([...common, tip({ slug: 'rare', title: 'Negotiate pay' })]);
    expect(index.suggest('negotiate p', 8)[0]).toEqual({
      text: 'Negotiate pay',
      kind: 'title',
      tip: 5000,
    });
  });

  test('a title comes with its tip, and no more come than are asked for', () => {
    expect(index.suggest('ask ag', 1)).toEqual([
      { text: 'Ask again politely', kind: 'title', tip: 1 },
    ]);
    expect(index.suggest('p', 3)).toHaveLength(3);
    expect(index.suggest('p', 0)).toEqual([]);
  });
});
