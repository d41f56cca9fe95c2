import { XMLParser } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';
import { makeArticle, makeContent, makeTip } from '../helpers/content.ts';
import { assertWellFormed } from '../helpers/xml.ts';

const HOSTILE = 'Read items[list[0]]>1 aloud, <b>"bold"</b> & \'odd\'';

let app: TestApp;
beforeAll(async () => {
  const content = makeContent();
  const hostile = makeArticle({
    slug: 'hostile',
    title: HOSTILE,
    summary: HOSTILE,
    authors: [{ name: HOSTILE, url: 'https://a.example/?a=1&b=%22' }],
    tips: [makeTip({ slug: 'hostile-tip', title: HOSTILE, summary: HOSTILE })],
    stage: 'offer',
    dateModified: '2025-06-30',
    lastReviewed: '2025-07-02',
  });
  app = await makeApp({ content: { ...content, articles: [...content.articles, hostile] } });
});
afterAll(() => app.close());

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['entry', 'link', 'url', 'author', 'xhtml:link'].includes(name),
});

async function xml(url: string) {
  const { body } = await app.inject(url);
  assertWellFormed(body);
  return parser.parse(body);
}

test('the Atom feed has what a feed must have (RFC 4287)', async () => {
  const { feed } = await xml('/feed.atom');
  expect(feed['@xmlns']).toBe('http://www.w3.org/2005/Atom');
  expect(feed.id).toBe(`${PUBLIC_URL}/feed.atom`);
  expect(feed.title).toBeTruthy();
  expect(feed.author[0].name).toBe('Test Tips Ltd');
  expect(feed.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const self = feed.link.find((link: Record<string, string>) => link['@rel'] === 'self');
  expect(self['@href']).toBe(feed.id);
});

test('an Atom feed without articles is the same on a replica that was started on another day', async () => {
  const url = '/feed.atom?stage=offer&topic=preparation';
  const answers = [];
  for (const day of ['2026-03-01', '2026-03-02']) {
    const { inject, close } = await makeApp({ now: () => Date.parse(day) });
    answers.push(await inject(url));
    await close();
  }
  const [first, second] = answers;

  expect(first?.body).not.toContain('<entry>');
  expect(second?.headers['content-revision']).toBe(first?.headers['content-revision']);
  expect(second?.body).toBe(first?.body);
});

test('the Atom feed has the articles that changed last first, each with what an entry must have', async () => {
  const { feed } = await xml('/feed.atom');
  const updated = feed.entry.map((entry: { updated: string }) => entry.updated);
  expect(updated).toEqual([...updated].sort().reverse());
  expect(feed.updated).toBe(updated[0]);
  const ids = feed.entry.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const entry of feed.entry) {
    expect(URL.canParse(entry.id)).toBe(true);
    expect(entry.author[0].name).toBeTruthy();
    expect(entry.content['@type']).toBe('html');
    expect(entry.link[0]['@rel']).toBe('alternate');
  }
});

test('the Atom feed keeps a hostile title as text', async () => {
  const { feed } = await xml('/feed.atom');
  expect(feed.entry[0].title).toBe(HOSTILE);
  expect(feed.entry[0].summary).toBe(HOSTILE);
});

test('the Atom feed is in the language that is asked for', async () => {
  const { feed } = await xml('/feed.atom?lang=de');
  expect(feed['@xml:lang']).toBe('de');
  expect(feed.entry).toHaveLength(1);
});

test('both feeds are read alike by a feed reader', async () => {
  const atom = parseAtomFeed((await app.inject('/feed.atom')).body);
  const json = parseJsonFeed((await app.inject('/feed.json')).body);
  expect(atom.title?.value).toBe(json.title);
  expect(json.items).toHaveLength(atom.entries?.length ?? 0);
  const article = `${PUBLIC_URL}/articles/second-interview`;
  const entry = atom.entries?.find(({ id }) => id === article);
  const item = json.items?.find(({ id }) => id === article);
  expect(entry).toMatchObject({
    title: { value: item?.title },
    summary: { value: item?.summary },
    content: { value: item?.content_html, type: 'html' },
    published: item?.date_published,
    updated: item?.date_modified,
    authors: item?.authors?.map(({ name, url }) => ({ name, uri: url })),
    categories: item?.tags?.map((term) => ({ term })),
    links: expect.arrayContaining([{ rel: 'alternate', type: 'text/html', href: item?.url }]),
  });
  expect(item?.authors).not.toEqual([]);
  expect(item?.content_html).toContain('<ol>');
});

test('the JSON feed has what version 1.1 asks for', async () => {
  const response = await app.inject('/feed.json');
  expect(response.headers['content-type']).toContain('application/feed+json');
  const feed = response.json();
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.feed_url).toBe(`${PUBLIC_URL}/feed.json`);
  expect(feed.items[0]).toMatchObject({ title: HOSTILE, language: 'en' });
  for (const item of feed.items) {
    expect(URL.canParse(item.id)).toBe(true);
    expect(item.content_html).not.toContain('<script');
    expect(Number.isNaN(Date.parse(item.date_published))).toBe(false);
  }
});

