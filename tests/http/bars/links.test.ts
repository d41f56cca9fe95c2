import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

describe('bar 14: where the API is described', () => {
  test.each(['/v1/tips', '/v1/tips/research-the-company', '/v1/search?q=research'])(
    '%s links to description, documentation and status',
    async (url) => {
      const { headers } = await app.inject(url);
      for (const rel of ['service-desc', 'service-doc', 'status'])
        expect(headers.link).toContain(`rel="${rel}"`);
    },
  );

  test('everything that is linked is there', async () => {
    const { headers } = await app.inject('/v1/tips');
    const targets = String(headers.link).matchAll(/<([^>]+)>/g);
    for (const [, target = ''] of targets) {
      expect(target.startsWith(`${PUBLIC_URL}/`)).toBe(true);
      expect(await app.inject(target.slice(PUBLIC_URL.length))).toMatchObject({ statusCode: 200 });
    }
  });

  test('the catalogue is a link set whose targets are there, as what it says', async () => {
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
});

describe('bar 14: a version on its way out', () => {
  const deprecation = { since: new Date('2027-01-01'), sunset: new Date('2028-01-01') };

  test('says so in every answer under it, errors included, and nowhere else', async () => {
    const old = await makeApp({ deprecation });
    for (const [method, url, status] of [
      ['GET', '/v1/tips', 200],
      ['GET', '/v1/tips/research-the-company.md', 200],
      ['GET', '/v1/articles/callback-interview', 301],
      ['GET', '/v1/tips?x=1', 400],
      ['GET', '/v1/tips/no', 404],
      ['GET', '/v1/nothing', 404],
      ['POST', '/v1/tips', 405],
      ['OPTIONS', '/v1/tips', 204],
    ] as const) {
      const { statusCode, headers } = await old.inject({ method, url });
      expect(statusCode).toBe(status);
      expect(headers).toMatchObject({
        deprecation: '@1798761600',
        sunset: 'Sat, 01 Jan 2028 00:00:00 GMT',
        'access-control-expose-headers': expect.stringMatching(/Deprecation.*Sunset/),
      });
    }
    for (const url of ['/', '/feed.json', '/openapi.json', '/embed/tips/research-the-company']) {
      const { headers } = await old.inject(url);
      expect(headers).not.toHaveProperty('deprecation');
      expect(headers).not.toHaveProperty('sunset');
    }
    await old.close();
  });

  test('says so to those who ask too much, too', async () => {
    const old = await makeApp({ deprecation, config: { RATE_LIMIT: 1 } });
    await old.inject('/v1/tips');
    for (const url of ['/v1/tips', '/v1/nothing'])
      expect(await old.inject(url)).toMatchObject({
        statusCode: 429,
        headers: { deprecation: '@1798761600', sunset: 'Sat, 01 Jan 2028 00:00:00 GMT' },
      });
    await old.close();
  });

  test('isn’t v1 yet', async () => {
    const { headers } = await app.inject('/v1/tips');
    expect(headers).not.toHaveProperty('deprecation');
    expect(headers).not.toHaveProperty('sunset');
  });
});
