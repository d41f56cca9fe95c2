import { describe, expect, test } from 'vitest';
import { ARTICLE_FILTER_NAMES } from '../../../src/content/filters.ts';
import { recordOf } from '../../../src/content/record-of.ts';
import { renderArticlePage } from '../../../src/render/pages/article/article-page.tsx';
import { renderItemFrame } from '../../../src/render/pages/embed-frame.tsx';
import { renderHomePage } from '../../../src/render/pages/home/home-page.tsx';
import { renderProblemIndex, renderProblemPage } from '../../../src/render/pages/problem-pages.tsx';
import { renderResultsPage } from '../../../src/render/pages/results/results-page.tsx';
import { renderTipPage } from '../../../src/render/pages/tip/tip-page.tsx';
import { tipResource } from '../../../src/render/resources.ts';
import { ALONE, articleResource } from '../../helpers/connections.ts';
import {
  articlePageModelOf,
  CONTEXT,
  HOSTILE,
  homePageOf,
  hostileArticle,
  ORIGIN,
  resultsPageOf,
  SITE,
} from './fixtures.ts';
import { pageIssues } from './page-issues.ts';
import { attribute, ParsedPage, textOf } from './parse-page.ts';

const LIST = { theme: 'auto', layout: 'list' } as const;
const COMPACT = { theme: 'dark', layout: 'compact' } as const;

const HOSTILE_PROBLEM = {
  name: 'not-found',
  status: 404,
  title: HOSTILE,
  explanation: HOSTILE,
  example: { detail: HOSTILE },
};

/** Every page, each with text that tries to break out. */
function everyPage(): [string, string][] {
  const article = hostileArticle();
  const [tip] = article.tips;
  if (!tip) throw new Error('the article has tips');
  const term = { slug: 'offer', name: HOSTILE, description: HOSTILE, articleCount: 9, tipCount: 9 };
  const library = { ...CONTEXT.library, name: HOSTILE, description: HOSTILE };
  const context = { ...CONTEXT, library, nameOf: () => HOSTILE };
  const alternates = [
    { language: 'en', url: `${ORIGIN}/articles/x` },
    { language: 'ar', url: `${ORIGIN}/articles/x?lang=ar` },
  ];
  const choice = { slug: 'offer', name: HOSTILE, count: 3 };
  const page = articlePageModelOf(article, {
    article: articleResource(
      article,
      { ...ALONE, relatedTo: () => [tip] },
      { ...SITE, asOf: '2099-01-01' },
    ),
    alternates,
    previous: article,
    next: article,
    jsonLd: { name: HOSTILE },
  });
  const stages = [{ stage: term, articles: [article] }];
  const results = resultsPageOf({
    query: { q: HOSTILE, page: 2 },
    total: 30,
    hits: [{ tip }],
    didYouMean: HOSTILE,
    facets: recordOf(ARTICLE_FILTER_NAMES, () => [choice, choice]),
  });
  const nothing = resultsPageOf({
    query: { q: HOSTILE, stage: 'offer' },
    total: 0,
    hits: [],
    suggestions: [HOSTILE],
  });
  return [
    ['home', renderHomePage(homePageOf({ stages, topics: [term], alternates }), context)],
    ['home of an empty library', renderHomePage(homePageOf({ stages: [], topics: [] }), context)],
    ['results', renderResultsPage(results, context)],
    ['no results', renderResultsPage(nothing, context)],
    ['article', renderArticlePage(page, context)],
    [
      'tip',
      renderTipPage(
        {
          tip: tipResource(
            tip,
            { ...ALONE, relatedTo: () => [tip] },
            { ...SITE, asOf: '2099-01-01' },
          ),
          article: page.article,
          alternates,
          jsonLd: { name: HOSTILE },
        },
        context,
      ),
    ],
    ['article frame', renderItemFrame(page.article, LIST, context)],
    ['compact frame', renderItemFrame(page.article, COMPACT, context)],
    ['tip frame', renderItemFrame(tipResource(tip, ALONE, SITE), LIST, context)],
    ['compact tip', renderItemFrame(tipResource(tip, ALONE, SITE), COMPACT, context)],
    ['problem', renderProblemPage(HOSTILE_PROBLEM, context)],
    ['problems', renderProblemIndex([HOSTILE_PROBLEM], context)],
  ];
}

describe.each(everyPage())('the page: %s', (_name, html) => {
  const page = new ParsedPage(html);

  test('no text becomes markup of a page', () => {
    expect(page.all('img')).toEqual([]);
    expect(textOf(page.one('title'))).toContain(HOSTILE);
  });

  test('a page has nothing inline, foreign, ambiguous or empty', () => {
    expect(pageIssues(page, ORIGIN)).toEqual([]);
  });

  test('a page says its language and its direction', () => {
    expect(page.one('html').attrs).toEqual(
      expect.arrayContaining([
        { name: 'lang', value: 'en' },
        { name: 'dir', value: 'ltr' },
      ]),
    );
  });

  test('a page keeps machines from translating its code', () => {
    for (const code of [...page.all('code'), ...page.all('a', { class: 'request' })])
      expect(attribute(code, 'translate')).toBe('no');
  });

  test('a page can be zoomed', () => {
    expect(attribute(page.one('meta', { name: 'viewport' }), 'content')).toBe(
      'width=device-width, initial-scale=1',
    );
  });
});
