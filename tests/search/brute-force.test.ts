import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILTER_NAMES, type FilterName, type Filters } from '../../src/content/filters.ts';
import type { SynonymRule } from '../../src/content/model.ts';
import { recordOf } from '../../src/content/record-of.ts';
import { openIndex } from '../../src/search/index.ts';
import type { FacetValue, Hit, SearchableTip } from '../../src/search/types.ts';
import { bruteForce } from './brute-force.ts';
import { buildIndex } from './build-index.ts';
import { facetValues, tip } from './tips.ts';

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
const library = (minLength: number, maxLength: number) =>
  fc
    .array(
      fc.record({
        title: text,
        summary: text,
        body: text,
        do: fc.array(text, { maxLength: 2 }),
        keywords: fc.array(text, { maxLength: 2 }),
        questions: fc.array(text, { maxLength: 2 }),
        stage: fc.constantFrom('offer', 'screening'),
        topics: fc.subarray(['pay', 'research']),
        article: fc.constantFrom('one', 'two'),
        slug: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 4 }),
      }),
      // Of any size, where fast-check by itself makes ten at most.
      { minLength, maxLength, size: 'max' },
    )
    .map((some) => some.map((given, number) => tip({ ...given, slug: `${given.slug}-${number}` })));
const tips = library(1, 70);
const word = fc.constantFrom(...vocabulary, ...misspelt, 'pay', 'callback');
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

const synonyms: SynonymRule[] = [
  { equivalent: ['salary', 'pay', 'cover letter'] },
  { term: 'callback', means: ['interview offer'] },
];
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    stage: fc.constantFrom('offer', 'screening', 'none', 'offer,screening'),
    topic: fc.constantFrom('pay', 'research', 'none', 'none,pay', 'pay,research'),
    'topic.all': fc.constantFrom('pay', 'pay,research'),
    article: fc.constantFrom('one', 'two', 'none', 'one,two'),
  },
  { requiredKeys: [] },
);

/** How often each slug is among some: the most first, then by slug. */
function counted(slugs: readonly string[]): FacetValue[] {
  return [...new Set(slugs)]
    .map((slug) => ({ slug, count: slugs.filter((other) => other === slug).length }))
    .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1));
}

test('the index finds what scoring every tip finds, in the same order', () => {
  fc.assert(
    fc.property(tips, query, filters, (some, q, given) => {
      const data = buildIndex(some, { language: 'en', synonyms });
      const { hits, total, facets } = openIndex(data).search({
        q,
        offset: 0,
        limit: 100,
        ...given,
      });
      const passing =
        (name?: FilterName) =>
        ({ tip }: Pick<Hit, 'tip'>) => {
          const { filters } = some[tip] as SearchableTip;
          const isAnyOf = (one: FilterName) =>
            one === name ||
            given[one] === undefined ||
            given[one].split(',').some((value) => filters[one].includes(value));
          const all = given['topic.all']?.split(',') ?? [];
          return FILTER_NAMES.every(isAnyOf) && all.every((value) => filters.topic.includes(value));
        };
      const found = bruteForce(some, data, q, synonyms);
      const expected = bruteForce(some, data, q, synonyms, passing());
      expect(hits.map((hit) => hit.tip)).toEqual(expected.map((hit) => hit.tip));
      hits.forEach((hit, at) => {
        expect(hit.score).toBeCloseTo(expected[at]?.score ?? 0, 9);
      });
      expect(total).toBe(expected.length);
      // A facet counts what is found without its own filter, for another value would be added to it.
      const facet = (name: FilterName) =>
        counted(found.filter(passing(name)).flatMap((hit) => some[hit.tip]?.filters[name] ?? []));
      expect(facetValues(facets)).toEqual(recordOf(FILTER_NAMES, facet));
    }),
    { numRuns: 250 },
  );
});

