import { expect, test } from 'vitest';
import { analyzerFor } from '../../src/search/text/analysis.ts';
import { found, foundInOrder, indexOf, tip } from './tips.ts';

const index = indexOf([
  tip({ slug: 'a', title: 'Your strengths', questions: ['What am I good at?'] }),
  tip({ slug: 'b', title: 'Your motives', questions: ['Why should we hire you?', 'Why you?'] }),
  tip({ slug: 'c', title: 'Why you will be hired', body: 'Why you, and not them.' }),
  tip({
    slug: 'd',
    title: 'Good manners',
    questions: ['How do I behave, and who are you to ask?'],
  }),
]);

test.each([
  ['why you', [1, 2]],
  ['what am i', [0]],
  ['Who are you?', [3]],
  ['are you who', []],
  ['why them', []],
])(
  'a query of stop words alone finds the questions and titles that have it as a phrase: %s',
  (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  },
);

test('among other words, stop words rank by the questions that have them and find nothing', () => {
  expect(found(index, 'what am i good at')).toEqual([0, 3]);
  expect(found(index, 'how do i be good')).toEqual([3, 0]);
  expect(found(index, 'why nobody')).toEqual([]);
});

test('a tip is related by what it is about, not by its stop words', () => {
  const related = indexOf([
    tip({ slug: 'a', questions: ['Will they themselves call?'] }),
    tip({ slug: 'b', questions: ['Do they themselves write?'] }),
    tip({ slug: 'c', body: 'They call.' }),
  ]).related(0, 5);
  expect(related).toEqual([2]);
});

test.each(['trabajo', 'empleo', 'tiempo', 'segunda', 'dejo', 'llego'])(
  'the Spanish word %s is searched',
  (word) => {
    expect(analyzerFor('es').term(word)).not.toBe('');
  },
);
