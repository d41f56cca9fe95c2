import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_CURSOR, readCursor, writeCursor } from '../../src/http/contract/cursor.ts';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const get = async (url: string) => (await app.inject(url.replace(PUBLIC_URL, ''))).json();

test('changes are listed newest last, withdrawn articles as tombstones', async () => {
  const { data, hasMore } = await get('/v1/changes');
  const dates = data.map(({ date }: { date: string }) => date);
  expect(dates).toEqual([...dates].sort());
  expect(hasMore).toBe(false);
  expect(data[0]).toMatchObject({
    type: 'published',
    date: '2025-01-15',
    note: 'First published',
    url: expect.stringMatching(/^https:\/\/tips\.example\/v1\/articles\//),
  });
  expect(data.at(-1)).toEqual({
    type: 'withdrawn',
    kind: 'article',
    date: '2025-08-01',
    slug: 'smalltalk-tricks',
    inLanguage: 'en',
    url: `${PUBLIC_URL}/v1/articles/smalltalk-tricks`,
    reason: 'The advice no longer holds.',
    replacedBy: `${PUBLIC_URL}/v1/articles/second-interview`,
  });
});

test('the pages together are the whole, and the last still says where to ask again', async () => {
  const whole = (await get('/v1/changes?size=100')).data;
  const pages: unknown[] = [];
  let page = await get('/v1/changes?size=2');
  for (; page.hasMore; page = await get(page.links.next)) pages.push(...page.data);
  pages.push(...page.data);
  expect(pages).toEqual(whole);
  const again = await get(page.links.next);
  expect(again).toMatchObject({ data: [], hasMore: false });
  expect(again.links.next).toBe(page.links.next);
});

test('Link names the next page while there is one', async () => {
  const first = await app.inject('/v1/changes?size=1');
  expect(first.headers.link).toContain(`<${first.json().links.next}>; rel="next"`);
  const last = await app.inject('/v1/changes?size=100');
  expect(last.headers.link).not.toContain('rel="next"');
});

test.each([
  ['2025-08-01', 1],
  ['2025-08-01T18:30:00Z', 1],
  ['2025-08-02T01:00:00%2B02:00', 1],
  ['2025-08-02', 0],
  ['0000-01-01', 9],
])('since=%s returns %i', async (since, count) => {
  expect((await get(`/v1/changes?since=${since}`)).data).toHaveLength(count);
});

test('the log of changes in one language has no other', async () => {
  const { data } = await get('/v1/changes?lang=de&size=1');
  expect(data[0].inLanguage).toBe('de');
  const { links } = await get('/v1/changes?lang=de');
  expect(new URL(links.next).searchParams.get('lang')).toBe('de');
});

test('a page of the log of changes that is known is not sent again', async () => {
  const { headers } = await app.inject('/v1/changes');
  expect(headers['cache-control']).toMatch(/^public/);
  const again = await app.inject({
    url: '/v1/changes',
    headers: { 'if-none-match': String(headers.etag) },
  });
  expect(again.statusCode).toBe(304);
});

const cursor = writeCursor({ since: 0, day: 0, count: 0, sums: [0] });
test.each([
  ['since=yesterday', 'since'],
  ['since=2026-02-30', 'since'],
  ['since=', 'since'],
  ['since=2026-01-01&since=2026-01-02', 'since'],
  ['cursor=', 'cursor'],
  ['cursor=abc', 'cursor'],
  ['cursor=%2e%2e', 'cursor'],
  [`cursor=${cursor}&cursor=${cursor}`, 'cursor'],
  [`cursor=${cursor}&since=2026-01-01`, 'since'],
  [`cursor=${'A'.repeat(MAX_CURSOR + 1)}`, 'cursor'],
  ['size=0', 'size'],
  ['size=101', 'size'],
  ['lang=xx', 'lang'],
  ['page=2', 'page'],
])('the log of changes refuses ?%s', async (query, parameter) => {
  const response = await app.inject(`/v1/changes?${query}`);
  expect(response.statusCode).toBe(400);
  expect(response.json().errors).toContainEqual(expect.objectContaining({ parameter }));
});

const int32 = fc.integer({ min: -1_000_000, max: 4_000_000 });
const uint32 = fc.integer({ min: 0, max: 0xffff_ffff });
const place = fc
  .record({
    since: int32,
    after: fc.nat({ max: 1_000_000 }),
    count: uint32,
    sums: fc.array(uint32, { minLength: 1, maxLength: 26 }),
  })
  .map(({ since, after, ...rest }) => ({ since, day: since + after, ...rest }));

test('a cursor names the position that it was made from, and is no longer than allowed', () => {
  fc.assert(
    fc.property(place, (place) => {
      const text = writeCursor(place);
      expect(text.length).toBeLessThanOrEqual(MAX_CURSOR);
      expect(readCursor(text)).toEqual(place);
    }),
  );
});

test('a cursor that was not given out is refused, or leads to an answer all the same', async () => {
  expect(readCursor(Buffer.alloc(20).toString('base64url'))).toBeUndefined();
  await fc.assert(
    fc.asyncProperty(place, async (place) => {
      const response = await app.inject(`/v1/changes?cursor=${writeCursor(place)}`);
      expect(response.statusCode).toBe(200);
    }),
  );
});
