import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { pageIssues } from '../render/pages/page-issues.ts';
import { attribute, ParsedPage, textOf } from '../render/pages/parse-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

async function read(url: string): Promise<ParsedPage> {
  const { statusCode, body } = await app.inject(url);
  expect({ url, statusCode }).toEqual({ url, statusCode: 200 });
  return new ParsedPage(body);
}

const PAGES = [
  '/',
  '/?lang=de',
  '/?q=company',
  '/?q=xyzzyx',
  '/?stage=offer',
  '/?topic=pay&stage=offer',
  '/articles/second-interview',
  '/articles/zweites-gespraech?lang=de',
  '/tips/research-the-company',
  '/tips/know-your-figure?region=US',
  '/tips/firma-erkunden?lang=de',
  '/problems',
  '/problems/gone',
];
const FRAMES = [
  '/embed/articles/second-interview',
  '/embed/articles/zweites-gespraech?lang=de',
  '/embed/tips/know-your-figure?theme=dark',
];

test.each([...PAGES, ...FRAMES])('%s is a page without issues', async (url) => {
  const { headers, body } = await app.inject(url);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toContain('public');
  expect(headers).not.toHaveProperty('set-cookie');
  expect(pageIssues(new ParsedPage(body), PUBLIC_URL)).toEqual([]);
});

test('everything own that a page loads or links is there', async () => {
  const seen = new Set<string>();
  for (const url of [...PAGES, ...FRAMES])
    for (const element of (await read(url)).elements) {
      const address = attribute(element, 'href') ?? attribute(element, 'src');
      if (address === undefined || attribute(element, 'rel') === 'preconnect') continue;
      const target = new URL(address, PUBLIC_URL);
      target.hash = '';
      if (target.origin === PUBLIC_URL) seen.add(target.pathname + target.search);
    }
  for (const url of seen) {
    const { statusCode } = await app.inject(url);
    expect({ url, statusCode }).toEqual({ url, statusCode: 200 });
  }
});

test.each(PAGES)('%s tells its title, type and image by Open Graph', async (url) => {
  const page = await read(url);
  const content = (property: string) => attribute(page.one('meta', { property }), 'content') ?? '';
  const [title, site] = [content('og:title'), content('og:site_name')];
  expect(textOf(page.one('title'))).toBe(title === site ? site : `${title} – ${site}`);
  expect(['website', 'article']).toContain(content('og:type'));
  const image = new URL(content('og:image'));
  expect(image.origin).toBe(PUBLIC_URL);
  const { statusCode, headers } = await app.inject(image.pathname);
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
});

test('the page of an article links each tip to its own page, and keeps its anchor', async () => {
  const page = await read('/articles/second-interview');
  const { tips } = (await app.inject('/v1/articles/second-interview')).json();
  for (const { slug, webUrl } of tips) {
    expect(webUrl).toBe(`${PUBLIC_URL}/tips/${slug}`);
    expect(page.byId(slug).tagName).toBe('section');
    expect(page.all('a', { href: `/tips/${slug}` })).toHaveLength(1);
  }
});

test.each([
  ['/tips/research-the-company', '/articles/second-interview'],
  ['/tips/firma-erkunden?lang=de', '/articles/zweites-gespraech?lang=de'],
])('the page %s has the tip, its own address, and the way to its guide', async (url, guide) => {
  const page = await read(url);
  const tip = (await app.inject(`/v1${url}`)).json();
  expect(textOf(page.one('h1'))).toBe(tip.title);
  expect(attribute(page.one('link', { rel: 'canonical' }), 'href')).toBe(PUBLIC_URL + url);
  expect(textOf(page.one('main'))).toContain(tip.summary);
  expect(attribute(page.one('a', { 'aria-current': 'page' }), 'href')).toBe(url);
  expect(page.all('a', { href: guide })).not.toEqual([]);
});

test('the page of a tip leads to the tips before and after it in its guide', async () => {
  const { tips } = (await app.inject('/v1/articles/second-interview')).json();
  const page = await read(`/tips/${tips[1].slug}`);
  const href = (rel: string) => page.all('a', { rel }).map((link) => attribute(link, 'href'));
  expect(href('prev')).toEqual([`/tips/${tips[0].slug}`]);
  expect(href('next')).toEqual(tips[2] ? [`/tips/${tips[2].slug}`] : []);
});

