import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { makeArticle, makeContent } from '../helpers/content.ts';
import { attribute, ParsedPage } from '../render/pages/parse-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

async function pictureOf(url: string, from = app): Promise<string | undefined> {
  const page = new ParsedPage((await from.inject(url)).body);
  expect(attribute(page.one('meta', { name: 'twitter:card' }), 'content')).toBe(
    'summary_large_image',
  );
  return attribute(page.one('meta', { property: 'og:image' }), 'content');
}

test.each([
  ['/', 'site'],
  ['/articles/second-interview', 'second-interview'],
  ['/tips/research-the-company', 'second-interview'],
  ['/tips/know-your-figure', 'offer'],
])('%s is shared with the picture of its stage', async (url, name) => {
  const picture = await pictureOf(url);
  expect(picture).toBe(`${PUBLIC_URL}/share/${name}.png`);
  const { statusCode, headers } = await app.inject(`/share/${name}.png`);
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
});

test('a guide of a stage that has no picture is shared with that of the site', async () => {
  const { stages } = makeContent();
  const [first] = stages;
  if (!first) throw new Error('the test library should have stages');
  const own = await makeApp({
    content: makeContent({
      stages: [...stages, { ...first, slug: 'trial-day' }],
      articles: [...makeContent().articles, makeArticle({ stage: 'trial-day' })],
    }),
  });
  expect(await pictureOf('/articles/phone-screening', own)).toBe(`${PUBLIC_URL}/share/site.png`);
  await own.close();
});
