import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { loadFiles } from '../../src/content/load/load.ts';
import { hashBody, hashBytes } from '../../src/http/response/hash.ts';
import { Parts } from '../../src/http/response/parts.ts';
import { buildSnapshotData } from '../../src/snapshot/data.ts';
import { openSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { makeApp, makeSnapshot, NOW, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { contentFiles, makeArticle, makeContent } from '../helpers/content.ts';
import { edited, edits, firstContent, type LoadedContent } from '../helpers/random-edits.ts';
import { everyUrl } from '../helpers/routes.ts';

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

test('an edit that no example of the contract shows leaves the ETag of the contract', async () => {
  // So much that no example is the whole of it.
  const longArticle = (i: number, conclusion = 'Sleep well.') =>
    makeArticle({
      ...{ slug: `on-offers-${i}`, stage: 'offer', conclusion },
      introduction: 'Read on. '.repeat(1000),
    });
  const etagOf = async (conclusion?: string) => {
    const { articles } = makeContent();
    const long = [longArticle(1), longArticle(2), longArticle(3), longArticle(4, conclusion)];
    const content = makeContent({ articles: [...articles, ...long] });
    const { inject, close } = await makeApp({ content, described: true });
    const { headers } = await inject('/openapi.json');
    await close();
    return headers.etag;
  };
  expect(await etagOf('Eat well.')).toBe(await etagOf());
});

const EDITS = 200;
/** Each is asked for after every so many edits. */
const TURNS = 3;
/** After so many edits a second server starts on the content. */
const EDITS_BETWEEN_STARTS = 10;
const CODINGS = ['identity', 'gzip', 'br'];

function open({ content, hash }: LoadedContent): Snapshot {
  const contract = { json: Buffer.from('{}'), yaml: Buffer.from('{}') };
  const data = { ...buildSnapshotData(content, hash), contract };
  return openSnapshot(data, { publicUrl: PUBLIC_URL, codeVersion: 'test' }, NOW);
}

/** The same content, its files read in another order. */
function readAgain({ content }: LoadedContent): LoadedContent {
  const loaded = loadFiles(new Map([...contentFiles(content)].reverse()));
  if (!loaded.ok) throw new Error('an edit broke the library');
  return loaded;
}

/** A URL of each route, those of articles and tips with slugs that there are. */
function urlsOf(app: TestApp, { library }: Snapshot): string[] {
  const edition = library.edition('en');
  if (!edition || edition.articleCount === 0) return [];
  const [article, tip] = [edition.article(0).slug, edition.tip(edition.tipCount - 1).slug];
  return everyUrl(app.app)
    .map((url) => url.replaceAll('second-interview', article).replace('research-the-company', tip))
    .flatMap((url) => (/^.v1.(tips|articles)$/.test(url) ? [url, `${url}?include=body`] : url));
}

test(`over ${EDITS} edits a document that has changed is never 304, and any other always is`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(edits, { minLength: 2 * EDITS, maxLength: 2 * EDITS }),
      async (run) => {
        let loaded = firstContent();
        let snapshot = open(loaded);
        const reloaded = await makeApp({ current: () => snapshot });
        const urls = new Set<string>();
        const known = new Map<string, LightMyRequestResponse>();
        const counts = { edits: 0, same: 0, changed: 0 };
        for (const [n, edit] of run.entries()) {
          const next = edited(loaded.content, edit, n);
          if (!next) continue;
          loaded = next;
          snapshot = open(next);
          const started =
            counts.edits % EDITS_BETWEEN_STARTS === 0
              ? await makeApp({ current: () => open(readAgain(next)) })
              : undefined;
          for (const url of urlsOf(reloaded, snapshot)) urls.add(url);
          const coding = CODINGS[n % CODINGS.length] ?? 'identity';
          for (const [i, url] of [...urls].entries()) {
            if ((i + n) % TURNS !== 0) continue;
            const headers = { 'accept-encoding': coding };
            const now = await reloaded.app.inject({ url, headers });
            const before = known.get(`${coding} ${url}`);
            if (before) {
              const isSame = before.rawPayload.equals(now.rawPayload);
              const expected = now.statusCode === 200 && isSame ? 304 : now.statusCode;
              const etag = String(before.headers.etag);
              const { statusCode } = await reloaded.app.inject({
                url,
                headers: { ...headers, 'if-none-match': etag },
              });
              expect([edit.kind, url, statusCode]).toEqual([edit.kind, url, expected]);
              counts[isSame ? 'same' : 'changed']++;
            }
            if (now.headers.etag === undefined) known.delete(`${coding} ${url}`);
            else known.set(`${coding} ${url}`, now);
            if (!started || now.headers['cache-control'] === 'no-store') continue;
            const other = await started.app.inject({ url, headers });
            expect([url, other.headers.etag]).toEqual([url, now.headers.etag]);
            expect(other.rawPayload.equals(now.rawPayload), url).toBe(true);
          }
          await started?.close();
          if (++counts.edits === EDITS) break;
        }
        await reloaded.close();
        expect(counts.edits).toBe(EDITS);
        expect(counts.same).toBeGreaterThan(EDITS);
        expect(counts.changed).toBeGreaterThan(EDITS);
      },
    ),
    { numRuns: 1, endOnFailure: true },
  );
}, 300_000);
