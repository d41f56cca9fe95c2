import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

test.each(['/v1/tips', '/v1/tips/research-the-company', '/v1/search?q=research'])(
  '%s links to description, documentation and status (RFC 8631)',
  async (url) => {
    const { headers } = await app.inject(url);
    for (const rel of ['service-desc', 'service-doc', 'status'])
      expect(headers.link).toContain(`rel="${rel}"`);
  },
);

test('everything that a Link header names is there', async () => {
  const { headers } = await app.inject('/v1/tips');
  const targets = String(headers.link).matchAll(/<([^>]+)>/g);
  for (const [, target = ''] of targets) {
    expect(target.startsWith(`${PUBLIC_URL}/`)).toBe(true);
    expect(await app.inject(target.slice(PUBLIC_URL.length))).toMatchObject({ statusCode: 200 });
  }
});

test.each([
  [0, ['self', 'first', 'next', 'last']],
  [5, ['next']],
  [18, ['next']],
])(
  'a list whose address has %i long slugs more links to %j in its headers, which stay short',
  async (more, rels) => {
    const others = Array.from({ length: more }, (_, n) => `${n}-${'x'.repeat(97)}`);
    const slugs = ['research-the-company', 'leave-pay-for-later', ...others];
    const response = await app.inject(`/v1/tips?size=1&slugs=${slugs}`);
    const link = String(response.headers.link);
    const pages = [...link.matchAll(/rel="(self|first|prev|next|last)"/g)].map(([, rel]) => rel);
    expect(pages).toEqual(rels);
    expect(Object.keys(response.json().links)).toEqual(['self', 'first', 'next', 'last']);
    expect(link.length).toBeLessThan(2500);
  },
);

test('the API catalogue is a link set whose targets are there, as what it says (RFC 9727)', async () => {
  const response = await app.inject('/.well-known/api-catalog');
  expect(response.headers['content-type']).toBe(
    'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
  );
  const [{ anchor, ...relations }] = response.json().linkset;
  expect(anchor).toBe(`${PUBLIC_URL}/v1`);
  for (const links of Object.values<{ href: string; type: string }[]>(relations))
    for (const { href, type } of links) {
      const target = await app.inject(href.slice(PUBLIC_URL.length));
      expect(target.statusCode).toBe(200);
      expect(target.headers['content-type']).toContain(type);
    }
});
