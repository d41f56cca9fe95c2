import jsonld from 'jsonld';
import { beforeAll, expect, test } from 'vitest';
import type { Article } from '../../../src/content/library.ts';
import { jsonLdOf } from '../../../src/render/formats/json-ld.ts';
import { makeSnapshot, PUBLIC_URL } from '../../helpers/app.ts';

const { library, site } = makeSnapshot();
let article: Article;
beforeAll(() => {
  const found = library.edition('en')?.findArticle('second-interview');
  if (found?.state !== 'found') throw new Error('the test library should have the article');
  article = found.item;
});

/** As a processor of JSON-LD reads it, with schema.org's context from here. */
async function expand(document: object) {
  const [node] = await jsonld.expand(document as jsonld.JsonLdDocument, {
    documentLoader: async (url) => ({
      contextUrl: undefined,
      documentUrl: url,
      document: { '@context': { '@vocab': 'https://schema.org/' } },
    }),
  });
  return node as unknown as Node;
}

/** A node of expanded JSON-LD. */
interface Node {
  readonly '@id'?: string;
  readonly '@type'?: readonly string[];
  readonly '@value'?: unknown;
  readonly [property: string]: unknown;
}

const S = 'https://schema.org/';
const all = (node: Node | undefined, property: string) =>
  (node?.[S + property] ?? []) as readonly Node[];
const first = (node: Node | undefined, property: string) => all(node, property)[0];

test('an article is a reviewed page about an article of tips in order', async () => {
  const page = await expand(jsonLdOf(article, site));
  expect(page['@type']).toEqual([`${S}WebPage`]);
  expect(page['@id']).toBe(`${PUBLIC_URL}/articles/second-interview`);
  expect(first(page, 'lastReviewed')?.['@value']).toBe(article.lastReviewed);
  const main = first(page, 'mainEntity');
  expect(main?.['@type']).toEqual([`${S}Article`]);
  const tips = all(main, 'hasPart');
  expect(tips.map((tip) => first(tip, 'position')?.['@value'])).toEqual(
    article.tips.map(({ position }) => position),
  );
  for (const tip of tips) expect(tip['@type']).toEqual([`${S}HowToTip`]);
});

test('what the article is based on is credited', async () => {
  const document = JSON.stringify(jsonLdOf(article, site));
  expect(document).toContain('Interviews & Offers');
  expect(document).toContain('Sam Source');
});

test('a tip is a reviewed page about a tip of its article, and its text is plain', async () => {
  const [tip] = article.tips;
  if (!tip) throw new Error('the test article should have tips');
  const page = await expand(jsonLdOf(tip, site));
  expect(page['@type']).toEqual([`${S}WebPage`]);
  expect(page['@id']).toBe(`${PUBLIC_URL}/tips/${tip.slug}`);
  const main = first(page, 'mainEntity');
  expect(main?.['@type']).toEqual([`${S}HowToTip`]);
  expect(first(main, 'isPartOf')?.['@type']).toEqual([`${S}Article`]);
  expect(first(main, 'text')?.['@value']).not.toMatch(/[*<]/);
});

test('pages name the way to them, their picture, their authors by address, and times with a zone', async () => {
  const [tip] = article.tips;
  if (!tip) throw new Error('the test article should have tips');
  for (const [data, names] of [
    [jsonLdOf(article, site), ['Guides', article.title]],
    [jsonLdOf(tip, site), ['Guides', article.title, tip.title]],
  ] as const) {
    const page = await expand(data);
    const crumbs = all(first(page, 'breadcrumb'), 'itemListElement');
    expect(crumbs.map((crumb) => first(crumb, 'name')?.['@value'])).toEqual(names);
    expect(crumbs.map((crumb) => first(crumb, 'position')?.['@value'])).toEqual(
      names.map((_, i) => i + 1),
    );
    const main = first(page, 'mainEntity');
    expect(first(main, 'image')?.['@value']).toBe(`${PUBLIC_URL}/share/second-interview.png`);
    expect(first(first(main, 'author'), 'url')?.['@value']).toBe('https://ada.example/');
    expect(first(main, 'datePublished')?.['@value']).toBe(`${article.datePublished}T00:00:00Z`);
    expect(first(main, 'dateModified')?.['@value']).toBe(`${article.dateModified}T00:00:00Z`);
  }
});

test('an organisation without a page of its own is at home on the site, a person is not', () => {
  const url = (type: 'Person' | 'Organization') =>
    jsonLdOf({ ...article, authors: [{ type, name: 'Editors' }] }, site).mainEntity;
  expect(url('Organization')).toMatchObject({ author: [{ url: `${PUBLIC_URL}/` }] });
  expect(url('Person')).toMatchObject({ author: [{ '@type': 'Person', name: 'Editors' }] });
});

test('questions are what an article is about, and each tip answers its own', async () => {
  const main = first(await expand(jsonLdOf(article, site)), 'mainEntity');
  expect(first(first(main, 'about'), 'name')?.['@value']).toBe(article.questions[0]);
  const tip = article.tips.find(({ questions }) => questions.length > 0);
  const node = tip && (await expand(jsonLdOf(tip, site)));
  const question = first(first(node, 'mainEntity'), 'about');
  expect(question?.['@type']).toEqual([`${S}Question`]);
  expect(first(first(question, 'acceptedAnswer'), 'text')?.['@value']).toBe(tip?.summary);
});

test('who reviewed an article is named, and its authors where nobody else did', async () => {
  const reviewer = async (of: Article) =>
    first(first(await expand(jsonLdOf(of, site)), 'reviewedBy'), 'name')?.['@value'];
  expect(await reviewer(article)).toBe('Rae Reviewer');
  expect(await reviewer({ ...article, reviewedBy: [] })).toBe(article.authors[0]?.name);
});

test('a translation names the work that it translates', async () => {
  const german = library.edition('de')?.article(0);
  const main = german && first(await expand(jsonLdOf(german, site)), 'mainEntity');
  expect(first(main, 'translationOfWork')?.['@id']).toBe(
    `${PUBLIC_URL}/articles/second-interview#article`,
  );
});
