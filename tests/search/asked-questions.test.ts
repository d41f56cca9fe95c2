import { expect, test } from 'vitest';
import { found, indexOf, tip } from './tips.ts';

test('one question that has the words ranks above several that have one each', () => {
  const index = indexOf([
    tip({
      slug: 'a',
      questions: ['Who pays?', 'A taxi?', 'At night?', 'Pays well?', 'What night?'],
    }),
    tip({ slug: 'b', questions: ['Who pays for a taxi at night?', 'Is it far?', 'Can I walk?'] }),
  ]);
  expect(found(index, 'night pays taxi ')).toEqual([1, 0]);
});

test('a question that has nothing else ranks above a longer one', () => {
  const index = indexOf([
    tip({ slug: 'a', questions: ['What do I wear to a second interview in summer?', 'How late?'] }),
    tip({ slug: 'b', questions: ['What do I wear?', 'Is a second interview in summer late?'] }),
  ]);
  expect(found(index, 'wear ')).toEqual([1, 0]);
});

test('the last of many questions counts as much as the first', () => {
  const others = Array.from({ length: 19 }, (_, number) => `Is it far to house ${number}?`);
  const asked = 'Who pays for a taxi?';
  const index = indexOf([
    tip({ slug: 'a', questions: [...others, asked] }),
    tip({ slug: 'b', questions: [asked, ...others] }),
  ]);
  const { hits } = index.search({ q: 'who pays for a taxi', offset: 0, limit: 2 });
  expect(hits.map(({ tip }) => tip)).toEqual([0, 1]);
  expect(hits[0]?.score).toBe(hits[1]?.score);
});