test('the policy of pages lets nothing inline or foreign run, and nobody frame them', async () => {
  const { headers } = await app.inject('/');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'none'",
  );
  expect(headers['x-frame-options']).toBe('DENY');
});

test('the policy of frames lets everybody frame them, and search engines are led to the page', async () => {
  const { headers } = await app.inject('/embed/tips/know-your-figure');
  expect(headers['content-security-policy']).toMatch(/; frame-ancestors \*$/);
  expect(headers).not.toHaveProperty('x-frame-options');
  expect(headers).not.toHaveProperty('x-robots-tag');
  expect(headers.link).toContain(`<${PUBLIC_URL}/tips/know-your-figure>; rel="canonical"`);
});

test.each([
  ['/embed/articles/smalltalk-tricks', 410],
  ['/embed/tips/unknown', 404],
  ['/embed/tips/Not%20a%20slug', 404],
  ['/embed/tips/know-your-figure?theme=blue', 400],
  ['/embed/articles/callback-interview', 301],
])('the policy of frames holds for what is in their place, too: %s', async (url, status) => {
  const { statusCode, headers } = await app.inject(url);
  expect(statusCode).toBe(status);
  expect(headers['content-security-policy']).toMatch(/; frame-ancestors \*$/);
});

test('the policy of pages holds for their errors', async () => {
  expect((await app.inject('/articles/unknown')).headers['x-frame-options']).toBe('DENY');
});

test('the home page finds tips and marks what matched', async () => {
  const page = await read('/?q=company');
  expect(page.all('mark').map((mark) => textOf(mark).toLowerCase())).toContain('company');
  expect(page.all('a', { href: '/tips/research-the-company' })).toHaveLength(1);
});

test('the home page says so when nothing was found', async () => {
  const page = await read('/?q=xyzzyx');
  expect(textOf(page.one('h1'))).toBe('No tip found for “xyzzyx”');
});

test('the home page keeps to the language that was asked for', async () => {
  const page = await read('/?lang=de');
  expect(attribute(page.one('html'), 'lang')).toBe('de');
  expect(page.all('a', { href: '/articles/zweites-gespraech?lang=de' })).toHaveLength(1);
  const others = page.all('a', { hreflang: 'en' }).map((link) => attribute(link, 'href'));
  // The embed builder's and the footer's.
  expect(others).toEqual(['/#embed', '/']);
});

test.each([
  ['/?q=', '/'],
  ['/?q=+&lang=de', '/?lang=de'],
  ['/?q=&stage=offer', '/?stage=offer'],
])('the home page takes an empty search, %s, for none', async (url, location) => {
  const { statusCode, headers } = await app.inject(url);
  expect([statusCode, headers.location]).toEqual([308, location]);
});

test.each([
  '/?q=a&q=b',
  `/?q=${'x'.repeat(501)}`,
  '/?page=2',
  '/?q=pay&page=0',
  '/?stage=nowhere',
  '/?topic=nothing',
  '/?lang=fr',
])('the home page refuses %s', async (url) => {
  expect((await app.inject(url)).statusCode).toBe(400);
});