test('what was meant is found by what was typed', () => {
  // Of few words: among many every tip is found, and no correction finds more.
  const few = fc.array(fc.oneof(word, fc.constantFrom('-offer', '"salary"', '"follow up"')), {
    maxLength: 2,
  });
  const wrong = fc
    .tuple(few, fc.constantFrom(...misspelt), few)
    .map((parts) => parts.flat().join(' '));
  fc.assert(
    fc.property(library(1, 20), wrong, (some, q) => {
      const index = openIndex(buildIndex(some, { language: 'en', synonyms }));
      const ask = (text: string) => index.search({ q: text, offset: 0, limit: 100 });
      const { didYouMean, hits } = ask(q);
      fc.pre(didYouMean !== undefined);
      const meant = ask(didYouMean as string);
      expect(meant.total).toBeGreaterThan(0);
      expect(hits.map(({ tip }) => tip)).toEqual(
        expect.arrayContaining(meant.hits.map(({ tip }) => tip)),
      );
      expect(meant.didYouMean).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

test('the index finds what scoring every tip finds, of more tips than are reranked', () => {
  fc.assert(
    fc.property(library(300, 400), words, (some, q) => {
      const data = buildIndex(some, { language: 'en', synonyms });
      const { hits, total } = openIndex(data).search({ q, offset: 0, limit: 150 });
      const expected = bruteForce(some, data, q, synonyms);
      expect(total).toBe(expected.length);
      expect(hits.map((hit) => hit.tip)).toEqual(expected.slice(0, 150).map((hit) => hit.tip));
    }),
    // To make a library of hundreds smaller would take minutes.
    { numRuns: 10, endOnFailure: true },
  );
});

test('the index finds what scoring every tip finds, of few that pass the filters', () => {
  // So few of so many that they are looked up one by one in the postings of a word.
  const filters = { article: 'article-0' };
  fc.assert(
    fc.property(library(100, 150), query, (given, q) => {
      const some = given.map((one, number) => ({
        ...one,
        filters: { ...one.filters, article: [`article-${number % 60}`] },
      }));
      const data = buildIndex(some, { language: 'en', synonyms });
      const { hits } = openIndex(data).search({ q, offset: 0, limit: 10, ...filters });
      const expected = bruteForce(some, data, q, synonyms, ({ tip }) => tip % 60 === 0);
      expect(hits.map(({ tip }) => tip)).toEqual(expected.map(({ tip }) => tip));
      hits.forEach(({ score }, at) => {
        expect(score).toBeCloseTo(expected[at]?.score ?? 0, 9);
      });
    }),
    { numRuns: 50, endOnFailure: true },
  );
});

const asked = fc.record({
  q: query,
  filters,
  offset: fc.constantFrom(0, 0, 1, 7, 40),
  limit: fc.constantFrom(0, 1, 10, 100),
});

test('a search leaves nothing behind for the next one, whatever the page and the filters', () => {
  fc.assert(
    fc.property(tips, fc.array(asked, { minLength: 2, maxLength: 6 }), (some, queries) => {
      const data = buildIndex(some, { language: 'en', synonyms });
      const used = openIndex(data);
      for (const { q, filters, offset, limit } of [...queries, ...queries]) {
        const whole = openIndex(data).search({ q, ...filters, offset: 0, limit: 200 });
        const page = used.search({ q, ...filters, offset, limit });
        const hits = whole.hits.slice(offset, offset + limit);
        expect(page).toEqual({ ...whole, hits, highlight: expect.any(Function) });
      }
    }),
  );
});

test('no query makes a search throw', () => {
  const data = buildIndex(
    [tip({ title: 'Ask about pay', body: 'An e-mail, a résumé, 面接 and the rest.' })],
    { language: 'en', synonyms },
  );
  const index = openIndex(data);
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('"', '-', ' ', '-"', 'e-', 'pay', "'s", '\u0301', '\ud83d', '面', 'callback'),
  );
  const anything = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(anything, filters, (q, given) => {
      const { total, hits, highlight } = index.search({ q, offset: 0, limit: 5, ...given });
      expect(hits.length).toBe(Math.min(5, total));
      index.suggest(q, 8);
      highlight(tip({ title: q, body: q }));
    }),
    { numRuns: 2000 },
  );
});
