import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { shippedContent } from '../search/shipped.ts';

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
