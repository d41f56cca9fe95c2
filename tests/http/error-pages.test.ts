import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { pageIssues } from '../render/pages/page-issues.ts';
import { attribute, ParsedPage, textOf } from '../render/pages/parse-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const PAGES: [url: string, status: number, title: string][] = [
  ['/tips/unknown', 404, 'Nothing here'],
  ['/articles/unknown', 404, 'Nothing here'],
  ['/articles/unknown?lang=de', 404, 'Nothing here'],
  ['/tips/Not%20a%20slug', 404, 'Nothing here'],
  [`/tips/${'a'.repeat(1500)}`, 404, 'Nothing here'],
  ['/problems/unknown', 404, 'Nothing here'],
  ['/docs/unknown', 404, 'Nothing here'],
  ['/wp-login.php', 404, 'Nothing here'],
  ['/favicon.ico', 404, 'Nothing here'],
  ['/tips', 404, 'Nothing here'],
  ['/v10', 404, 'Nothing here'],
  ['/guides/v1/tips', 404, 'Nothing here'],
  ['/old/assets/site.css', 404, 'Nothing here'],
  ['/articles/smalltalk-tricks', 410, 'No longer here'],
  ['/tips/praise-the-office', 410, 'No longer here'],
  ['/?page=0&q=pay', 400, 'This address doesn’t work'],
  ['/?stage=nowhere', 400, 'This address doesn’t work'],
  ['/?lang=fr', 400, 'This address doesn’t work'],
];
const NOTICES: [url: string, status: number, title: string][] = [
  ['/embed/tips/unknown', 404, 'Nothing here'],
  ['/embed/tip/unknown', 404, 'Nothing here'],
  ['/embed/nothing', 404, 'Nothing here'],
  ['/embed/tips/praise-the-office', 410, 'No longer here'],
  ['/embed/articles/smalltalk-tricks', 410, 'No longer here'],
  ['/embed/tips/know-your-figure?theme=blue', 400, 'This address doesn’t work'],
];
const PROBLEMS: [url: string, status: number][] = [
  ['/v1', 406],
  ['/v1/unknown', 404],
  ['/v1/tips/unknown', 404],
  ['/v1/tips/praise-the-office', 410],
  ['/v1?x=1', 400],
  ['/oembed', 400],
  [`/oembed?url=${PUBLIC_URL}/tips/unknown`, 404],
  [`/oembed?url=${PUBLIC_URL}/tips/praise-the-office`, 410],
  ['/feed.json?lang=fr', 400],
  ['/sitemaps/9.xml', 404],
  ['/schemas/unknown.json', 404],
  ['/embed/v9/tip-sheet.js', 404],
  ['/embed/v1/unknown.js', 404],
  ['/embed/v1.0.9/tip-sheet.js', 404],
  ['/assets/0123456789abcdef/site.css', 404],
];

/** What programs and browsers send: none of it changes what a URL is answered with. */
const CLIENTS: Record<string, string>[] = [
  {},
  { accept: 'text/html' },
  { accept: 'application/json', 'sec-fetch-dest': 'empty' },
  { accept: '*/*', 'user-agent': 'curl/8' },
];

const NO_CODING = { 'accept-encoding': 'identity;q=0, *;q=0' };

test.each(PAGES)('people get a page at %s, with status %i', async (url, status, title) => {
  for (const headers of CLIENTS) {
    const response = await app.inject({ url, headers });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['x-frame-options']).toBe('DENY');
    const page = new ParsedPage(response.body);
    expect(textOf(page.one('h1'))).toBe(title);
    expect(pageIssues(page, PUBLIC_URL)).toEqual([]);
    expect(page.all('input', { type: 'search' })).toHaveLength(1);
    expect(attribute(page.one('meta', { name: 'robots' }), 'content')).toBe('noindex');
  }
});

test.each(NOTICES)(
  'people get a notice in a frame at %s, with status %i',
  async (url, status, title) => {
    for (const headers of CLIENTS) {
      const response = await app.inject({ url, headers });
      expect(response.statusCode).toBe(status);
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(response.headers['content-security-policy']).toMatch(/; frame-ancestors \*$/);
      const page = new ParsedPage(response.body);
      expect(textOf(page.one('h1'))).toBe(title);
      expect(pageIssues(page, PUBLIC_URL)).toEqual([]);
      expect(page.all('script')).toHaveLength(1);
      for (const link of page.all('a')) expect(attribute(link, 'target')).toBe('_blank');
    }
  },
);

