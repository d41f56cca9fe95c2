import type { Article, Edition, Term, Tip } from '../../content/library.ts';
import { articleJsonLd } from '../../render/formats/json-ld.ts';
import type { ArticlePage, PageLink } from '../../render/pages/article/article-parts.ts';
import type { HomePage } from '../../render/pages/home/home-page.tsx';
import type { PageAssets, PageContext } from '../../render/pages/page-context.ts';
import type { ResultsPage } from '../../render/pages/results/results-page.tsx';
import type { ResultsQuery } from '../../render/pages/results-path.ts';
import type { Alternate } from '../../render/pages/site-page.tsx';
import { articlePageUrl, languageQuery } from '../../render/urls.ts';
import { searchTips } from '../../snapshot/search-tips.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/** What the pages show, taken from a snapshot. */

export function pageContext({ site, library }: Snapshot, assets: PageAssets): PageContext {
  return { site, library: library.info, asset: assets.url };
}

export function termName(terms: readonly Term[], slug: string): string {
  return terms.find((term) => term.slug === slug)?.name ?? slug;
}

const READING_ORDER = { key: 'stage', descending: false } as const;
const ARTICLES_OF_A_STAGE = 6;
const TOPICS_TO_BROWSE = 8;

export function homePage(snapshot: Snapshot, edition: Edition, assets: PageAssets): HomePage {
  const { library, site } = snapshot;
  return {
    language: edition.language,
    alternates: library.languages.map((language) => ({
      language,
      url: `${site.url}/${languageQuery(language, site)}`,
    })),
    stages: edition.stages
      .filter(({ articleCount }) => articleCount > 0)
      .map((stage) => ({
        stage,
        articles: edition
          .listArticles({ stage: stage.slug }, READING_ORDER)
          .slice(0, ARTICLES_OF_A_STAGE)
          .map((number) => edition.article(number)),
      })),
    topics: edition.topics
      .filter(({ tipCount }) => tipCount > 0)
      .toSorted((a, b) => b.tipCount - a.tipCount)
      .slice(0, TOPICS_TO_BROWSE),
    embedCode: assets.embedCode,
  };
}

const HITS_ON_A_PAGE = 10;

export function resultsPage(
  snapshot: Snapshot,
  edition: Edition,
  query: ResultsQuery,
): ResultsPage {
  const { q, ...filter } = query;
  const found =
    q === undefined ? listed(edition, query) : searched(snapshot, edition, { ...filter, q });
  return {
    language: edition.language,
    query,
    pages: Math.ceil(found.total / HITS_ON_A_PAGE),
    stage: edition.stages.find(({ slug }) => slug === query.stage),
    topic: edition.topics.find(({ slug }) => slug === query.topic),
    ...found,
  };
}

type Found = Pick<
  ResultsPage,
  'total' | 'hits' | 'didYouMean' | 'suggestions' | 'stages' | 'topics'
>;

const offsetOf = ({ page = 1 }: ResultsQuery) => (page - 1) * HITS_ON_A_PAGE;

/** Without words to search for: the tips of a stage or topic, in reading order. */
function listed(edition: Edition, query: ResultsQuery): Found {
  const numbers = edition.listTips(query, READING_ORDER);
  const offset = offsetOf(query);
  return {
    total: numbers.length,
    hits: numbers
      .slice(offset, offset + HITS_ON_A_PAGE)
      .map((number) => hitOf(edition, edition.tip(number))),
    suggestions: [],
    stages: [],
    topics: [],
  };
}

function searched(
  snapshot: Snapshot,
  edition: Edition,
  { q, stage, topic, page }: ResultsQuery & { q: string },
): Found {
  const { hits, facets, highlight, ...found } = searchTips(snapshot, edition, {
    q,
    stage,
    topic,
    offset: offsetOf({ page }),
    limit: HITS_ON_A_PAGE,
  });
  return {
    ...found,
    hits: Array.from(hits, ({ tip }) => ({ ...hitOf(edition, tip), highlights: highlight(tip) })),
    stages: facets.stage,
    topics: facets.topic,
  };
}

function hitOf(edition: Edition, tip: Tip) {
  return { tip, stageName: termName(edition.stages, tip.article.stage) };
}

export function articlePageOf(snapshot: Snapshot, edition: Edition, article: Article): ArticlePage {
  const { site } = snapshot;
  const number = edition.articleNumber(article.slug) ?? 0;
  return {
    article: snapshot.rendered.article(article),
    stageName: termName(edition.stages, article.stage),
    topicNames: new Map(edition.topics.map(({ slug, name }) => [slug, name])),
    alternates: alternatesOf(snapshot, article.slug),
    previous: neighbour(snapshot, edition, number - 1),
    next: neighbour(snapshot, edition, number + 1),
    jsonLd: articleJsonLd(article, site),
  };
}

/** Articles with the same slug are the same article in other languages. */
function alternatesOf({ library, site }: Snapshot, slug: string): Alternate[] {
  return library.editions
    .filter((edition) => edition.findArticle(slug).state === 'found')
    .map(({ language }) => ({
      language,
      url: articlePageUrl({ slug, inLanguage: language }, site),
    }));
}

function neighbour({ site }: Snapshot, edition: Edition, number: number): PageLink | undefined {
  if (number < 0 || number >= edition.articleCount) return undefined;
  const article = edition.article(number);
  return { title: article.title, url: articlePageUrl(article, site) };
}
