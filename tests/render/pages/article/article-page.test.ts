import { expect, test } from 'vitest';
import { FORMATS } from '../../../../src/render/formats/formats.ts';
import { renderArticlePage } from '../../../../src/render/pages/article/article-page.tsx';
import { makeTip } from '../../../helpers/content.ts';
import {
  articleOf,
  articlePageModelOf,
  CONTEXT,
  contextIn,
  ORIGIN,
  onlyArticle,
} from '../fixtures.ts';
import { attribute, ParsedPage, textOf } from '../parse-page.ts';

const SLUG = 'second-interview';
const URL_OF_PAGE = `${ORIGIN}/articles/${SLUG}`;

function render(overrides: Parameters<typeof articlePageModelOf>[1] = {}) {
  const html = renderArticlePage(articlePageModelOf(articleOf(SLUG), overrides), CONTEXT);
  return { html, page: new ParsedPage(html) };
}

test('the page of an article has an anchor for each tip, and a contents list that leads there', () => {
  const { page } = render();
  const slugs = articleOf(SLUG).tips.map(({ slug }) => slug);
  for (const slug of slugs) {
    expect(page.byId(slug).tagName).toBe('section');
    // Once in the contents, once as the permalink.
    expect(page.all('a', { href: `#${slug}` })).toHaveLength(2);
  }
});

test('the page of an article without conclusion and changes has no headings for them', () => {
  const model = articlePageModelOf(onlyArticle({ conclusion: '', changes: [] }));
  const page = new ParsedPage(renderArticlePage(model, CONTEXT));
  const headings = [...page.all('h2'), ...page.all('h3'), ...page.all('summary')].map(textOf);
  expect(headings).not.toContain('To finish');
  expect(headings).not.toContain('What changed');
});

test('the page of an article links every format that the article is served in', () => {
  const { page } = render();
  for (const { suffix } of FORMATS)
    expect(page.all('a', { href: `/v1/articles/${SLUG}${suffix}` })).toHaveLength(1);
});

test('the page of an article says where it is at home', () => {
  const { page } = render();
  expect(attribute(page.one('link', { rel: 'canonical' }), 'href')).toBe(URL_OF_PAGE);
  expect(attribute(page.one('meta', { property: 'og:url' }), 'content')).toBe(URL_OF_PAGE);
  expect(attribute(page.one('meta', { property: 'og:type' }), 'content')).toBe('article');
});

test.each([
  ['application/json+oembed', 'json'],
  ['text/xml+oembed', 'xml'],
])(
  'the page of an article tells of its oEmbed as %s before anything that is loaded',
  (type, format) => {
    const { page, html } = render();
    const href = attribute(page.one('link', { type }), 'href') ?? '';
    const { origin, pathname, searchParams } = new URL(href);
    expect(origin + pathname).toBe(`${ORIGIN}/oembed`);
    expect(Object.fromEntries(searchParams)).toEqual({ url: URL_OF_PAGE, format });
    expect(html.indexOf(type)).toBeLessThan(html.indexOf('stylesheet'));
  },
);

test('the page of an article carries its data for machines unchanged, whatever is in it', () => {
  const jsonLd = { name: '</script><!--<script>', text: 'a & b < c “d”' };
  const { page } = render({ jsonLd });
  const block = page.one('script', { type: 'application/ld+json' });
  expect(JSON.parse(textOf(block))).toEqual(jsonLd);
});

test('the page of an article has what previews of links read before its data for machines', () => {
  const { html } = render();
  expect(html.indexOf('og:image')).toBeLessThan(html.indexOf('<script type="application/ld+json"'));
});

test('the page of an article names its other languages, and itself among them', () => {
  const alternates = [
    { language: 'en', url: URL_OF_PAGE },
    { language: 'de', url: `${URL_OF_PAGE}?lang=de` },
  ];
  const { page } = render({ alternates });
  expect(attribute(page.one('link', { hreflang: 'en' }), 'href')).toBe(URL_OF_PAGE);
  expect(attribute(page.one('link', { hreflang: 'de' }), 'href')).toBe(`${URL_OF_PAGE}?lang=de`);
  expect(textOf(page.one('a', { hreflang: 'de' }))).toBe('Deutsch');
});

