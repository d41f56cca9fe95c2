import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { XMLParser } from 'fast-xml-parser';
import { parseFragment } from 'parse5';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { assertWellFormed } from '../helpers/xml.ts';

let app: TestApp;
beforeAll(async () => {
  app = await makeApp();
});
afterAll(() => app.close());

const PAGE = `${PUBLIC_URL}/articles/second-interview`;
const ask = (url: string, rest = '') => app.inject(`/oembed?url=${encodeURIComponent(url)}${rest}`);

/** The URL of every page: the articles in every language, and the anchors of their tips. */
async function pages() {
  const { languages } = (await app.inject('/v1/meta')).json();
  const found: { webUrl: string; title: string; authors: { name: string }[] }[] = [];
  for (const { inLanguage } of languages) {
    const { data } = (
      await app.inject(`/v1/articles?lang=${inLanguage}&include=body,tips&size=100`)
    ).json();
    for (const { webUrl, title, authors, tips } of data)
      found.push(
        { webUrl, title, authors },
        ...tips.map((tip: { webUrl: string; title: string }) => ({ ...tip, authors })),
      );
  }
  return found;
}

test('every page of the library has an embed with all that the specification demands', async () => {
  const all = await pages();
  expect(all.some(({ webUrl }) => /\/tips\/.*\?lang=de/.test(webUrl))).toBe(true);
  for (const { webUrl, title, authors } of all) {
    const response = await ask(webUrl);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    const embed = response.json();
    expect(embed).toMatchObject({
      version: '1.0',
      type: 'rich',
      title,
      author_name: authors.map(({ name }) => name).join(', '),
      provider_name: 'Test Tips',
      provider_url: `${PUBLIC_URL}/`,
    });
    expect([embed.width, embed.height, embed.cache_age].every(Number.isInteger)).toBe(true);
    expect(embed.html).not.toContain('\n');
    const { pathname, search } = new URL(frameOf(embed.html).src ?? '');
    expect((await app.inject(pathname + search)).statusCode).toBe(200);
  }
});

interface HtmlNode {
  nodeName: string;
  attrs: { name: string; value: string }[];
  childNodes: { nodeName: string }[];
}

const nodesOf = (html: string) => parseFragment(html).childNodes as unknown as HtmlNode[];

/** The attributes of the frame. */
function frameOf(html: string): Record<string, string> {
  const frame = nodesOf(html).find(({ nodeName }) => nodeName === 'iframe');
  return Object.fromEntries(frame?.attrs.map(({ name, value }) => [name, value]) ?? []);
}

