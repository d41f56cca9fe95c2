import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const search = async (query: string) => (await app.inject(`/v1/search?${query}`)).json();
const slugsOf = ({ data }: { data: { slug: string }[] }) => data.map(({ slug }) => slug);

test.each([
  ['a word of the title', 'q=figure', 'know-your-figure'],
  ['another form of the word', 'q=researching', 'research-the-company'],
  ['a typing error', 'q=compnay', 'research-the-company'],
  ['an unfinished last word', 'q=resea', 'research-the-company'],
  ['a synonym', 'q=salary', 'leave-pay-for-later'],
  ['a hidden keyword', 'q=employer+background', 'research-the-company'],
  ['a phrase', 'q=%22what+the+website%22', 'research-the-company'],
])('search finds by %s', async (_, query, slug) => {
  expect(slugsOf(await search(query))).toContain(slug);
});

test('search leaves out what has an excluded word', async () => {
  const slugs = slugsOf(await search('q=pay+-later'));
  expect(slugs).toContain('know-your-figure');
  expect(slugs).not.toContain('leave-pay-for-later');
});

test('a hit is a tip as lists have it but for its revision, with what matched in title and summary and one passage', async () => {
  const { data } = await search('q=company+website');
  const hit = data.find(({ slug }: { slug: string }) => slug === 'research-the-company');
  const { kind, score, highlights, passage, ...tip } = hit;
  const [{ revision, ...listed }] = (await app.inject('/v1/tips?slugs=research-the-company')).json()
    .data;
  expect(tip).toEqual(listed);
  for (const { field } of highlights) expect(['title', 'summary']).toContain(field);
  expect(passage.text).toContain('website');
});

test('a search brings whole tips when asked, with what matched in every field', async () => {
  const { data } = await search('q=company+website&include=body');
  const hit = data.find(({ slug }: { slug: string }) => slug === 'research-the-company');
  const { revision, ...tip } = (await app.inject('/v1/tips/research-the-company')).json();
  expect(hit).toMatchObject(tip);
  expect(hit.highlights.map(({ field }: { field: string }) => field)).toContain('body');
});

test('search says where each text matches', async () => {
  const { data } = await search('q=company+website&include=body');
  const hit = data.find(({ slug }: { slug: string }) => slug === 'research-the-company');
  expect(hit.highlights.length).toBeGreaterThan(0);
  for (const { field, index, text = [hit[field]].flat()[index ?? 0], ranges } of [
    ...hit.highlights,
    hit.passage,
  ]) {
    expect(ranges.length).toBeGreaterThan(0);
    for (const [start, end] of ranges)
      expect(text.slice(start, end)).toMatch(/^(?:company|website)/i);
  }
});

test('search counts stages, topics and articles of all matches, by name', async () => {
  const { facets, page } = await search('q=pay&size=1');
  const total = facets.stage.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  expect(total).toBe(page.totalItems);
  expect(facets.topic).toContainEqual({ slug: 'pay', name: 'Pay', count: page.totalItems });
  expect(facets.article[0].name).not.toBe(facets.article[0].slug);
});

test('a search can be narrowed to a stage', async () => {
  expect(slugsOf(await search('q=pay&stage=offer&kind=tip'))).toEqual(['know-your-figure']);
  expect(slugsOf(await search('q=pay&stage=offer'))).toContain('negotiating-pay');
});

test('a search finds tips and articles, and can be narrowed to one kind', async () => {
  const found = await search('q=second+interview');
  const kindsOf = ({ data }: { data: { kind: string }[] }) => data.map(({ kind }) => kind);
  expect(new Set(kindsOf(found))).toEqual(new Set(['article', 'tip']));
  for (const { slug: kind, count } of found.facets.kind) {
    const only = await search(`q=second+interview&kind=${kind}`);
    expect(kindsOf(only)).toEqual(kindsOf(found).filter((each) => each === kind));
    expect(only.page.totalItems).toBe(count);
    expect(only.facets.kind).toEqual([{ slug: kind, count }]);
  }
  const scores = found.data.map(({ score }: { score: number }) => score);
  expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
});

