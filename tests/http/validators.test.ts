import { expect, test } from 'vitest';
import { hashBody, hashBytes } from '../../src/http/response/hash.ts';
import { Parts } from '../../src/http/response/parts.ts';
import { makeApp, makeSnapshot } from '../helpers/app.ts';
import { makeContent } from '../helpers/content.ts';

/** The small library, with a tip of another title. */
function retitled(title: string) {
  const content = makeContent();
  return makeContent({
    articles: content.articles.map((article) => ({
      ...article,
      tips: article.tips.map((tip) => (tip.slug === 'know-your-figure' ? { ...tip, title } : tip)),
    })),
  });
}

test('an edit changes the ETags of what it changed, and a 304 brings the new revision', async () => {
  let snapshot = makeSnapshot();
  const { inject, close } = await makeApp({ current: () => snapshot });
  const ask = async (url: string, etag?: unknown) =>
    inject({ url, headers: etag === undefined ? {} : { 'if-none-match': String(etag) } });
  const changed = ['/v1/tips/know-your-figure', '/v1/articles/negotiating-pay', '/'];
  const unchanged = [
    '/v1/tips/research-the-company.md',
    '/v1/topics',
    '/embed/v1/tip-sheet.js',
    '/docs',
  ];
  const urls = [...changed, ...unchanged];
  const before = new Map<string, unknown>();
  for (const url of urls) before.set(url, (await ask(url)).headers.etag);
  snapshot = { ...makeSnapshot(retitled('Know what you want')), revision: 'another' };
  for (const url of urls) {
    const { statusCode, headers } = await ask(url, before.get(url));
    expect([url, statusCode]).toEqual([url, changed.includes(url) ? 200 : 304]);
    expect(headers['content-revision']).toBe('another');
  }
  await close();
});

test('a large body has the hash of its bytes, in one part or in several', async () => {
  const bytes = Buffer.alloc(5_000_001, 'Prepare well. ');
  const parts = new Parts([
    bytes.subarray(0, 3),
    bytes.subarray(3, 4_000_000),
    bytes.subarray(4e6),
  ]);
  expect(await hashBody(bytes)).toBe(hashBytes(bytes));
  expect(await hashBody(parts)).toBe(hashBytes(bytes));
});