test('the HTML is one line: a link in a quotation, and a frame; no script', async () => {
  const { html, width, height } = (await ask(PAGE)).json();
  expect(html).not.toContain('\n');
  const [quote, frame, ...rest] = nodesOf(html);
  expect([quote?.nodeName, frame?.nodeName, rest.length]).toEqual(['blockquote', 'iframe', 0]);
  expect(quote?.childNodes[0]?.nodeName).toBe('a');
  // Where the HTML is shown as it is, the frame stands there alone.
  expect(quote?.attrs).toContainEqual({ name: 'hidden', value: '' });
  expect(frameOf(html)).toMatchObject({
    src: `${PUBLIC_URL}/embed/articles/second-interview?layout=compact`,
    frameborder: '0',
    title: expect.any(String),
    // On a phone it must not be wider than the screen, and WordPress drops the style.
    width: '100%',
    style: `border:0;max-width:${width}px`,
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

test.each([
  ['a slash behind it', 'https://tips.example/tips/research-the-company/'],
  ['several slashes behind it', 'https://tips.example/tips/research-the-company//'],
  ['capitals in the host', 'https://TIPS.Example/tips/research-the-company'],
  ['http for https', 'http://tips.example/tips/research-the-company'],
  ['the port of the scheme', 'https://tips.example:443/tips/research-the-company'],
  ['a letter that is percent-encoded', 'https://tips.example/tips/rese%61rch-the-company'],
  ['parameters of others', 'https://tips.example/tips/research-the-company?utm_source=x&gbraid=1'],
  ['a language by another tag', 'https://tips.example/tips/research-the-company?lang=en-US'],
])('an address that our pages would redirect is embedded: %s', async (_what, url) => {
  expect((await ask(url)).json()).toMatchObject({ title: 'Research the company' });
});

test('another language is a page of its own', async () => {
  const { html } = (await ask(`${PUBLIC_URL}/articles/zweites-gespraech?lang=de`)).json();
  expect(html).toContain('/embed/articles/zweites-gespraech?lang=de&amp;layout=compact');
});

test.each([
  ['&maxwidth=300&maxheight=200', { type: 'rich', width: 300, height: 200 }],
  ['&maxwidth=999999999', { type: 'rich', width: 640 }],
  ['&maxwidth=99999999999', { type: 'rich', width: 640 }],
  [`&maxheight=${'9'.repeat(400)}`, { type: 'rich', height: 720 }],
  ['&maxwidth=220&maxheight=160', { type: 'rich', width: 220, height: 160 }],
  ['&maxwidth=219', { type: 'link', width: 219, height: 720 }],
  ['&maxheight=159', { type: 'link', width: 640, height: 159 }],
  ['&maxwidth=0', { type: 'link', width: 0 }],
  ['&maxwidth=-1', { type: 'link', width: 0 }],
])('an embed keeps within the size that is asked for: %s', async (rest, expected) => {
  expect((await ask(PAGE, rest)).json()).toMatchObject(expected);
});

test('an embed that is a link has no HTML', async () => {
  expect((await ask(PAGE, '&maxwidth=100')).json()).not.toHaveProperty('html');
});

test('oEmbed in XML says the same as in JSON', async () => {
  const json = (await ask(PAGE)).json();
  const response = await ask(PAGE, '&format=xml');
  expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
  assertWellFormed(response.body);
  const { oembed } = new XMLParser({ parseTagValue: false }).parse(response.body);
  expect(oembed).toEqual(
    Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)])),
  );
});

test('oEmbed never fetches a URL, not even one that is served here', async () => {
  let asked = 0;
  const other = createServer(() => asked++);
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as AddressInfo;
  const publicUrl = `http://127.0.0.1:${port}`;
  const target = `/oembed?url=${encodeURIComponent(`${publicUrl}/articles/second-interview`)}`;
  expect((await app.inject(target)).statusCode).toBe(404);
  const snapshot = { ...app.snapshot, site: { ...app.snapshot.site, url: publicUrl } };
  const neighbour = await makeApp({ current: () => snapshot });
  expect((await neighbour.inject(target)).statusCode).toBe(200);
  await neighbour.close();
  other.close();
  await once(other, 'close');
  expect(asked).toBe(0);
});

test('oEmbed ignores parameters that consumers add', async () => {
  expect((await ask(PAGE, '&dnt=1&lang=xx')).statusCode).toBe(200);
});

test.each([
  ['', 400],
  ['url=', 400],
  ['url=second-interview', 400],
  [`url=${PAGE}&url=${PAGE}`, 400],
  [`url=${PAGE}&maxwidth=wide`, 400],
  [`url=${PAGE}&format=yaml`, 501],
  [`url=${PAGE}&format=application%2Fjson%2Boembed`, 501],
  [`url=${PUBLIC_URL}/articles/nope`, 404],
  [`url=${PUBLIC_URL}/v1/articles/second-interview`, 404],
  ['url=https://elsewhere.example/articles/second-interview', 404],
  [`url=${PUBLIC_URL}.evil.example/articles/second-interview`, 404],
  ['url=http://169.254.169.254/articles/second-interview', 404],
  ['url=file:///articles/second-interview', 404],
  [`url=${PUBLIC_URL}/articles/smalltalk-tricks`, 410],
])('oEmbed for ?%s returns %i', async (query, status) => {
  expect((await app.inject(`/oembed?${query}`)).statusCode).toBe(status);
});