test.each([
  '/feed.atom',
  '/feed.atom?lang=de',
  '/sitemap.xml',
  '/sitemaps/1.xml',
  `/oembed?format=xml&url=${encodeURIComponent(`${PUBLIC_URL}/articles/hostile`)}`,
  `/oembed?format=xml&url=${encodeURIComponent(`${PUBLIC_URL}/articles/hostile#hostile-tip`)}`,
  `/oembed?format=xml&maxwidth=1&url=${encodeURIComponent(`${PUBLIC_URL}/articles/hostile`)}`,
])('a strict parser reads %s, whatever its texts are', async (url) => {
  const response = await app.inject(url);
  expect(response.statusCode).toBe(200);
  expect(() => assertWellFormed(response.body)).not.toThrow();
});

test('the sitemap has the home page and every published article and tip in every language', async () => {
  const { urlset } = await xml('/sitemap.xml');
  const pages = urlset.url.map(({ loc }: { loc: string }) => loc);
  expect(pages).toContain(`${PUBLIC_URL}/`);
  expect(pages).toContain(`${PUBLIC_URL}/?lang=de`);
  expect(pages).toContain(`${PUBLIC_URL}/articles/second-interview`);
  expect(pages).toContain(`${PUBLIC_URL}/articles/zweites-gespraech?lang=de`);
  expect(pages).toContain(`${PUBLIC_URL}/tips/research-the-company`);
  expect(pages).toContain(`${PUBLIC_URL}/tips/firma-erkunden?lang=de`);
  expect(pages).not.toContain(`${PUBLIC_URL}/articles/smalltalk-tricks`);
  expect(pages).not.toContain(`${PUBLIC_URL}/tips/praise-the-office`);
  expect(new Set(pages).size).toBe(pages.length);
});

test('the sitemap names the languages of a page that has several', async () => {
  const content = makeContent();
  const german = makeArticle({ slug: 'second-interview', inLanguage: 'de', tips: [] });
  const [tip] = content.articles[0]?.tips ?? [];
  if (!tip) throw new Error('the test library should have a tip');
  const both = await makeApp({
    content: {
      ...content,
      articles: [...content.articles, { ...german, tips: [{ ...tip, slug: 'anders' }] }],
    },
  });
  const { body } = await both.inject('/sitemap.xml');
  await both.close();
  const { urlset } = parser.parse(body);
  for (const path of ['/', '/articles/second-interview']) {
    const page = urlset.url.find(({ loc }: { loc: string }) => loc === PUBLIC_URL + path);
    const languages = page['xhtml:link'].map((link: Record<string, string>) => link['@hreflang']);
    expect({ path, languages }).toEqual({ path, languages: ['de', 'en'] });
  }
});

test('the sitemap has parts only as far as there are pages', async () => {
  expect((await app.inject('/sitemaps/1.xml')).statusCode).toBe(200);
  expect((await app.inject('/sitemaps/2.xml')).statusCode).toBe(404);
  expect((await app.inject('/sitemaps/x.xml')).statusCode).toBe(404);
});

test('robots.txt lets everybody in and names the sitemap', async () => {
  const { body } = await app.inject('/robots.txt');
  expect(body).toBe(`User-agent: *\nAllow: /\nSitemap: ${PUBLIC_URL}/sitemap.xml\n`);
});

test('llms.txt links every article as Markdown, by stage', async () => {
  const { body } = await app.inject('/llms.txt');
  expect(body).toMatch(/^# Test Tips\n\n> Advice for tests\.\n/);
  expect(body).toContain(`(${PUBLIC_URL}/v1/articles/second-interview.md)`);
  expect(body.indexOf('## Second interview')).toBeLessThan(body.indexOf('## Offer'));
});

test('llms.txt shows every text as it was written, and only links of its own', async () => {
  const text = '<script>`*_[a](javascript:b)![c](d) &amp; # \\';
  const content = makeContent();
  const info = { ...content.info, name: text, description: text };
  const license = { ...info.license, name: text, url: 'https://a.example/<script>`*_' };
  const stages = content.stages.map((stage) => ({ ...stage, name: { en: text, de: text } }));
  const articles = [makeArticle({ title: text, summary: text })];
  const hostile = await makeApp({
    content: { ...content, stages, articles, info: { ...info, license } },
  });
  const { body } = await hostile.inject('/llms.txt');
  await hostile.close();
  const tokens = new MarkdownIt('commonmark').parse(body, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  expect(new Set([...tokens, ...inline].map(({ type }) => type))).not.toContain('html_block');
  const links = inline.filter(({ type }) => type === 'link_open');
  for (const link of links)
    expect(link.attrGet('href')).toMatch(/^https:\/\/(?:tips\.example\/|a\.example\/%3Cscript%3E)/);
  const types = new Set(inline.map(({ type }) => type));
  expect([...types].sort()).toEqual(['link_close', 'link_open', 'text']);
  const shown = tokens
    .filter(({ type }) => type === 'inline')
    .map(({ children }) => (children ?? []).map(({ content }) => content).join(''));
  expect(shown.filter((line) => line === text)).toHaveLength(3);
  expect(shown).toContain(`${text}: ${text}`);
});
