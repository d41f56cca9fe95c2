import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../../src/search/build.ts';
import { openIndex } from '../../src/search/open.ts';
import { bruteForce } from './brute-force.ts';
import { tip } from './tips.ts';

const vocabulary = [
  'salary',
  'salaries',
  'interview',
  'interviews',
  'interviewer',
  'offer',
  'offered',
  'note',
  'the',
  'of',
  'follow-up',
  'followup',
  'follow',
  'up',
  'résumé',
  'resume',
  'cover',
  'letter',
  'ask',
];
const misspelt = ['salry', 'intervew', 'coverletter', 'inter', 'sal', 'zzz', 's'];

const text = fc
  .array(fc.constantFrom(...vocabulary), { maxLength: 12 })
  .map((words) => words.join(' '));
const tips = fc
  .array(
    fc.record({
      title: text,
      summary: text,
      body: text,
      do: fc.array(text, { maxLength: 2 }),
      keywords: fc.array(text, { maxLength: 2 }),
      slug: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((some) => some.map((given, number) => tip({ ...given, slug: `${given.slug}-${number}` })));
const word = fc.constantFrom(...vocabulary, ...misspelt);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
const query = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: words },
      words.map((some) => `"${some}"`),
      word.map((one) => `-${one}`),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '));

test('the index finds what scoring every tip finds, in the same order', () => {
  fc.assert(
    fc.property(tips, query, (some, q) => {
      const data = buildIndex(some, { language: 'en' });
      const { hits, total } = openIndex(data).search({ q, offset: 0, limit: 100 });
      const expected = bruteForce(some, data, q);
      expect(hits.map((hit) => hit.tip)).toEqual(expected.map((hit) => hit.tip));
      hits.forEach((hit, at) => {
        expect(hit.score).toBeCloseTo(expected[at]?.score ?? 0, 9);
      });
      expect(total).toBe(expected.length);
    }),
    { numRuns: 500 },
  );
});

test('one search leaves nothing behind for the next', () => {
  fc.assert(
    fc.property(tips, fc.array(query, { minLength: 2, maxLength: 6 }), (some, queries) => {
      const data = buildIndex(some, { language: 'en' });
      const used = openIndex(data);
      for (const q of queries) {
        const ask = { q, offset: 0, limit: 10 };
        expect(used.search(ask)).toEqual(openIndex(data).search(ask));
      }
    }),
  );
});
