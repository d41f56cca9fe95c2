import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const GUIDE = '/v1/articles/second-interview.html';

test('an article with an open shadow root is the element with all its tips', async () => {
  const { body, headers } = await app.inject(`${GUIDE}?shadow=open`);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  const start = `<tip-sheet src="${PUBLIC_URL}/v1/articles/second-interview"><template shadowrootmode="open"><style>`;
  expect(body.slice(0, start.length)).toBe(start);
  const article = (await app.inject('/v1/articles/second-interview')).json();
  expect(body.match(/<details /g)).toHaveLength(article.tips.length);
  for (const { slug } of article.tips) expect(body).toContain(` id="${slug}"`);
  expect(body).toMatch(
    /<\/template><a href="https:\/\/tips\.example\/articles\/second-interview">[^<]+<\/a><\/tip-sheet>$/,
  );
});

test('an element from the server has the attributes that it was made with', async () => {
  const query = '?shadow=open&layout=list&theme=dark&headingLevel=4';
  const { body } = await app.inject(GUIDE + query);
  expect(body).toContain(' layout="list" theme="dark" heading-level="4">');
  expect(body).toContain('class="base list dark"');
  expect(body).toContain('<h4 part="title">');
});

test('a tip with an open shadow root is the element with the tip', async () => {
  const { data } = (await app.inject('/v1/tips')).json();
  const [{ slug }] = data;
  const path = `/v1/tips/${slug}`;
  const { body } = await app.inject(`${path}.html?shadow=open`);
  expect(body).toContain(`<tip-sheet src="${PUBLIC_URL}${path}">`);
  expect(body).toContain('<h2 part="title">');
});

test('the text of an element from the server is escaped', async () => {
  const { body } = await app.inject(`${GUIDE}?shadow=open&layout=list`);
  const text = body.replace(/<style>.*?<\/style>/s, '');
  expect(text.match(/<(\w[\w-]*)/g)?.every((tag) => /^<[a-z1-6-]+$/.test(tag))).toBe(true);
  expect(text).not.toMatch(/<script|&amp;amp;|undefined|\[object/);
});

test.each([
  ['layout=list', 'layout', 'needs shadow=open'],
  ['theme=dark', 'theme', 'needs shadow=open'],
  ['headingLevel=3', 'headingLevel', 'needs shadow=open'],
  ['shadow=closed', 'shadow', 'must be open'],
  ['shadow=open&layout=grid', 'layout', 'must be one of card, list, compact'],
  ['shadow=open&headingLevel=7', 'headingLevel', 'must be a whole number from 1 to 6'],
])('HTML with %s is refused and says why', async (query, parameter, detail) => {
  const response = await app.inject(`${GUIDE}?${query}`);
  expect(response.statusCode).toBe(400);
  expect(response.json().errors).toMatchObject([{ parameter, detail }]);
});

test.each(['.md', '.txt', '.email.html', ''])(
  'the format "%s" has no shadow root and refuses shadow=open',
  async (suffix) => {
    const response = await app.inject(`/v1/articles/second-interview${suffix}?shadow=open`);
    expect(response.statusCode).toBe(400);
  },
);
