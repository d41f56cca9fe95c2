import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import type { ArticleSource, TipSource } from '../../src/content/model.ts';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { makeContent } from '../helpers/content.ts';

interface Listed {
  readonly kind: 'article' | 'tip';
  readonly slug: string;
  readonly inLanguage: string;
  readonly revision: string;
}

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const listOf = async ({ inject }: TestApp, query = '') =>
  (await inject(`/v1/revisions${query}`)).json();
const urlOf = ({ kind, slug, inLanguage }: Listed) => `/v1/${kind}s/${slug}?lang=${inLanguage}`;

/** The revision of each article and tip of a library, by its URL. */
async function revisionsOf(overrides: Parameters<typeof makeApp>[0]): Promise<Map<string, string>> {
  const other = await makeApp(overrides);
  const { data } = await listOf(other);
  await other.close();
  return new Map(data.map((item: Listed) => [urlOf(item), item.revision]));
}

/** The URLs of what differs from the small library. */
async function changedBy(overrides: Parameters<typeof makeApp>[0]): Promise<string[]> {
  const before = await revisionsOf({});
  const after = await revisionsOf(overrides);
  return [...after].filter(([url, revision]) => before.get(url) !== revision).map(([url]) => url);
}

const withArticle = (slug: string, fields: Partial<ArticleSource>): Content =>
  makeContent({
    articles: makeContent().articles.map((article) =>
      article.slug === slug ? { ...article, ...fields } : article,
    ),
  });
const withTip = (slug: string, fields: Partial<TipSource>): Content =>
  makeContent({
    articles: makeContent().articles.map((article) => ({
      ...article,
      tips: article.tips.map((tip) => (tip.slug === slug ? { ...tip, ...fields } : tip)),
    })),
  });

test('everything that is published is listed with the revision that its JSON has', async () => {
  const { data } = await listOf(app);
  const names = data.map(({ kind, slug }: Listed) => `${kind} ${slug}`);
  expect(names).toEqual([
    'article zweites-gespraech',
    'tip firma-erkunden',
    'article second-interview',
    'article negotiating-pay',
    'tip research-the-company',
    'tip leave-pay-for-later',
    'tip know-your-figure',
  ]);
  for (const item of data) {
    const { revision } = (await app.inject(urlOf(item))).json();
    expect([item.slug, revision]).toEqual([item.slug, item.revision]);
  }
});

test('former slugs say where they lead, and what was withdrawn says why', async () => {
  const { moved, withdrawn } = await listOf(app);
  const inLanguage = 'en';
  expect(moved).toEqual([
    { kind: 'article', slug: 'callback-interview', inLanguage, movedTo: 'second-interview' },
  ]);
  const why = {
    inLanguage,
    date: '2025-08-01',
    reason: 'The advice no longer holds.',
    replacedBy: `${PUBLIC_URL}/v1/articles/second-interview`,
  };
  expect(withdrawn).toEqual([
    { kind: 'article', slug: 'smalltalk-tricks', ...why },
    { kind: 'tip', slug: 'praise-the-office', ...why },
  ]);
});

test('revisions of one language are listed alone', async () => {
  const { data, moved, withdrawn } = await listOf(app, '?lang=de');
  expect(data.map(({ slug }: Listed) => slug)).toEqual(['zweites-gespraech', 'firma-erkunden']);
  expect([...moved, ...withdrawn]).toEqual([]);
});

test('an edit of a tip changes its revision and that of its article, and no other', async () => {
  const changed = await changedBy({
    content: withTip('know-your-figure', { body: 'Look it up.' }),
  });
  expect(changed).toEqual([
    '/v1/articles/negotiating-pay?lang=en',
    '/v1/tips/know-your-figure?lang=en',
  ]);
});

test.each<[string, Content]>([
  ['hidden keywords', withTip('firma-erkunden', { keywords: ['Betrieb'] })],
  ['what is withdrawn', withArticle('smalltalk-tricks', { title: 'Tricks' })],
  ['synonyms', makeContent({ synonyms: {} })],
])('an edit that no JSON shows changes no revision: %s', async (_what, content) => {
  expect(await changedBy({ content })).toEqual([]);
});

test('the revision of a tip follows what it takes over from its article', async () => {
  const changed = await changedBy({
    content: withArticle('negotiating-pay', { authors: [{ name: 'Another Author' }] }),
  });
  expect(changed).toContain('/v1/tips/know-your-figure?lang=en');
});

test('a review that falls due changes the revision of the article and its tips', async () => {
  const { revision } = (await app.inject('/v1/tips/research-the-company')).json();
  const late = await makeApp({ now: () => Date.parse('2027-07-01T00:00:00Z') });
  const tip = (await late.inject('/v1/tips/research-the-company')).json();
  await late.close();
  expect(tip.isOverdue).toBe(true);
  expect(tip.revision).not.toBe(revision);
});

test('a list that has not changed is 304', async () => {
  const { headers } = await app.inject('/v1/revisions');
  const other = await makeApp({ content: makeContent({ synonyms: {} }) });
  const again = await other.inject({
    url: '/v1/revisions',
    headers: { 'if-none-match': String(headers.etag) },
  });
  await other.close();
  expect(again.statusCode).toBe(304);
});
