import { expect, test } from 'vitest';
import { found, indexOf, tip } from './tips.ts';

const others = Array.from({ length: 30 }, (_, number) =>
  tip({ slug: `z-${number}`, body: `be kind, brief and on time ${number}` }),
);

test('of hits as good, the one that is about the same as the best hit comes first', () => {
  const index = indexOf([
    tip({ slug: 'a', title: 'Counter offer', body: 'reasons raise notice counter offer' }),
    tip({ slug: 'b', body: 'an offer in a shop window of a town on the sea' }),
    tip({ slug: 'c', body: 'an offer with reasons for a raise or notice period' }),
    ...others,
  ]);
  expect(found(index, 'counter offer').slice(0, 3)).toEqual([0, 2, 1]);
});

test('a query of one word is ranked by that word alone', () => {
  const index = indexOf([
    tip({ slug: 'a', title: 'Notice notice', body: 'notice resign contract letter' }),
    tip({ slug: 'b', body: 'notice board hall pins' }),
    tip({ slug: 'c', body: 'notice resign contract letter paper' }),
    ...others,
  ]);
  expect(found(index, 'notice').slice(0, 3)).toEqual([0, 1, 2]);
});

test('what has more of the words stays above what is only like the best hit', () => {
  const index = indexOf([
    tip({ slug: 'a', title: 'Negotiate salary offer', body: 'figures market range aim minimum' }),
    tip({ slug: 'b', body: 'negotiate the salary of an offer after a walk by the sea' }),
    tip({ slug: 'c', body: 'salary figures market range aim minimum figures market range' }),
    ...others,
  ]);
  expect(found(index, 'negotiate salary offer').slice(0, 3)).toEqual([0, 1, 2]);
});
