import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

test('the list of articles has those published in the default language, in the order of the stages', async () => {
  const { data, page, links } = (await app.inject('/v1/articles')).json();
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual([
    'second-interview',
    'negotiating-pay',
  ]);
  expect(page).toEqual({ number: 1, size: 20, totalItems: 2, totalPages: 1 });
  expect(links.self).toBe(`${PUBLIC_URL}/v1/articles`);
});

test('the list of articles has each in short, and its tips and the rest when asked', async () => {
  const first = async (query: string) => (await app.inject(`/v1/articles?size=1${query}`)).json();
  const article = (await app.inject('/v1/articles/second-interview')).json();
  const whole = (await app.inject('/v1/articles/second-interview?include=body')).json();
  const { tips, ...rest } = article;
  const [light] = (await first('')).data;
  expect(rest).toMatchObject(light);
  expect(Object.keys(light)).not.toContain('introduction');
  expect((await first('&include=tips')).data).toEqual([{ ...light, tips }]);
  expect((await first('&include=body')).data).toEqual([rest]);
  expect((await first('&include=body,tips')).data).toEqual([whole]);
});

test('what a list of articles is to include is named in any order', async () => {
  const { links, data } = (await app.inject('/v1/articles?include=tips,body')).json();
  expect(data).toEqual((await app.inject('/v1/articles?include=body,tips')).json().data);
  expect(links.self).toBe(`${PUBLIC_URL}/v1/articles?include=body,tips`);
});

test('an article has its tips in short, and whole when asked', async () => {
  const { tips } = (await app.inject('/v1/articles/second-interview')).json();
  const whole = (await app.inject('/v1/articles/second-interview?include=body')).json().tips;
  expect(tips).toEqual((await app.inject('/v1/articles/second-interview/tips')).json().data);
  for (const [i, tip] of tips.entries()) {
    expect(tip).not.toHaveProperty('body');
    expect(whole[i]).toEqual((await app.inject(`/v1/tips/${tip.slug}`)).json());
    expect(whole[i]).toMatchObject(tip);
  }
});