test('a hit is an article as lists have it but for its revision', async () => {
  const { data } = await search('q=second+interview&kind=article');
  const { kind, score, highlights, passage, ...article } = data[0];
  const listed: object[] = (await app.inject('/v1/articles')).json().data;
  expect(listed).toContainEqual({ ...article, revision: expect.any(String) });
  const whole = (await search('q=second+interview&kind=article&include=body')).data[0];
  const { tips, revision, ...rest } = (await app.inject(`/v1/articles/${article.slug}`)).json();
  expect(whole).toMatchObject(rest);
});

test('articles are found by their introduction, with the passage that matches', async () => {
  const { introduction } = (await app.inject('/v1/articles/second-interview')).json();
  const q = encodeURIComponent(`"${introduction.split(/[.,]/)[0]}"`);
  const { data } = await search(`kind=article&q=${q}`);
  expect(data[0].slug).toBe('second-interview');
  expect(data[0].passage.field).toBe('body');
});

test('the pages of a search have neither gaps nor repeats', async () => {
  const whole = slugsOf(await search('q=pay+company'));
  const parts = [];
  for (let page = 1; page <= whole.length; page++)
    parts.push(...slugsOf(await search(`q=pay+company&size=1&page=${page}`)));
  expect(parts).toEqual(whole);
});

test('search says what may have been meant, with a URL to follow', async () => {
  const { didYouMean } = await search('q=compnay');
  expect(didYouMean).toEqual({
    q: 'company',
    url: `${PUBLIC_URL}/v1/search?q=company`,
  });
  const { page } = await search('q=company');
  expect(page.totalItems).toBeGreaterThan(0);
});

test.each(['xylophone', '%3F%3F%3F'])(
  'a search without a hit (%s) is no error and names topics and guides',
  async (q) => {
    const { data, suggestions, nearest } = await search(`q=${q}`);
    expect(data).toEqual([]);
    expect(suggestions).toEqual([]);
    expect(nearest.topics.length).toBeGreaterThan(0);
    expect(nearest.articles.length).toBeGreaterThan(0);
    for (const { url } of [...nearest.topics, ...nearest.articles]) {
      expect((await app.inject(url.replace(PUBLIC_URL, ''))).statusCode).toBe(200);
    }
  },
);

test('a search with a hit names nothing else', async () => {
  expect(await search('q=figure')).not.toHaveProperty('nearest');
});

test.each(['', 'q=', `q=${'a'.repeat(501)}`, 'q=a&q=b', 'q=a&stage=nowhere'])(
  'search refuses ?%s with 400',
  async (query) => {
    expect((await app.inject(`/v1/search?${query}`)).statusCode).toBe(400);
  },
);

test.each([
  '"',
  '-',
  '"-" - "',
  '%F0%9F%A6%84',
  '(((',
  '*',
  'AND OR NOT',
  '%00'.replace('%00', '%01'),
])('search takes %s as words', async (q) => {
  expect((await app.inject(`/v1/search?q=${q.replaceAll(' ', '+')}`)).statusCode).toBe(200);
});

test('search is in the language that is asked for', async () => {
  expect(slugsOf(await search('q=Firma&lang=de'))).toEqual(['firma-erkunden']);
  expect(slugsOf(await search('q=Firma'))).not.toContain('firma-erkunden');
});

test('suggestions complete what is typed, and titles lead to their tip', async () => {
  const { data } = (await app.inject('/v1/suggest?q=rese')).json();
  const title = data.find(({ kind }: { kind: string }) => kind === 'title');
  expect(title.text).toBe('Research the company');
  expect(title.tip.webUrl).toBe(`${PUBLIC_URL}/tips/research-the-company`);
});

test('suggestions complete the titles of guides, which lead to them', async () => {
  const { title, slug } = (await app.inject('/v1/articles?size=1')).json().data[0];
  const q = encodeURIComponent(title.slice(0, -2));
  const { data } = (await app.inject(`/v1/suggest?q=${q}`)).json();
  expect(data[0]).toMatchObject({ text: title, kind: 'title', article: { slug } });
  expect(data[0].article.webUrl).toBe(`${PUBLIC_URL}/articles/${slug}`);
});

test('suggestions come from the language that is asked for', async () => {
  const ask = async (lang: string) => (await app.inject(`/v1/suggest?q=erk&lang=${lang}`)).json();
  expect((await ask('de')).data).toContainEqual(
    expect.objectContaining({ text: 'Erkunde die Firma' }),
  );
  expect((await ask('en')).data).toEqual([]);
});
