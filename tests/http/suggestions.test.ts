import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { attribute, ParsedPage, textOf } from '../render/pages/parse-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

test.each([
  ['/v1/articles/second-interveiw', '/v1/articles/second-interview'],
  ['/v1/articles/second-interveiw.md', '/v1/articles/second-interview.md'],
  ['/v1/articles/Second-Interview', '/v1/articles/second-interview'],
  ['/v1/articles/second-interview.pdf', '/v1/articles/second-interview'],
  ['/v1/articles/second-interveiw/tips', '/v1/articles/second-interview/tips'],
  ['/v1/article/second-interview', '/v1/articles/second-interview'],
  ['/v1/tip/research-the-company', '/v1/tips/research-the-company'],
  ['/v1/tip/reserch-the-company.txt', '/v1/tips/research-the-company.txt'],
  ['/v1/tips/second-interview', '/v1/articles/second-interview'],
  ['/v1/tips/second-interveiw.html', '/v1/articles/second-interview.html'],
  ['/v1/articles/know-your-figure', '/v1/tips/know-your-figure'],
  ['/v1/tips/callback-interview', '/v1/articles/second-interview'],
  ['/v1/article/callback-interview', '/v1/articles/second-interview'],
  ['/v1/tips/firma-erkundn?lang=de', '/v1/tips/firma-erkunden?lang=de'],
  ['/v1/topics/reserch', '/v1/topics/research'],
  ['/v1/topic/pay', '/v1/topics/pay'],
  ['/v1/serch?q=pay', '/v1/search'],
  ['/v1/tips.json', '/v1/tips'],
  ['/v1/export.json', '/v1/export'],
  ['/v1/openapi.json', '/openapi.json'],
  ['/v1/articles/second-interview/tips.md', '/v1/articles/second-interview/tips'],
  ['/v1/tips/todya', '/v1/tips/today'],
  ['/v1//tips', '/v1/tips'],
  ['/v1/articles//second-interview', '/v1/articles/second-interview'],
  ['/v1/tip/nothing-like-this', '/v1/tips'],
  ['/v1/signals/salary', '/v1/signals'],
  ['/v1/tips/know-your-figure/messages', '/v1/tips/know-your-figure'],
])('%s returns 404 that suggests %s', async (url, meant) => {
  const response = await app.inject(url);
  expect(response.statusCode).toBe(404);
  const { didYouMean, detail } = response.json();
  expect(didYouMean).toBe(PUBLIC_URL + meant);
  expect(detail).toContain(`Did you mean ${PUBLIC_URL}${meant}?`);
  const found = await app.inject(meant);
  // A search needs its parameter.
  expect(found.statusCode).toBe(meant === '/v1/search' ? 400 : 200);
});

test.each([
  '/v1/tips/nothing-like-this',
  `/v1/tips/${'a'.repeat(1500)}`,
  '/v1/tips/research-the-company/messages/9.txt',
  '/v1/tips/..%2f..%2fetc%2fpasswd',
  '/v1/tips/__proto__',
  '/v1/constructor/a',
  '/v1/a/b/c',
])('%s suggests nothing: nothing is like it', async (url) => {
  const response = await app.inject(url);
  expect(response.statusCode).toBe(404);
  expect(response.json()).not.toHaveProperty('didYouMean');
});

test.each([
  ['/v1/articles/smalltalk-trick', '/v1/articles/smalltalk-tricks'],
  ['/v1/tips/smalltalk-tricks', '/v1/articles/smalltalk-tricks'],
  ['/v1/tips/praise-the-ofice', '/v1/tips/praise-the-office'],
])('%s suggests what was withdrawn, whose URL says why', async (url, meant) => {
  const response = await app.inject(url);
  expect(response.statusCode).toBe(404);
  expect(response.json().didYouMean).toBe(PUBLIC_URL + meant);
  const { statusCode, body } = await app.inject(meant);
  expect(statusCode).toBe(410);
  expect(body).toContain('Withdrawn on');
});

test.each([
  ['/search?q=pay', '/v1/search', '/v1/search'],
  ['/v2/tips', '/v1/tips', '/v1/tips'],
  [
    '/articles/second-interveiw',
    '/articles/second-interview',
    'Turning a second interview into an offer',
  ],
  [
    '/article/second-interview',
    '/articles/second-interview',
    'Turning a second interview into an offer',
  ],
  [
    '/article/callback-interview',
    '/articles/second-interview',
    'Turning a second interview into an offer',
  ],
  [
    '/tips/second-interview',
    '/articles/second-interview',
    'Turning a second interview into an offer',
  ],
  ['/tip/research-the-company', '/tips/research-the-company', 'Research the company'],
  ['/tips/firma-erkundn?lang=de', '/tips/firma-erkunden?lang=de', 'Erkunde die Firma'],
  ['/embed/tips/know-your-figur', '/tips/know-your-figure', 'Know your figure'],
  ['/embed/tip/know-your-figure', '/tips/know-your-figure', 'Know your figure'],
  [
    '/embed/tips/second-interview',
    '/articles/second-interview',
    'Turning a second interview into an offer',
  ],
  ['/feeds.json', '/feed.json', '/feed.json'],
  ['/openapi.jsn', '/openapi.json', '/openapi.json'],
])('%s returns a page that suggests %s', async (url, meant, title) => {
  const { statusCode, body } = await app.inject(url);
  expect(statusCode).toBe(404);
  const links = new ParsedPage(body)
    .all('a')
    .map((link) => [attribute(link, 'href')?.replace(PUBLIC_URL, ''), textOf(link)]);
  expect(links).toContainEqual([meant, title]);
});

test('a page for what nothing is like suggests no other', async () => {
  const { statusCode, body } = await app.inject('/wp-admin/setup.php');
  expect(statusCode).toBe(404);
  expect(body).not.toContain('Did you mean');
});
