import { expect, test } from 'vitest';
import { indexOf, tip, tipsOf } from './tips.ts';

const many = (body: string, count: number) => Array.from({ length: count }, () => body);

test('a tip whose rarest word is in more than 2,000 tips has related tips', () => {
  const index = indexOf(tipsOf(...many('salary', 2_100), ...many('offer', 2_100)));
  const related = index.related(4_000, 3);
  expect(related).toHaveLength(3);
  for (const tip of related) expect(tip).toBeGreaterThanOrEqual(2_100);
});

test('a tip whose only rare word is in no other tip is related by its common words', () => {
  const others = [...many('salary', 2_100), 'salary handshake', ...many('offer', 2_100)];
  const index = indexOf(tipsOf(...others));
  const related = index.related(2_100, 3);
  expect(related).toHaveLength(3);
  for (const tip of related) expect(tip).toBeLessThan(2_100);
});

test('related tips are those that share the significant words of a tip, without itself', () => {
  const index = indexOf([
    tip({ slug: 'a', body: 'negotiate the salary before you sign' }),
    tip({ slug: 'b', body: 'the weather on the day' }),
    tip({ slug: 'c', body: 'the salary is yours to negotiate' }),
    tip({ slug: 'd', body: 'a salary is more than money' }),
    tip({ slug: 'e', body: '' }),
  ]);
  expect(index.related(0, 5)).toEqual([2, 3]);
  expect(index.related(0, 1)).toEqual([2]);
  expect(index.related(1, 5)).toEqual([]);
  expect(index.related(4, 5)).toEqual([]);
});

test('tips that have a rare word in common by chance are not related', () => {
  const others = many('be kind, be brief and be on time', 20);
  const index = indexOf([
    tip({
      slug: 'a',
      title: 'Prove it with work you have done',
      body: 'Back each strength with an example, and put a figure on the result.',
      topics: ['examples'],
    }),
    tip({
      slug: 'b',
      title: 'Find out what the job pays',
      body: 'Set three figures: your aim, a fair offer and your minimum. A figure needs a reason.',
      topics: ['pay'],
    }),
    ...tipsOf(...others),
  ]);
  expect(index.related(0, 3)).toEqual([]);
  expect(index.related(1, 3)).toEqual([]);
});

test('of tips as alike by their words, those with more topics in common come first', () => {
  const index = indexOf([
    tip({ slug: 'a', body: 'negotiate the salary', topics: ['pay', 'offer'] }),
    tip({ slug: 'b', body: 'negotiate the salary', topics: ['pay', 'phone'] }),
    tip({ slug: 'c', body: 'negotiate the salary', topics: ['offer', 'pay'] }),
    tip({ slug: 'd', body: 'negotiate the salary', topics: ['clothes'] }),
    tip({ slug: 'e', body: 'arrive on time', topics: ['pay', 'offer'] }),
  ]);
  expect(index.related(0, 5)).toEqual([2, 1]);
});
