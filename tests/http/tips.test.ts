import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, NOW, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { makeArticle, makeContent } from '../helpers/content.ts';

let app: TestApp;
let slugs: string[];
beforeAll(async () => {
  app = await makeApp();
  const { data } = (await app.inject('/v1/tips?size=100')).json();
  slugs = data.map(({ slug }: { slug: string }) => slug);
});
afterAll(() => app.close());

test('the list of tips can be narrowed to an article', async () => {
  const { data } = (await app.inject('/v1/tips?article=second-interview')).json();
  expect(data.length).toBeGreaterThan(0);
  for (const tip of data) expect(tip.article.slug).toBe('second-interview');
});

test('the list of tips by slugs is in the order in which they are asked for', async () => {
  const asked = [slugs[1], slugs[0]];
  const { data } = (await app.inject(`/v1/tips?slugs=${asked.join(',')}`)).json();
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(asked);
});

test('the list of tips by slugs gives what there is, and says why the others are missing', async () => {
  const asked = 'nothing-like-this,know-your-figure,praise-the-office,leave-pay-for-later';
  const { data, missing, page } = (await app.inject(`/v1/tips?slugs=${asked}&stage=offer`)).json();
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(['know-your-figure']);
  expect(page.totalItems).toBe(1);
  expect(missing).toEqual([
    { slug: 'nothing-like-this', reason: 'unknown' },
    { slug: 'praise-the-office', reason: 'withdrawn' },
    { slug: 'leave-pay-for-later', reason: 'filtered' },
  ]);
  expect((await app.inject('/v1/tips')).json()).not.toHaveProperty('missing');
});

test.each([
  ['a,,b', 'must be slugs joined by commas'],
  [Array.from({ length: 101 }, (_, i) => `t${i}`).join(','), 'at most 100'],
])('the list of tips refuses slugs that cannot be with 400: %s', async (asked, detail) => {
  const response = await app.inject(`/v1/tips?slugs=${asked}`);
  expect(response.statusCode).toBe(400);
  expect(response.json().detail).toContain(detail);
});

test('the list of tips refuses a slug that is named twice with 400', async () => {
  const response = await app.inject(`/v1/tips?slugs=${slugs[0]},${slugs[0]}`);
  expect(response.json().errors[0]).toMatchObject({ parameter: 'slugs' });
});

test('a tip takes over stage, licence and dates from its article, and names others', async () => {
  const tip = (await app.inject(`/v1/tips/${slugs[0]}`)).json();
  const article = (await app.inject(tip.article.url.replace(PUBLIC_URL, ''))).json();
  for (const key of ['stage', 'license', 'dateModified', 'reviewDue', 'inLanguage'])
    expect(tip[key]).toEqual(article[key]);
  expect(tip.webUrl).toBe(`${PUBLIC_URL}/tips/${tip.slug}`);
  for (const other of tip.related) expect(other.slug).not.toBe(tip.slug);
});

test('keywords are for searching only and never shown', async () => {
  expect((await app.inject('/v1/tips?size=100')).body).not.toContain('background noise');
});

test('a random tip is the same for the same seed, and can be cached', async () => {
  const first = await app.inject('/v1/tips/random?seed=monday');
  const second = await app.inject('/v1/tips/random?seed=monday');
  expect(second.body).toBe(first.body);
  expect(first.headers['cache-control']).toMatch(/^public/);
});

test('a random tip without a seed is never cached and has no validator', async () => {
  const { headers } = await app.inject('/v1/tips/random');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers.etag).toBeUndefined();
});

test('a random tip passes the filters, and is 404 where none does', async () => {
  const tip = (await app.inject('/v1/tips/random?seed=a&stage=offer')).json();
  expect(tip.stage).toBe('offer');
  const { stages } = app.snapshot.library.edition('en') ?? { stages: [] };
  const empty = stages.find(({ tipCount }) => tipCount === 0);
  if (!empty) throw new Error('the test library should have a stage without tips');
  const response = await app.inject(`/v1/tips/random?stage=${empty.slug}`);
  expect(response.statusCode).toBe(404);
});

