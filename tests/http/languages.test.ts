import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';
import { everyUrl } from '../helpers/routes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

test.each([
  ['en', 'en'],
  ['EN', 'en'],
  ['en-US', 'en'],
  ['EN-latn-us', 'en'],
  ['de-AT-1996', 'de'],
  ['de-x-home', 'de'],
  ['de-u-co-phonebk', 'de'],
  ['en-GB-oed', 'en'],
  ['en-eng-Latn-GB', 'en'],
])('lang=%s finds "%s" (RFC 4647 §3.4), as one document with one ETag', async (lang, found) => {
  const plain = await app.inject(`/v1/tips?lang=${found}`);
  const response = await app.inject(`/v1/tips?lang=${lang}`);
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-language']).toBe(found);
  expect(response.headers.etag).toBe(plain.headers.etag);
  expect(response.body).toBe(plain.body);
});

test.each([
  ['fr', 'must be one of de, en'],
  ['english', 'must be one of de, en'],
  ['i-klingon', 'must be one of de, en'],
  ['x-home', 'must be one of de, en'],
  ['en-', 'is not a language tag (BCP 47); must be one of de, en'],
  ['en-u', 'is not a language tag (BCP 47); must be one of de, en'],
  ['e', 'is not a language tag (BCP 47); must be one of de, en'],
  ['en_US', 'is not a language tag (BCP 47); must be one of de, en'],
  ['*', 'is not a language tag (BCP 47); must be one of de, en'],
])('lang=%s returns 400 with the languages that there are', async (lang, detail) => {
  const response = await app.inject(`/v1/tips?lang=${lang}`);
  expect(response.statusCode).toBe(400);
  expect(response.json().errors).toEqual([{ parameter: 'lang', in: 'query', detail }]);
});

test('a language of the library may have a region, which its own tag alone does not find', async () => {
  const articles = [
    ...makeContent().articles,
    makeArticle({ slug: 'entrevista', inLanguage: 'pt-BR', tips: [makeTip({ slug: 'dica' })] }),
  ];
  const other = await makeApp({ content: makeContent({ articles }) });
  for (const lang of ['pt-br', 'PT-BR', 'pt-Latn-BR', 'pt'])
    expect((await other.inject(`/v1/tips?lang=${lang}`)).statusCode).toBe(
      lang.toLowerCase() === 'pt-br' ? 200 : 400,
    );
  await other.close();
});

test('every answer in one language says in which (RFC 9110 §8.5)', async () => {
  for (const url of everyUrl(app.app)) {
    const { headers } = await app.inject(url);
    const language = NO_LANGUAGE.test(url) ? undefined : 'en';
    expect({ url, language: headers['content-language'] }).toEqual({ url, language });
  }
});

/** What is in every language that there is, or in none. */
const NO_LANGUAGE =
  /^\/(?:v1\/(?:changes|revisions|meta|export)|mcp|sitemap|robots|llms|health|schemas|embed\/[^/]+$|embed\/v|assets|share|favicon|docs\/|\.well-known)/;

test('the log of changes of the default language is another than that of all', async () => {
  const all = (await app.inject('/v1/changes')).json();
  const english = await app.inject('/v1/changes?lang=en');
  expect(english.headers['content-language']).toBe('en');
  expect(english.json().data.length).toBeLessThan(all.data.length);
  expect(english.json().links.self).toBe(`${PUBLIC_URL}/v1/changes?lang=en`);
});

test.each([
  ['/v1/articles/zweites-gespraech', ['de', 'en']],
  ['/v1/articles/zweites-gespraech.md', ['de', 'en']],
  ['/v1/articles/zweites-gespraech/tips', ['de', 'en']],
  ['/v1/articles/second-interview?lang=de', ['de', 'en']],
  ['/v1/articles/callback-interview?lang=de', ['de', 'en']],
  ['/v1/tips/firma-erkunden', ['de']],
  ['/v1/tips/know-your-figure.txt?lang=de', ['en']],
])(
  '%s returns 404 with the URLs of what has the slug in another language',
  async (url, languages) => {
    const response = await app.inject(url);
    expect(response.statusCode).toBe(404);
    const { translations, detail } = response.json();
    const asked = new URL(url, PUBLIC_URL).searchParams.get('lang') ?? 'en';
    const own = translations.find((one: { inLanguage: string }) => one.inLanguage === asked);
    expect(detail).toContain(own ? `in "${asked}" it is ${own.url}` : 'it is there in "');
    expect(translations.map((one: { inLanguage: string }) => one.inLanguage)).toEqual(languages);
    for (const translation of translations) {
      const path = translation.url.slice(PUBLIC_URL.length);
      expect((await app.inject(path)).statusCode).toBe(200);
    }
  },
);
