import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp({
    content: makeContent({
      articles: [
        makeArticle({
          slug: 'first',
          topics: ['preparation', 'research'],
          stage: 'screening',
          dateModified: '2025-03-01',
          changes: [],
          tips: [
            makeTip({ slug: 'a', topics: ['preparation'] }),
            makeTip({ slug: 'b', topics: ['preparation', 'research'] }),
          ],
        }),
        makeArticle({
          slug: 'second',
          topics: ['research'],
          stage: 'offer',
          dateModified: '2025-06-01',
          tips: [
            makeTip({ slug: 'c', topics: ['research'] }),
            makeTip({ slug: 'd', topics: ['pay'] }),
          ],
        }),
      ],
    }),
  });
});
afterAll(() => app.close());

const get = async (url: string) => (await app.inject(url)).json();
const slugsOf = async (url: string) =>
  (await get(url)).data.map(({ slug }: { slug: string }) => slug).join('');

test.each([
  ['topic=pay', 'd'],
  ['topic=pay,research', 'bcd'],
  ['topic.all=preparation,research', 'b'],
  ['topic.all=pay,research', ''],
  ['topic=pay,research&topic.all=preparation', 'b'],
  ['stage=offer,screening', 'abcd'],
  ['stage=offer,screening&topic=research', 'bc'],
  ['stage.all=offer', 'cd'],
  ['article=first,second&topic=pay', 'd'],
  ['article.all=first', 'ab'],
  ['since=2025-06-01', 'cd'],
  ['since=2025-03-01&topic=research', 'bc'],
  ['since=2025-06-02', ''],
  ['since=2025-06-01&slugs=d,b,c', 'dc'],
])('the list of tips for ?%s has %j', async (query, slugs) => {
  expect(await slugsOf(`/v1/tips?${query}`)).toBe(slugs);
});

test.each([
  ['topic=preparation,pay', 'first'],
  ['topic.all=preparation,research', 'first'],
  ['stage=screening,offer', 'firstsecond'],
  ['since=2025-04-01', 'second'],
])('the list of articles for ?%s has %j', async (query, slugs) => {
  expect(await slugsOf(`/v1/articles?${query}`)).toBe(slugs);
});

test('a search has the same filters, and its facets count what each value would add', async () => {
  const { data, facets } = await get('/v1/search?q=quiet+room&topic=pay,research');
  expect(data.map(({ slug }: { slug: string }) => slug).sort()).toEqual(['b', 'c', 'd']);
  const counts = (facet: { slug: string; count: number }[]) =>
    facet.map(({ slug, count }) => `${slug} ${count}`);
  expect(counts(facets.topic)).toEqual(['preparation 2', 'research 2', 'pay 1']);
  expect(counts(facets.stage)).toEqual(['offer 2', 'screening 1']);
  expect(await slugsOf('/v1/search?q=quiet+room&topic.all=preparation,research')).toBe('b');
});

test('values in another order, or given twice, are the same document', async () => {
  const { links } = await get('/v1/tips?topic=research,pay,research');
  expect(links.self).toBe(`${PUBLIC_URL}/v1/tips?topic=pay,research`);
  const [one, other] = await Promise.all(
    ['topic=research,pay', 'topic=pay%2Cresearch'].map((query) => app.inject(`/v1/tips?${query}`)),
  );
  expect(one?.headers.etag).toBe(other?.headers.etag);
});

test.each([
  ['topic=pay,reserch', 'topic', 'did you mean "research"?'],
  ['topic=pay,nothing', 'topic', '"nothing" must be one of '],
  ['article=secnod', 'article', 'did you mean "second"?'],
  ['article=first,nothing', 'article', '"nothing" is not the slug of a published article'],
  ['topic.all=reserch', 'topic.all', 'did you mean "research"?'],
  ['topic=pay,', 'topic', 'must be slugs'],
  [`topic=${Array.from({ length: 21 }, (_, i) => `t${i}`).join(',')}`, 'topic', 'at most 20'],
  ['since=yesterday', 'since', 'must be a date such as 2026-03-31'],
  ['since=', 'since', 'must be a date such as 2026-03-31'],
])('?%s returns 400 that names %s', async (query, parameter, detail) => {
  const response = await app.inject(`/v1/tips?${query}`);
  expect(response.statusCode).toBe(400);
  expect(response.json().errors).toMatchObject([
    { parameter, detail: expect.stringContaining(detail) },
  ]);
});

test.each(['/feed.json', '/feed.atom'])('%s can be narrowed to stages and topics', async (path) => {
  const whole = (await app.inject(path)).body;
  expect(whole).toContain('/articles/first');
  expect(whole).toContain('/articles/second');
  const { body } = await app.inject(`${path}?stage=offer&topic=research,pay`);
  expect(body).not.toContain('/articles/first');
  expect(body).toContain('/articles/second');
  expect(body).toContain('Test Tips – Offer – Pay – Research');
  const self = `${PUBLIC_URL}${path}?stage=offer&topic=pay,research`;
  expect(body.replaceAll('&amp;', '&')).toContain(self);
  expect((await app.inject(`${path}?topic=nothing`)).statusCode).toBe(400);
});

test('lists of values are arrays in the contract, joined by commas', () => {
  const { paths } = app.app.swagger() as {
    paths: Record<string, { get: { parameters: { name: string }[] } }>;
  };
  const parameters = paths['/v1/tips']?.get.parameters ?? [];
  for (const name of ['topic', 'topic.all', 'stage', 'article'])
    expect(parameters.find((one) => one.name === name)).toMatchObject({
      style: 'form',
      explode: false,
      schema: { type: 'array', maxItems: 20 },
    });
});

test('the page of results shows several values', async () => {
  const { body } = await app.inject('/?topic=research,pay');
  expect(body).toContain('Pay, Research');
});
