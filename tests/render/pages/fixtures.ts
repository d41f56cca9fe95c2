import { type Article, type Edition, Library } from '../../../src/content/library.ts';
import { buildLibraryData } from '../../../src/content/library-data.ts';
import type { ArticleSource, TipSource } from '../../../src/content/model.ts';
import type { ArticlePage } from '../../../src/render/pages/article/article-page.tsx';
import type { HomePage } from '../../../src/render/pages/home/home-model.ts';
import { type PageContext, pageContext } from '../../../src/render/pages/page-context.tsx';
import type { ResultsPage } from '../../../src/render/pages/results/results-model.ts';
import { ALONE, articleResource } from '../../helpers/connections.ts';
import { makeArticle, makeContent, makeTip } from '../../helpers/content.ts';

export const ORIGIN = 'https://tips.example';
export const SITE = { url: ORIGIN, defaultLanguage: 'en', asOf: '2026-03-01' };

export const EMBED_CODE = {
  element: `${ORIGIN}/embed/v1.2.3/tip-sheet.js`,
  integrity: 'sha384-abc',
  resizer: `${ORIGIN}/embed/v1.2.3/resizer.js`,
  resizerIntegrity: 'sha384-def',
};

const library = new Library(buildLibraryData(makeContent(), 'test'));
export const ENGLISH = library.edition('en') as Edition;

export const contextIn = (language: string): PageContext =>
  pageContext({ site: SITE, library }, { url: (name) => `/assets/${name}` }, language);
export const CONTEXT = contextIn('en');

/** Text that would do harm, or vanish, if it were not escaped. */
export const HOSTILE = `</script></title><img src=x onerror=alert(1)>"'&lt;`;

export function hostileArticle(overrides: Partial<ArticleSource> = {}): Article {
  const tip: Partial<TipSource> = {
    title: HOSTILE,
    summary: HOSTILE,
    body: HOSTILE,
    do: [HOSTILE],
    avoid: [HOSTILE],
    examples: [HOSTILE],
    questions: [HOSTILE],
    notes: [{ region: 'US', text: HOSTILE }],
    messages: [{ title: HOSTILE, text: HOSTILE }],
  };
  return onlyArticle({
    title: HOSTILE,
    summary: HOSTILE,
    introduction: HOSTILE,
    conclusion: HOSTILE,
    questions: [HOSTILE],
    authors: [{ name: HOSTILE }],
    reviewedBy: [{ name: HOSTILE }],
    links: [{ title: HOSTILE, url: 'https://advice.example/', publisher: HOSTILE }],
    basedOn: [{ title: HOSTILE, author: HOSTILE }],
    changes: [{ date: '2025-01-15', note: HOSTILE }],
    tips: [makeTip({ slug: 'one', ...tip }), makeTip({ slug: 'two', ...tip })],
    ...overrides,
  });
}

/** An article as the library completes it. */
export function onlyArticle(overrides: Partial<ArticleSource> = {}): Article {
  const source = makeArticle(overrides);
  const content = makeContent({ articles: [source] });
  const edition = new Library(buildLibraryData(content, 'test')).edition(source.inLanguage);
  return (edition as Edition).article(0);
}

export function articleOf(slug: string): Article {
  const found = ENGLISH.findArticle(slug);
  if (found.state !== 'found') throw new Error(`no article ${slug}`);
  return found.item;
}

export function articlePageModelOf(
  article: Article,
  overrides: Partial<ArticlePage> = {},
): ArticlePage {
  return {
    article: articleResource(article, ALONE, SITE),
    alternates: [],
    jsonLd: { '@type': 'WebPage' },
    ...overrides,
  };
}

export function homePageOf(overrides: Partial<HomePage> = {}): HomePage {
  return {
    alternates: [],
    stages: ENGLISH.stages
      .filter(({ articleCount }) => articleCount > 0)
      .map((stage) => ({
        stage,
        articles: ENGLISH.listArticles({ stage: stage.slug }).slice(),
      })),
    topics: [...ENGLISH.topics],
    embedCode: EMBED_CODE,
    assistantsUrl: undefined,
    ...overrides,
  };
}

export function resultsPageOf(overrides: Partial<ResultsPage> = {}): ResultsPage {
  return {
    query: { q: 'company' },
    articles: [],
    total: 1,
    hits: [{ tip: ENGLISH.tip(0) }],
    ...overrides,
  };
}
