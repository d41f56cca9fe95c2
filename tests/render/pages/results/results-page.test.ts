import { expect, test } from 'vitest';
import { renderResultsPage } from '../../../../src/render/pages/results/results-page.tsx';
import type { Highlight, Highlights } from '../../../../src/search/types.ts';
import { articleOf, CONTEXT, contextIn, ENGLISH, onlyArticle, resultsPageOf } from '../fixtures.ts';
import { attribute, elementsIn, ParsedPage, textOf } from '../parse-page.ts';

const tip = ENGLISH.tip(0);

function render(
  overrides: Parameters<typeof resultsPageOf>[0] = {},
  context = CONTEXT,
): ParsedPage {
  return new ParsedPage(renderResultsPage(resultsPageOf(overrides), context));
}

function withHighlights(highlights: Highlights): ParsedPage {
  return render({ highlight: () => highlights });
}

test('a page of results says how many there are, and keeps the query in the field', () => {
  const page = render({ query: { q: 'a "b" <c>' }, total: 1 });
  expect(textOf(page.one('h1'))).toBe('1 tip for “a "b" <c>”');
  expect(attribute(page.one('input', { name: 'q' }), 'value')).toBe('a "b" <c>');
});

test.each([0, 1])('a page of %i results lets the query run in its own direction', (total) => {
  const page = render({ query: { q: 'راتب؟' }, total });
  expect(textOf(page.one('bdi'))).toBe('راتب؟');
});

test('a page of results is not for search engines', () => {
  const page = render();
  expect(attribute(page.one('meta', { name: 'robots' }), 'content')).toBe('noindex');
  expect(page.all('link', { rel: 'canonical' })).toEqual([]);
});

test('a page of results links each tip where it stands in its article', () => {
  const page = render();
  expect(page.all('a', { href: `/tips/${tip.slug}` })).toHaveLength(1);
  expect(page.all('a', { href: `/articles/${tip.article.slug}` })).toHaveLength(1);
});

test('a page of results names the guides that match before the tips', () => {
  const article = articleOf('second-interview');
  const page = render({ articles: [article], hits: [] });
  expect(textOf(page.one('a', { href: '/articles/second-interview' }))).toBe(article.title);
});

test('a page of results marks what matched in title and summary', () => {
  const page = withHighlights({
    fields: [
      { field: 'title', text: 'Research the company', ranges: [[0, 8]] },
      { field: 'summary', text: 'Read up', ranges: [[5, 7]] },
    ],
    passage: { field: 'body', text: 'body', ranges: [[0, 4]] },
  });
  expect(page.all('mark').map(textOf)).toEqual(['Research', 'up']);
});

test('a page of results shows what matched elsewhere where the summary has no match', () => {
  const passage: Highlight = { field: 'do', index: 0, text: 'a hit & more', ranges: [[2, 5]] };
  const page = withHighlights({ fields: [], passage });
  expect(page.all('p').map(textOf)).toContain('a hit & more');
  expect(page.all('mark').map(textOf)).toEqual(['hit']);
  expect(page.all('p').map(textOf)).toContain(tip.summary);
});

test('a page of results offers a correction, from its first page', () => {
  const page = render({ query: { q: 'salry', page: 2 }, didYouMean: 'salary' });
  expect(textOf(page.one('a', { href: '/?q=salary' }))).toBe('salary');
});

test.each([
  [1, ['next']],
  [2, ['prev', 'next']],
  [3, ['prev']],
  [9, ['prev']],
])('a page of results turns from page %i to %j', (number, expected) => {
  const page = render({ query: { q: 'pay', page: number }, total: 25, hits: [] });
  const links = page.all('a').flatMap((link) => attribute(link, 'rel') ?? []);
  expect(links.filter((rel) => rel === 'prev' || rel === 'next')).toEqual(expected);
});

test('a page of results can be narrowed, and widened again', () => {
  const facets = {
    topic: [],
    stage: [
      { slug: 'offer', name: 'Offer', count: 2 },
      { slug: 'screening', name: 'Screening', count: 1 },
    ],
  };
  expect(render({ facets }).all('a', { href: '/?q=company&stage=offer' })).toHaveLength(1);
  const narrowed = render({ query: { q: 'company', stage: 'offer' }, facets });
  expect(narrowed.all('a', { href: '/?q=company' })).toHaveLength(1);
});

test('a page of results of a stage alone has the stage as its title', () => {
  const page = render({ query: { stage: 'offer' }, total: 1 });
  expect(textOf(page.one('h1'))).toBe('Offer: 1 tip');
});

const nothing = { query: { q: 'zzz' }, total: 0, hits: [] };

test('a search without a result says so, and what to try', () => {
  const page = render({ ...nothing, suggestions: ['salary', 'thank-you note'] });
  expect(textOf(page.one('h1'))).toBe('No tip found for “zzz”');
  expect(page.all('a', { href: '/?q=thank-you+note' })).toHaveLength(1);
});

test.each([
  [{ stage: 'offer' }, 'Search all stages instead'],
  [{ topic: 'salary' }, 'Search all topics instead'],
  [{ stage: 'offer', topic: 'salary' }, 'Search all stages and all topics instead'],
])('a search narrowed to %j without a result leads to “%s”', (filter, name) => {
  const page = render({ ...nothing, query: { q: 'zzz', ...filter } });
  const ways = [...elementsIn(page.one('div', { class: 'no-results' }))];
  const wider = ways.filter((element) => attribute(element, 'href') === '/?q=zzz');
  expect(wider.map(textOf)).toEqual([name]);
});

test('tips that are written from right to left run so where the words of the page are English', () => {
  const article = onlyArticle({ inLanguage: 'ar', title: 'المقابلة الثانية' });
  const choice = { slug: 'pay', name: 'الراتب', count: 1 };
  const arabic = {
    articles: [article],
    query: { q: 'company', stage: 'offer' },
    hits: article.tips.map((tip) => ({ tip })),
    didYouMean: 'راتب',
    facets: { stage: [], topic: [choice, choice] },
  };
  const page = render(arabic, { ...contextIn('ar'), nameOf: () => 'العرض' });
  const ownTexts = ['a', 'li'].flatMap((name) => page.all(name, { lang: 'ar' }));
  expect(ownTexts.map(textOf)).toEqual(
    expect.arrayContaining([article.title, 'راتب', 'العرض', 'الراتب']),
  );
  expect(page.all('li', { class: 'hit', lang: 'ar' })).toHaveLength(1);
  for (const element of ownTexts) expect(attribute(element, 'dir')).toBe('rtl');
});