test('the page of an article names no other languages where there are none', () => {
  const { page } = render({ alternates: [{ language: 'en', url: URL_OF_PAGE }] });
  expect(page.all('link').filter((link) => attribute(link, 'hreflang'))).toEqual([]);
});

test('the page of an article shows credit, licence, source, dates and changes', () => {
  const { page } = render();
  const about = textOf(page.byId('about-this-guide'));
  for (const text of [
    'Ada Adviser',
    'Interviews & Offers',
    'Sam Source',
    'Creative Commons Attribution 4.0 International',
    '15 January 2025',
    '1 June 2025',
    '1 July 2027',
    'Added an example',
  ])
    expect(about).toContain(text);
});

test('the page of an article links the other formats and its neighbours by path', () => {
  const { page } = render({
    previous: onlyArticle({ slug: 'before' }),
    next: onlyArticle({ slug: 'after' }),
  });
  expect(page.all('a', { href: `/v1/articles/${SLUG}.md` })).toHaveLength(1);
  expect(attribute(page.one('a', { rel: 'prev' }), 'href')).toBe('/articles/before');
  expect(attribute(page.one('a', { rel: 'next' }), 'href')).toBe('/articles/after');
});

test.each([
  ['en', `/#embed=${SLUG}`],
  ['de', `/?lang=de#embed=${SLUG}`],
])('the page of an article leads to its own embed in its own language: %s', (inLanguage, href) => {
  const article = onlyArticle({ inLanguage, slug: SLUG });
  const page = new ParsedPage(
    renderArticlePage(articlePageModelOf(article), contextIn(article.inLanguage)),
  );
  expect(textOf(page.one('a', { href }))).toBe('Embed this guide');
});

test('the page of an article says in its search what can be searched', () => {
  const { page } = render();
  expect(attribute(page.one('input', { name: 'q' }), 'placeholder')).toBe('Search the tips');
});

test('the page of an article warns once its review is overdue', () => {
  const overdue = renderArticlePage(articlePageModelOf(articleOf('negotiating-pay')), CONTEXT);
  expect(overdue).toContain('Review overdue');
  expect(overdue).toContain('due for review on 1 January 2026');
  expect(render().html).not.toContain('Review overdue');
});

test('the page of an article leaves out what a tip has not', () => {
  const article = onlyArticle({ tips: [makeTip({ do: [], avoid: [], examples: [] })] });
  const page = new ParsedPage(
    renderArticlePage(articlePageModelOf(article), contextIn(article.inLanguage)),
  );
  expect(page.all('h3')).toEqual([]);
});

const article = onlyArticle({ inLanguage: 'ar', slug: 'muqabala', title: 'المقابلة الثانية' });
const html = renderArticlePage(articlePageModelOf(article), contextIn(article.inLanguage));
const page = new ParsedPage(html);

test('an article in a language that is written from right to left is marked up so', () => {
  const root = page.one('html');
  expect(attribute(root, 'lang')).toBe('ar');
  expect(attribute(root, 'dir')).toBe('rtl');
});

test('an article in another language than the page has the words of the page in English, marked up as English', () => {
  const footer = page.one('footer');
  expect(attribute(footer, 'lang')).toBe('en');
  expect(attribute(footer, 'dir')).toBe('ltr');
});

test('what an article says runs its own way where the words of the page are English', () => {
  for (const element of [page.one('dd', { class: 'credit' }), page.one('input', { name: 'q' })]) {
    expect(attribute(element, 'lang')).toBe('ar');
    expect(attribute(element, 'dir')).toBe('rtl');
  }
  expect(page.all('span', { lang: 'ar', dir: 'rtl' }).map(textOf)).toContain('Added an example');
});

test('the page of an article names its locale as Open Graph does', () => {
  const article = onlyArticle({ inLanguage: 'zh-Hant-TW' });
  const page = new ParsedPage(
    renderArticlePage(articlePageModelOf(article), contextIn(article.inLanguage)),
  );
  expect(attribute(page.one('meta', { property: 'og:locale' }), 'content')).toBe('zh_Hant_TW');
});

test('the page of an article keeps its language in the links and in the search', () => {
  expect(attribute(page.one('input', { name: 'lang' }), 'value')).toBe('ar');
  expect(page.all('a', { href: '/?lang=ar' })).not.toEqual([]);
  expect(page.all('a', { href: '/v1/articles/muqabala.md?lang=ar' })).toHaveLength(1);
});
