import { expect, test } from 'vitest';
import { Library } from '../../src/content/library.ts';
import { buildLibraryData } from '../../src/content/library-data.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';

const articles = [
  makeArticle({
    slug: 'first',
    title: 'Prêt — “ready”',
    tips: ['a', 'b', 'c'].map((slug) => makeTip({ slug, body: `{"}],[ \\ é 🙂 of ${slug}` })),
  }),
  makeArticle({ slug: 'second', tips: [makeTip({ slug: 'd' })] }),
  makeArticle({
    slug: 'third',
    tips: [makeTip({ slug: 'e' })],
    status: 'withdrawn',
    withdrawn: { date: '2026-01-01', reason: 'Out of date.' },
  }),
];
const library = new Library(buildLibraryData(makeContent({ articles }), 'test'));
const edition = library.edition('en');

test('a tip is the same by itself as in its article', () => {
  const inArticles = [0, 1, 2].flatMap((number) => edition?.article(number).tips ?? []);
  expect(inArticles.map(({ slug }) => slug)).toEqual(['a', 'b', 'c', 'd']);
  expect(inArticles.map((_, number) => edition?.tip(number))).toEqual(inArticles);
  expect(edition?.findTip('b')).toEqual({ state: 'found', item: inArticles[1] });
  expect(edition?.findTip('e')).toMatchObject({ state: 'withdrawn', kind: 'article' });
});

test('an article has defaults for what its file leaves out, and so has what its tips know of it', () => {
  const { questions, reviewedBy, basedOn, links, aliases, license, status, ...written } =
    makeArticle({ introduction: ' Hello. ', conclusion: '\n' });
  const content = makeContent({ articles: [written] });
  const read = new Library(buildLibraryData(content, 'test')).edition('en');
  const { tips, ...own } = written;
  const head = {
    ...own,
    ...{ questions: [], reviewedBy: [], basedOn: [], links: [], aliases: [] },
    ...{ license: content.info.license, status: 'published' },
    ...{ introduction: 'Hello.', conclusion: '' },
  };
  expect(read?.articleHead(0)).toEqual(head);
  expect(read?.tip(0).article).toEqual(head);
  expect(read?.article(0)).toEqual({
    ...head,
    ...{ number: 0, wordCount: expect.any(Number), timeRequired: 'PT1M' },
    tips: tips.map((_, number) => read?.tip(number)),
  });
});

test('what was parsed is kept, by its size', () => {
  const large = makeArticle({
    tips: Array.from({ length: 100 }, (_, i) =>
      makeTip({ slug: `tip-${i}`, body: 'x'.repeat(200_000) }),
    ),
  });
  const read = new Library(buildLibraryData(makeContent({ articles: [large] }), 'test')).edition(
    'en',
  );
  const first = read?.tip(0);
  expect(read?.tip(0)).toBe(first);
  for (let number = 1; number < 100; number++) read?.tip(number);
  expect(read?.tip(99)).toBe(read?.tip(99));
  expect(read?.tip(0)).not.toBe(first);
  expect(read?.tip(0)).toEqual(first);
});

test('an edition has no article or tip beyond its last number', () => {
  expect(() => edition?.tip(5)).toThrow(RangeError);
  expect(() => edition?.article(3)).toThrow(RangeError);
  expect(() => edition?.articleHead(3)).toThrow(RangeError);
});

test('a list reads the published tips that pass the filters when they are asked for', () => {
  const tips = edition?.listTips({ article: 'first' });
  expect(tips?.length).toBe(3);
  expect(tips?.slice(1, 9).map(({ slug }) => slug)).toEqual(['b', 'c']);
  expect([tips?.at(0), tips?.at(-1), tips?.at(3)].map((tip) => tip?.slug)).toEqual([
    'a',
    'c',
    undefined,
  ]);
  const latest = edition?.listTips({}, { key: 'title', descending: true });
  expect(latest?.slice().map(({ slug }) => slug)).toEqual(['d', 'c', 'b', 'a']);
});

test('the values of a filter that tips have are in the order of the vocabulary, or by slug', () => {
  expect(edition?.valuesOfTips('article')).toEqual(['first', 'second']);
  expect(edition?.valuesOfTips('stage')).toEqual(
    edition?.stages.filter(({ tipCount }) => tipCount > 0).map(({ slug }) => slug),
  );
});

test('the neighbours of an article are the published ones before and after it', () => {
  const slugs = edition
    ?.listArticles()
    .slice()
    .map((article) => {
      const { previous, next } = edition.neighbours(article);
      return [previous?.slug, next?.slug];
    });
  expect(slugs).toEqual([
    [undefined, 'second'],
    ['first', undefined],
  ]);
});
