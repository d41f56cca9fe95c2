import { describe, expect, test } from 'vitest';
import {
  type FRAME_THEMES,
  type FrameLayout,
  renderItemFrame,
} from '../../../src/render/pages/embed-frame.tsx';
import { type TipResource, tipResource } from '../../../src/render/resources.ts';
import { ALONE, articleResource } from '../../helpers/connections.ts';
import { articleOf, CONTEXT, contextIn, ENGLISH, ORIGIN, SITE } from './fixtures.ts';
import { attribute, ParsedPage, textOf } from './parse-page.ts';

const article = articleResource(articleOf('second-interview'), ALONE, SITE);
const tip = tipResource(ENGLISH.tip(0), ALONE, SITE);

describe.each([
  [
    'an article',
    (theme: (typeof FRAME_THEMES)[number]) =>
      renderItemFrame(article, { theme, layout: 'list' }, CONTEXT),
    article,
  ],
  [
    'a tip',
    (theme: (typeof FRAME_THEMES)[number]) =>
      renderItemFrame(tip, { theme, layout: 'list' }, CONTEXT),
    tip,
  ],
])('the frame of %s', (_name, render, item) => {
  const page = new ParsedPage(render('auto'));

  test('a frame opens every link outside itself', () => {
    expect(attribute(page.one('base'), 'target')).toBe('_blank');
    expect(attribute(page.one('base'), 'href')).toBeUndefined();
    for (const link of page.all('a', { target: '_blank' }))
      expect(attribute(link, 'rel')).toBe('noopener');
  });

  test('a frame has absolute links only, as it is read in somebody else’s page', () => {
    const hrefs = page.all('a').map((link) => attribute(link, 'href'));
    expect(hrefs.filter((href) => !href?.startsWith('https://'))).toEqual([]);
  });

  test('a frame shows credit and licence', () => {
    expect(page.all('a', { rel: 'license' }).map(textOf)).toEqual([item.license.name]);
    expect(page.all('p').map(textOf)).toContainEqual(expect.stringContaining('Ada Adviser'));
  });

  test('a frame names the page that people should find, and hides nothing from search engines', () => {
    expect(attribute(page.one('link', { rel: 'canonical' }), 'href')).toBe(item.webUrl);
    expect(page.all('meta', { name: 'robots' })).toEqual([]);
  });

  test.each([
    ['auto', 'light dark'],
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const)('a frame in the theme %s tells the browser %s', (theme, scheme) => {
    const themed = new ParsedPage(render(theme));
    expect(attribute(themed.one('html'), 'data-theme')).toBe(theme);
    expect(attribute(themed.one('meta', { name: 'color-scheme' }), 'content')).toBe(scheme);
  });
});

test('a frame in another language than the library’s own leads to the home page in its language', () => {
  const german = { ...tip, inLanguage: 'de' };
  const options = { theme: 'auto', layout: 'list' } as const;
  const page = new ParsedPage(renderItemFrame(german, options, contextIn('de')));
  expect(page.all('a', { href: `${ORIGIN}/?lang=de` })).toHaveLength(1);
});

const inLayout = (layout: FrameLayout, shown = article) =>
  new ParsedPage(renderItemFrame(shown, { theme: 'auto', layout }, CONTEXT));

test.each(['list', 'compact'] as const)(
  'the frame of an article in the layout %s leads to each tip in its place',
  (layout) => {
    for (const { slug } of article.tips)
      expect(inLayout(layout).all('a', { href: `${ORIGIN}/tips/${slug}` })).toHaveLength(1);
  },
);

test('the compact frame of an article has the titles of its tips without what they say', () => {
  const { summary, title } = article.tips[0] as TipResource;
  expect(inLayout('list').all('p').map(textOf)).toContain(summary);
  const compact = inLayout('compact');
  expect(compact.all('p').map(textOf)).not.toContain(summary);
  expect(compact.all('h2').map(textOf)).toContain(title);
});

test('the compact frame of a long article has ten tips and says how many there are', () => {
  const tips = Array.from({ length: 11 }, () => article.tips[0] as TipResource);
  const compact = inLayout('compact', { ...article, tips });
  expect(compact.all('li')).toHaveLength(10);
  expect(compact.all('a', { href: article.webUrl }).map(textOf)).toContain('Read all 11 tips');
});

test('the compact frame of a tip has what to do and to avoid without the running text', () => {
  const rendered = (layout: FrameLayout) =>
    new ParsedPage(renderItemFrame(tip, { theme: 'auto', layout }, CONTEXT));
  expect(rendered('list').all('div', { class: 'prose' })).toHaveLength(1);
  expect(rendered('compact').all('div', { class: 'prose' })).toEqual([]);
  expect(rendered('compact').all('li').map(textOf)).toEqual([...tip.do, ...tip.avoid]);
});
