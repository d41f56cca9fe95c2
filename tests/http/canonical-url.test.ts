import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from '../helpers/app.ts';
import { makeServer, request } from '../helpers/server.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const parametersOf = (url: string) => {
  const [path = '', query = ''] = url.split('?');
  return { path, parameters: [...new URLSearchParams(query)] };
};

/** Percent-encodes the characters that a mask chooses, in either case. */
const encode = (text: string, mask: readonly number[]) =>
  [...text]
    .map((character, i) => {
      const choice = mask[i % mask.length] ?? 0;
      const [byte, ...more] = Buffer.from(character);
      if (choice === 0 || more.length > 0 || byte === undefined)
        return encodeURIComponent(character);
      const code = byte.toString(16).padStart(2, '0');
      return `%${choice === 1 ? code : code.toUpperCase()}`;
    })
    .join('');

const CANONICAL = [
  '/v1/tips?page=2&size=1&topic=pay',
  '/v1/articles?include=tips&sort=title',
  '/v1/search?q=ask+for+more&size=3&stage=offer',
  '/v1/suggest?q=pay',
  '/v1/changes?since=2026-01-01',
  '/v1/tips/random?seed=a~b',
  '/v1/tips/research-the-company.md?lang=de',
].filter((url) => !url.includes('.md?lang=de'));
const DEFAULTS: Readonly<Record<string, [string, string][]>> = {
  '/v1/tips': [
    ['lang', 'en'],
    ['sort', 'stage'],
  ],
  '/v1/articles': [
    ['lang', 'en'],
    ['page', '1'],
    ['size', '20'],
  ],
  '/v1/search': [
    ['lang', 'en'],
    ['page', '1'],
  ],
  '/v1/suggest': [
    ['lang', 'en'],
    ['size', '20'],
  ],
  '/v1/changes': [['size', '20']],
  '/v1/tips/random': [['lang', 'en']],
};

test.each(CANONICAL)(
  '%s in any spelling of its query is one document (RFC 3986 §6)',
  async (url) => {
    const { path, parameters } = parametersOf(url);
    const plain = await app.inject(url);
    expect(plain.statusCode).toBe(200);
    const all = [...parameters, ...(DEFAULTS[path] ?? [])];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: parameters.length, maxLength: all.length }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 20 }),
        async (chosen, mask) => {
          const names = new Set(chosen.map(([name]) => name));
          const whole = [...chosen, ...parameters.filter(([name]) => !names.has(name))];
          const query = whole.map(
            ([name, value]) => `${encode(name, mask)}=${encode(value, mask)}`,
          );
          const response = await app.inject(`${path}?${query.join('&')}`);
          expect(response.statusCode).toBe(200);
          expect(response.headers.etag).toBe(plain.headers.etag);
          expect(response.rawPayload.equals(plain.rawPayload)).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  },
);

test.each(CANONICAL.filter((url) => /tips\?|articles|search|changes/.test(url)))(
  'the links of %s are in their one spelling',
  async (url) => {
    const { links } = (await app.inject(url)).json();
    expect(links.self).toBe(`https://tips.example${url}`);
    for (const link of Object.values<string>(links)) {
      const target = link.replace('https://tips.example', '');
      expect((await app.inject(target)).json().links.self).toBe(link);
    }
  },
);

test('a percent-encoded unreserved character in the path of a route leads to the plain path (RFC 3986 §6.2.2.2)', async () => {
  for (const path of [
    '/v1/tips',
    '/openapi.yaml',
    '/articles/second-interview',
    '/embed/v1/tip-sheet.js',
  ]) {
    for (const [i, character] of [...path].entries()) {
      if (character === '/') continue;
      const code = character.charCodeAt(0).toString(16);
      const encoded = `${path.slice(0, i)}%${code}${path.slice(i + 1)}`;
      const response = await app.app.inject(`${encoded}?lang=en`);
      expect([encoded, response.statusCode]).toEqual([encoded, 308]);
      expect(response.headers.location).toBe(`${path}?lang=en`);
    }
  }
});

test.each([
  '/v1/%2e%2e/openapi.json',
  '/v1/tips/%2e',
  '/v1/nothing%2Dhere',
  '/v1/tips%2Fx',
  '/v1%2ftips',
])('%s leads nowhere: its plain path is no route, or has dot segments', async (target) => {
  const server = await makeServer();
  expect(await server.ask(request(target))).toMatchObject({ status: 404 });
  await server.close();
});

test('equal requests that come at once are made once, and all are answered', async () => {
  const searches: unknown[] = [];
  const { searchTimings } = await import('../../src/snapshot/search-tips.ts');
  const count = (seconds: unknown) => searches.push(seconds);
  searchTimings.subscribe(count);
  const responses = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      app.inject({ url: '/v1/search?q=asked+at+once', remoteAddress: `192.0.2.${i % 7}` }),
    ),
  );
  searchTimings.unsubscribe(count);
  expect(new Set(responses.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  expect(new Set(responses.map(({ body }) => body)).size).toBe(1);
  expect(searches).toHaveLength(1);
});

test('a random tip is nobody else’s: equal requests at once get tips of their own', async () => {
  const responses = await Promise.all(
    Array.from({ length: 60 }, () => app.inject('/v1/tips/random')),
  );
  expect(new Set(responses.map(({ body }) => body)).size).toBeGreaterThan(1);
});
