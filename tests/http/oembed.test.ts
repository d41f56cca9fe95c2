import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseFragment } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const PAGE = `${PUBLIC_URL}/articles/second-interview`;
const ask = (url: string, rest = '') => app.inject(`/oembed?url=${encodeURIComponent(url)}${rest}`);

test('every page of the library has an embed with all that the specification demands', async () => {
  const { data } = (await app.inject('/v1/articles')).json();
  for (const { webUrl, title } of data) {
    const response = await ask(webUrl);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const embed = response.json();
    expect(embed).toMatchObject({ version: '1.0', type: 'rich', title });
    expect(Number.isInteger(embed.width) && Number.isInteger(embed.height)).toBe(true);
    expect(embed.provider_url).toBe(`${PUBLIC_URL}/`);
    expect(embed.cache_age).toBeTypeOf('number');
  }
});

test('the HTML is one line: a link in a quotation, and a frame; no script', async () => {
  const { html, width, height } = (await ask(PAGE)).json();
  expect(html).not.toContain('\n');
  const [quote, frame, ...rest] = parseFragment(html).childNodes as unknown as {
    nodeName: string;
    attrs: { name: string; value: string }[];
    childNodes: { nodeName: string }[];
  }[];
  expect([quote?.nodeName, frame?.nodeName, rest.length]).toEqual(['blockquote', 'iframe', 0]);
  expect(quote?.childNodes[0]?.nodeName).toBe('a');
  const attributes = Object.fromEntries(frame?.attrs.map(({ name, value }) => [name, value]) ?? []);
  expect(attributes).toMatchObject({
    src: `${PUBLIC_URL}/embed/articles/second-interview`,
    title: expect.any(String),
    width: String(width),
    height: String(height),
  });
});

test('a fragment that names a tip embeds the tip', async () => {
  const { title, html } = (await ask(`${PAGE}#research-the-company`)).json();
  expect(title).toBe('Research the company');
  expect(html).toContain('/embed/tips/research-the-company');
});

test('a former slug embeds the article that it leads to', async () => {
  const { html } = (await ask(`${PUBLIC_URL}/articles/callback-interview`)).json();
  expect(html).toContain('/embed/articles/second-interview');
});

test('another language is a page of its own', async () => {
  const { html } = (await ask(`${PUBLIC_URL}/articles/zweites-gespraech?lang=de`)).json();
  expect(html).toContain('/embed/articles/zweites-gespraech?lang=de');
});

describe('sizes', () => {
  test.each([
    ['&maxwidth=300&maxheight=200', { type: 'rich', width: 300, height: 200 }],
    ['&maxwidth=999999999', { type: 'rich', width: 640 }],
    ['&maxwidth=219', { type: 'link' }],
    ['&maxheight=159', { type: 'link' }],
    ['&maxwidth=0', { type: 'link' }],
  ])('%s', async (rest, expected) => {
    expect((await ask(PAGE, rest)).json()).toMatchObject(expected);
  });

  test('a link has no HTML', async () => {
    expect((await ask(PAGE, '&maxwidth=100')).json()).not.toHaveProperty('html');
  });
});

test('XML says the same as JSON', async () => {
  const json = (await ask(PAGE)).json();
  const response = await ask(PAGE, '&format=xml');
  expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(XMLValidator.validate(response.body)).toBe(true);
  const { oembed } = new XMLParser({ parseTagValue: false }).parse(response.body);
  expect(oembed).toEqual(
    Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)])),
  );
});

test('parameters of other consumers are ignored', async () => {
  expect((await ask(PAGE, '&dnt=1&lang=xx')).statusCode).toBe(200);
});

test.each([
  ['', 400],
  ['url=', 400],
  ['url=second-interview', 400],
  [`url=${PAGE}&url=${PAGE}`, 400],
  [`url=${PAGE}&maxwidth=wide`, 400],
  [`url=${PAGE}&format=yaml`, 501],
  [`url=${PUBLIC_URL}/articles/nope`, 404],
  [`url=${PUBLIC_URL}/v1/articles/second-interview`, 404],
  ['url=https://elsewhere.example/articles/second-interview', 404],
  [`url=${PUBLIC_URL}.evil.example/articles/second-interview`, 404],
  ['url=http://169.254.169.254/articles/second-interview', 404],
  ['url=file:///articles/second-interview', 404],
  [`url=${PUBLIC_URL}/articles/smalltalk-tricks`, 410],
])('?%s is %i', async (query, status) => {
  expect((await app.inject(`/oembed?${query}`)).statusCode).toBe(status);
});
