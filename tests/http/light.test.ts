import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { readQuestions } from '../relevance/questions.ts';
import { shippedContent } from '../search/shipped.ts';

/** As answers are compressed. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** What lists show of the guides that come with Tipsheet. */
let app: TestApp;
beforeAll(async () => {
  app = await makeApp({ content: await shippedContent() });
});
afterAll(() => app.close());

/** Every item of a list, page by page. */
async function all(path: string): Promise<object[]> {
  const { data, links } = (await app.inject(path)).json();
  return links.next ? [...data, ...(await all(links.next.slice(PUBLIC_URL.length)))] : data;
}

const bytesOf = (item: object) => Buffer.byteLength(JSON.stringify(item));

test.each(['en', 'es'])('a listed tip or guide in %s is at most 1 KB of JSON', async (language) => {
  const tips = await all(`/v1/tips?lang=${language}&size=100`);
  const articles = await all(`/v1/articles?lang=${language}`);
  expect(tips.length).toBeGreaterThan(100);
  expect(articles.length).toBeGreaterThan(10);
  for (const item of [...tips, ...articles]) expect(bytesOf(item)).toBeLessThanOrEqual(1024);
});

test.each(['en', 'es'])(
  'a page of 20 hits in %s is at most 25 KB of JSON, 6 KB after Brotli, and each hit at most 1 KB',
  async (language) => {
    for (const { q } of readQuestions(language).questions) {
      const { body } = await app.inject({ url: '/v1/search', query: { q, lang: language } });
      expect(Buffer.byteLength(body), q).toBeLessThanOrEqual(25_000);
      for (const hit of JSON.parse(body).data) expect(bytesOf(hit), q).toBeLessThanOrEqual(1024);
      expect(brotliCompressSync(body, BROTLI).length, q).toBeLessThanOrEqual(6000);
    }
  },
);