test.each([
  ['stage=offer', ['negotiating-pay']],
  ['topic=pay&stage=offer', ['negotiating-pay']],
  ['stage=screening', []],
  ['sort=-stage', ['negotiating-pay', 'second-interview']],
  ['sort=title', ['negotiating-pay', 'second-interview']],
  ['page=2&size=1', ['negotiating-pay']],
  ['page=9', []],
])('the list of articles for ?%s has %j', async (query, slugs) => {
  const { data } = (await app.inject(`/v1/articles?${query}`)).json();
  expect(data.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
});

test('the list of articles leads from page to page, in the body and in Link (RFC 8288)', async () => {
  const response = await app.inject('/v1/articles?size=1&sort=title');
  const { links } = response.json();
  expect(links.next).toBe(`${PUBLIC_URL}/v1/articles?page=2&size=1&sort=title`);
  expect(links.prev).toBeUndefined();
  expect(response.headers.link).toContain(`<${links.next}>; rel="next"`);
  expect(response.headers.link).toContain('rel="service-desc"');
  const second = (await app.inject(links.next.replace(PUBLIC_URL, ''))).json();
  expect(second.links.next).toBeUndefined();
  expect(second.links.prev).toBe(`${PUBLIC_URL}/v1/articles?size=1&sort=title`);
});

test('an article comes with its tips, its credit and what follows from its dates', async () => {
  const article = (await app.inject('/v1/articles/second-interview')).json();
  expect(article).toMatchObject({
    slug: 'second-interview',
    url: `${PUBLIC_URL}/v1/articles/second-interview`,
    webUrl: `${PUBLIC_URL}/articles/second-interview`,
    isOverdue: false,
  });
  expect(article.credit.text).toContain('Ada Adviser');
  expect(article.timeRequired).toMatch(/^PT\d+M$/);
});

test('an article is in the language that is asked for, at a URL of its own', async () => {
  const { languages } = app.snapshot.library;
  const other = languages.find((language) => language !== 'en');
  const { data } = (await app.inject(`/v1/articles?lang=${other}`)).json();
  expect(data[0].inLanguage).toBe(other);
  expect(data[0].url).toContain(`?lang=${other}`);
  const response = await app.inject(data[0].url.replace(PUBLIC_URL, ''));
  expect(response.json().title).toBe(data[0].title);
});

test('the tips of an article are listed in order', async () => {
  const article = (await app.inject('/v1/articles/second-interview')).json();
  const { data, page } = (await app.inject('/v1/articles/second-interview/tips')).json();
  expect(data).toEqual(article.tips);
  expect(page.totalItems).toBe(article.tips.length);
});

test('a former slug is redirected for good, in the same format', async () => {
  const articles = app.snapshot.library.edition('en')?.listArticles().slice();
  const moved = articles?.find(({ aliases }) => aliases.length > 0);
  const alias = moved?.aliases[0];
  for (const suffix of ['', '/tips', '.md']) {
    const response = await app.inject(`/v1/articles/${alias}${suffix}`);
    expect(response.statusCode).toBe(301);
    expect(response.headers.location).toMatch(
      new RegExp(`^${PUBLIC_URL}/v1/articles/[a-z-]+${suffix.replace('.', '\\.')}$`),
    );
  }
  const paged = await app.inject(`/v1/articles/${alias}/tips?page=2&size=1`);
  expect(paged.headers.location).toMatch(/\/tips\?page=2&size=1$/);
});

test.each(['nope', '__proto__', 'constructor', '..%2f..%2fetc%2fpasswd', 'UPPER'])(
  'an unknown slug, %s, returns 404 and is not repeated in it',
  async (slug) => {
    const response = await app.inject(`/v1/articles/${slug}`);
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toContain(slug);
  },
);

test('a withdrawn article returns 410 with when, why and what to read instead', async () => {
  const edition = app.snapshot.library.edition('en');
  const withdrawn = edition?.article(edition.articleCount);
  const response = await app.inject(`/v1/articles/${withdrawn?.slug}`);
  expect(response.statusCode).toBe(410);
  expect(response.json()).toMatchObject({
    type: `${PUBLIC_URL}/problems/gone`,
    withdrawn: { date: withdrawn?.withdrawn?.date, reason: withdrawn?.withdrawn?.reason },
    replacedBy: expect.stringContaining('/v1/articles/'),
  });
  const tip = await app.inject('/v1/tips/praise-the-office');
  expect(tip.statusCode).toBe(410);
  expect(tip.json()).toMatchObject({ replacedBy: response.json().replacedBy });
});

test.each([
  ['colour=red', 'colour', 'is not a parameter of this URL'],
  ['page=1&page=2', 'page', 'must be given once'],
  ['size=101', 'size', 'from 1 to 100'],
  ['size=1e1', 'size', 'whole number'],
  ['size=0x10', 'size', 'whole number'],
  ['size=%205', 'size', 'whole number'],
  ['size=-0', 'size', 'whole number'],
  ['size=', 'size', 'whole number'],
  ['sort=colour', 'sort', 'must be one of'],
  ['stage=secreening', 'stage', 'did you mean "screening"?'],
  ['topic=', 'topic', 'must not be empty'],
  ['lang=xx', 'lang', 'must be one of'],
  ['include=body&include=tips', 'include', 'must be given once, as body, tips or body,tips'],
  ['include=', 'include', 'must be body, tips or body,tips'],
  ['include=everything', 'include', 'must be body, tips or body,tips'],
])('the list of articles refuses ?%s with 400 and names %s', async (query, parameter, detail) => {
  const response = await app.inject(`/v1/articles?${query}`);
  expect(response.statusCode).toBe(400);
  const [error] = response.json().errors;
  expect(error.parameter).toBe(parameter);
  expect(error.detail).toContain(detail);
});
