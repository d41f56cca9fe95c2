import { describe, expect, test } from 'vitest';
import {
  type FRAME_THEMES,
  renderArticleFrame,
  renderTipFrame,
} from '../../../src/render/pages/embed-frame.tsx';
import { tipResource } from '../../../src/render/resources.ts';
import { ALONE, articleResource } from '../../helpers/connections.ts';
import { articleOf, CONTEXT, ENGLISH, ORIGIN, SITE } from './fixtures.ts';
import { attribute, ParsedPage, textOf } from './parse-page.ts';

const article = articleResource(articleOf('second-interview'), ALONE, SITE);
const tip = tipResource(ENGLISH.tip(0), ALONE, SITE);

describe.each([
  [
    'an article',
    (theme: (typeof FRAME_THEMES)[number]) =>
      renderArticleFrame(article, 'Second interview', theme, CONTEXT),
    article,
  ],
  [
    'a tip',
    (theme: (typeof FRAME_THEMES)[number]) =>
      renderTipFrame(tip, 'Second interview', theme, CONTEXT),
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

  test('a frame names the page that people should find', () => {
    expect(attribute(page.one('link', { rel: 'canonical' }), 'href')).toBe(item.webUrl);
    expect(attribute(page.one('meta', { name: 'robots' }), 'content')).toBe('noindex');
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

test('the frame of an article leads to each tip in its place', () => {
  const page = new ParsedPage(renderArticleFrame(article, 'Second interview', 'auto', CONTEXT));
  for (const { slug } of article.tips)
    expect(page.all('a', { href: `${ORIGIN}/tips/${slug}` })).toHaveLength(1);
});
