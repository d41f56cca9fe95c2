import jsonld from 'jsonld';
import { beforeAll, expect, test } from 'vitest';
import type { Article } from '../../../src/content/library.ts';
import { articleJsonLd, tipJsonLd } from '../../../src/render/formats/json-ld.ts';
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
  const page = await expand(articleJsonLd(article, site));
  expect(page['@type']).toEqual([`${S}WebPage`]);
  expect(page['@id']).toBe(`${PUBLIC_URL}/articles/second-interview`);
  expect(first(page, 'lastReviewed')?.['@value']).toBe(article.lastReviewed);
  const main = first(page, 'mainEntity');
  expect(main?.['@type']).toEqual([`${S}Article`]);
  const tips = all(first(main, 'hasPart'), 'itemListElement');
  expect(tips.map((tip) => first(tip, 'position')?.['@value'])).toEqual(
    article.tips.map(({ position }) => position),
  );
  for (const tip of tips) expect(tip['@type']).toEqual([`${S}HowToTip`]);
});

test('what the article is based on is credited', async () => {
  const document = JSON.stringify(articleJsonLd(article, site));
  expect(document).toContain('Interviews & Offers');
  expect(document).toContain('Sam Source');
});

test('a tip is part of its article, and its text is plain', async () => {
  const [tip] = article.tips;
  if (!tip) throw new Error('the test article should have tips');
  const node = await expand(tipJsonLd(tip, site));
  expect(node['@type']).toEqual([`${S}HowToTip`]);
  expect(first(node, 'isPartOf')?.['@type']).toEqual([`${S}Article`]);
  expect(first(node, 'text')?.['@value']).not.toMatch(/[*<]/);
});