test('the home page links operations that the contract has', async () => {
  const { paths = {} } = app.app.swagger() as {
    paths?: Record<string, { get?: { operationId?: string; tags?: string[] } }>;
  };
  const operations = Object.values(paths).map(({ get }) => `${get?.tags}/${get?.operationId}`);
  const home = new ParsedPage((await app.inject('/')).body);
  const links = home.all('a').map((link) => attribute(link, 'href') ?? '');
  const linked = links.flatMap((href) => /^\/docs#\/(.+)$/.exec(href)?.[1] ?? []);
  expect(linked).toHaveLength(4);
  expect(operations).toEqual(expect.arrayContaining(linked));
});

test.each(['/articles/second-interview', '/tips/research-the-company'])(
  '%s names itself and its oEmbed in the headers, too',
  async (path) => {
    const { headers } = await app.inject(path);
    const page = PUBLIC_URL + path;
    expect(headers.link).toContain(`<${page}>; rel="canonical"`);
    for (const [type, format] of [
      ['application/json+oembed', 'json'],
      ['text/xml+oembed', 'xml'],
    ])
      expect(headers.link).toContain(
        `<${PUBLIC_URL}/oembed?url=${encodeURIComponent(page)}&format=${format}>; rel="alternate"; type="${type}"`,
      );
  },
);

test('the page of an article carries the article as schema.org has it', async () => {
  const page = await read('/articles/second-interview');
  const data = JSON.parse(textOf(page.one('script', { type: 'application/ld+json' })));
  expect(data).toMatchObject({ '@type': 'WebPage', mainEntity: { '@type': 'Article' } });
});

test('the page of an article leads to the articles before and after it along the process', async () => {
  const first = await read('/articles/second-interview');
  expect(first.all('a', { rel: 'prev' })).toEqual([]);
  expect(attribute(first.one('a', { rel: 'next' }), 'href')).toBe('/articles/negotiating-pay');
  const last = await read('/articles/negotiating-pay');
  expect(attribute(last.one('a', { rel: 'prev' }), 'href')).toBe('/articles/second-interview');
  expect(last.all('a', { rel: 'next' })).toEqual([]);
});

test('the page of an article has moved when its slug has', async () => {
  const { statusCode, headers } = await app.inject('/articles/callback-interview');
  expect(statusCode).toBe(301);
  expect(headers.location).toBe(`${PUBLIC_URL}/articles/second-interview`);
});

test.each([
  ['/articles/smalltalk-tricks', 410],
  ['/articles/unknown', 404],
  ['/articles/second-interview?lang=de', 404],
  ['/tips/praise-the-office', 410],
  ['/tips/unknown', 404],
  ['/tips/research-the-company?lang=de', 404],
  ['/embed/articles/smalltalk-tricks', 410],
  ['/embed/tips/praise-the-office', 410],
  ['/embed/tips/unknown', 404],
  ['/embed/tips/know-your-figure?theme=blue', 400],
  ['/problems/unknown', 404],
  ['/problems/__proto__', 404],
  ['/problems/constructor', 404],
])('%s returns %i', async (url, status) => {
  expect((await app.inject(url)).statusCode).toBe(status);
});

test('the link to embed a guide leads to a place of the home page', async () => {
  for (const path of ['second-interview', 'negotiating-pay', 'zweites-gespraech?lang=de']) {
    const page = await read(`/articles/${path}`);
    const link = page.all('a').find((each) => textOf(each) === 'Embed this guide');
    const [home = '', id = ''] = ((link && attribute(link, 'href')) ?? '').split('#');
    expect((await read(home)).byId(id)).toBeDefined();
  }
});

test.each([
  ['/?utm_source=x&utm_medium=mail', '/'],
  ['/?q=bring+up&fbclid=x%26&stage=offer', '/?q=bring+up&stage=offer'],
  ['/articles/second-interview?gclid', '/articles/second-interview'],
  ['/articles/zweites-gespraech?lang=de&mc_eid=1', '/articles/zweites-gespraech?lang=de'],
  ['/articles/unknown?fbclid=1', '/articles/unknown'],
  ['/?q=why?&fbclid=1', '/?q=why%3F'],
  ['/?size=5&stage=offer', '/?stage=offer'],
])('%s, as others pass it on, leads to %s', async (url, location) => {
  const { statusCode, headers } = await app.inject(url);
  expect([statusCode, headers.location]).toEqual([307, location]);
});

test.each([
  ...['msclkid', 'gbraid', 'wbraid', 'mkt_tok', '_gl', '_hsenc', 'srsltid'],
  ...['mtm_campaign', 'pk_campaign'],
])('what networks add to links as %s is left out of pages and ignored by frames', async (name) => {
  const page = await app.inject(`/tips/research-the-company?${name}=1*a.b`);
  expect([page.statusCode, page.headers.location]).toEqual([307, '/tips/research-the-company']);
  expect(page.headers['cache-control']).toBe('no-store');
  const frame = await app.inject(`/embed/tips/research-the-company?${name}=1*a.b`);
  expect(frame.statusCode).toBe(200);
});

test('the page of a tip has the tip before the others of its guide', async () => {
  const { body } = await app.inject('/tips/research-the-company');
  expect(body.indexOf('class="tip-summary')).toBeGreaterThan(0);
  expect(body.indexOf('class="contents"')).toBeGreaterThan(body.indexOf('class="tip-summary'));
});