test.each(PROBLEMS)('programs get a problem at %s, with status %i', async (url, status) => {
  for (const headers of CLIENTS) {
    const request = { ...headers, ...(status === 406 && NO_CODING) };
    const response = await app.inject({ url, headers: request });
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      status,
      'application/problem+json',
    ]);
  }
});

test.each([...PAGES, ...NOTICES])('HEAD of %s has the headers of GET', async (url) => {
  const get = await app.inject(url);
  const head = await app.inject({ method: 'HEAD', url });
  const { date: _, ...expected } = get.headers;
  expect(head.headers).toMatchObject(expected);
  expect(head.body).toBe('');
});

test.each(['POST', 'DELETE', 'OPTIONS'] as const)(
  'a program that sends %s to an address for people gets a problem',
  async (method) => {
    const { statusCode, headers } = await app.inject({ method, url: '/tips/unknown/more' });
    expect([statusCode, headers['content-type']]).toEqual([404, 'application/problem+json']);
  },
);

test.each([
  ['/articles/%zz', 400],
  [`/${'a'.repeat(2048)}`, 414],
])(
  'what the parser refuses is a problem, at an address for people, too: %s',
  async (url, status) => {
    const { statusCode, headers } = await app.inject(url);
    expect([statusCode, headers['content-type']]).toEqual([status, 'application/problem+json']);
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  },
);

test('a page that refuses every coding is a page', async () => {
  const { statusCode, headers } = await app.inject({ url: '/', headers: NO_CODING });
  expect([statusCode, headers['content-type']]).toEqual([406, 'text/html; charset=utf-8']);
});

test.each([
  '/swordfish',
  '/tips/swordfish?swordfish=swordfish',
  '/?q=swordfish&page=0',
  '/?stage=swordfish',
  '/?lang=swordfish',
  '/embed/tips/swordfish',
  '/embed/tips/know-your-figure?theme=swordfish',
  '/<swordfish>',
])('nothing of the request is on the page about %s', async (url) => {
  const first = await app.inject(url);
  const location = first.statusCode === 307 ? String(first.headers.location) : url;
  const { statusCode, body } = await app.inject(location);
  expect(statusCode).toBeGreaterThanOrEqual(400);
  expect(body).not.toContain('swordfish');
});

test('the page about what was withdrawn says when and why, and what to read instead', async () => {
  const { body } = await app.inject('/articles/smalltalk-tricks');
  const problem = (await app.inject('/v1/articles/smalltalk-tricks')).json();
  const page = new ParsedPage(body);
  const main = textOf(page.one('main'));
  expect(main).toContain(problem.withdrawn.reason);
  const { pathname } = new URL(problem.replacedBy);
  expect(page.all('a', { href: pathname.replace('/v1', '') })).toHaveLength(1);
});

test('the page about a slug of another language leads to what has it', async () => {
  const { body } = await app.inject('/tips/research-the-company?lang=de');
  expect(body).toContain(
    '<span lang="en" dir="ltr">English</span>: <a href="/tips/research-the-company" lang="en" dir="ltr">Research the company</a>',
  );
});

test('an error page may be kept as briefly as a problem', async () => {
  expect((await app.inject('/tips/unknown')).headers['cache-control']).toBe('public, max-age=10');
  expect((await app.inject('/tips/praise-the-office')).headers['cache-control']).toBe('no-store');
});

test('a fault of ours is a page with an id to quote, and a problem where no page can be made', async () => {
  const broken = await makeApp();
  Object.defineProperty(broken.snapshot.library.edition('en'), 'firstArticles', {
    value() {
      throw new Error('the password is swordfish');
    },
  });
  const home = await broken.inject({ url: '/', headers: { 'x-request-id': 'abc-123' } });
  expect(home.statusCode).toBe(500);
  expect(home.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(home.body).toContain('abc-123');
  expect(home.body).not.toContain('swordfish');
  Object.defineProperty(broken.snapshot.library, 'info', {
    get() {
      throw new Error('the password is swordfish');
    },
  });
  const problem = await broken.inject('/');
  expect(problem.statusCode).toBe(500);
  expect(problem.json().code).toBe('internal-error');
  await broken.close();
});

test('without what the build made for browsers every error is a problem', async () => {
  const bare = await makeApp({ assets: undefined });
  const { statusCode, headers } = await bare.inject('/tips/unknown');
  await bare.close();
  expect([statusCode, headers['content-type']]).toEqual([404, 'application/problem+json']);
});