test('the tip of the day is that of its date, and may be cached until midnight at the latest', async () => {
  const late = Date.parse('2026-03-01T23:59:30Z');
  const evening = await makeApp({ now: () => late });
  const today = await evening.inject('/v1/tips/today');
  const dated = await evening.inject('/v1/tips/today?date=2026-03-01');
  await evening.close();
  expect(today.body).toBe(dated.body);
  expect(today.headers['cache-control']).toMatch(/^public, max-age=30, s-maxage=30,/);
});

test('the tip of the day changes at midnight, although the answer was kept in memory', async () => {
  let now = NOW;
  const clock = await makeApp({ now: () => now });
  const first = (await clock.inject('/v1/tips/today')).json().slug;
  const seen = new Set([first]);
  for (let day = 1; day < slugs.length; day++) {
    now += 86_400_000;
    seen.add((await clock.inject('/v1/tips/today')).json().slug);
  }
  await clock.close();
  expect([...seen].sort()).toEqual([...slugs].sort());
});

test.each(['2026-02-30', 'yesterday', ''])('the tip of the day “%s” returns 400', async (date) => {
  expect((await app.inject(`/v1/tips/today?date=${date}`)).statusCode).toBe(400);
});

test('the detail of a problem stays within the contract, however many topics there are', async () => {
  const topic = makeContent().topics;
  const more = Array.from({ length: 990 }, (_, i) => ({
    slug: `${'long-'.repeat(18)}topic-${i}`,
    name: { en: `Topic ${i}` },
    description: { en: `About topic ${i}.` },
  }));
  const large = await makeApp({ content: makeContent({ topics: [...topic, ...more] }) });
  const { detail } = (await large.inject('/v1/tips?topic=preparatoin')).json();
  await large.close();
  expect(detail.length).toBeLessThanOrEqual(2000);
  expect(detail).toMatch(/ and \d+ more; did you mean "preparation"\?$/);
});

test('the detail of a problem stays within the contract, however many languages there are', async () => {
  const { articles, ...content } = makeContent();
  const more = Array.from({ length: 70 }, (_, i) =>
    makeArticle({ inLanguage: `en-x-language-of-a-few-${100 + i}` }),
  );
  const large = await makeApp({ content: { ...content, articles: [...articles, ...more] } });
  const { detail } = (await large.inject('/v1/tips?lang=fr')).json();
  await large.close();
  expect(detail.length).toBeLessThanOrEqual(2000);
  expect(detail).toMatch(/^lang: must be one of de, en, en-x-.* and \d+ more$/);
});

test.each(['/v1/tips/random?seed=monday', '/v1/tips/random', '/v1/tips/today'])(
  '%s picks among the tips of the language that is asked for',
  async (url) => {
    const response = await app.inject(`${url}${url.includes('?') ? '&' : '?'}lang=de`);
    expect(response.json()).toMatchObject({ slug: 'firma-erkunden', inLanguage: 'de' });
  },
);

test('beyond the last page, prev leads back to the last page', async () => {
  const { links } = (await app.inject('/v1/tips?size=1&page=50')).json();
  expect(links.prev).toBe(links.last);
  expect(links.next).toBeUndefined();
});

test.each([
  ['dateModified', ['a-tip', 'b-tip', 'c-tip']],
  ['-dateModified', ['c-tip', 'a-tip', 'b-tip']],
])('items of the same date stay in reading order when sorted by %s', async (sort, expected) => {
  const dated = (slug: string, dateModified: string) => makeArticle({ slug, dateModified });
  const articles = [dated('a', '2025-06-01'), dated('b', '2025-06-01'), dated('c', '2025-07-01')];
  const sorted = await makeApp({ content: makeContent({ articles }) });
  const { data } = (await sorted.inject(`/v1/tips?sort=${sort}`)).json();
  await sorted.close();
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(expected);
});
