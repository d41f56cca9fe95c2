import {
  ARTICLE_FILTER_NAMES,
  type ArticleFilterName,
  valuesOf,
} from '../../../content/filters.ts';
import type { Article, Edition, Tip } from '../../../content/library.ts';
import { recordOf } from '../../../content/record-of.ts';
import { LIGHT_TEXTS } from '../../../content/tip-texts.ts';
import type { Highlighter, Highlights } from '../../../search/types.ts';
import type { ResultsQuery } from '../results-path.ts';

/** Tips that were found by a query or listed by stage or topic: the home page with parameters. */
export interface ResultsPage {
  readonly query: ResultsQuery;
  /** Articles that are about what was asked, best first; on the first page. */
  readonly articles: readonly Article[];
  /** Number of tips on all pages. */
  readonly total: number;
  readonly pages: number;
  readonly hits: readonly {
    readonly tip: Tip;
    readonly stageName: string;
    readonly highlights?: Highlights | undefined;
  }[];
  readonly didYouMean?: string | undefined;
  readonly suggestions: readonly string[];
  /** Where to go on if nothing was found. */
  readonly nearest?: Nearest | undefined;
  /** What the results can be narrowed to, with the number of tips that this leaves. */
  readonly choices: Readonly<Record<ArticleFilterName, readonly Choice[]>>;
  /** The names of what they are narrowed to. */
  readonly chosen: { readonly [K in ArticleFilterName]?: string | undefined };
}

interface Nearest {
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly articles: readonly Article[];
}

interface Choice {
  readonly slug: string;
  readonly name: string;
  readonly count: number;
}

export const HITS_ON_A_PAGE = 10;

export const resultsOffset = ({ page = 1 }: ResultsQuery) => (page - 1) * HITS_ON_A_PAGE;

/** What a search found for a page of results. */
interface Found {
  readonly total: number;
  readonly hits: Iterable<{ readonly tip: Tip }>;
  readonly facets: ResultsPage['choices'];
  readonly highlight: Highlighter;
  readonly didYouMean: string | undefined;
  readonly suggestions: readonly string[];
  readonly nearest: Nearest | undefined;
}

export const MAX_ARTICLES = 3;
/** Of the best article's score, the share that another must have to be about the same. */
const SHARE_OF_BEST = 1 / 2;

interface FoundArticle {
  readonly article: Article;
  readonly score: number;
}

/**
 * The results of a search.
 * @param articles found by the same query, best first
 */
export function foundPageModel(
  edition: Edition,
  query: ResultsQuery,
  found: Found,
  articles: Iterable<FoundArticle>,
): ResultsPage {
  const { total, hits, facets, highlight, didYouMean, suggestions, nearest } = found;
  return {
    ...commonModel(edition, query, total),
    articles: query.page === undefined || query.page === 1 ? aboutTheSame([...articles]) : [],
    hits: Array.from(hits, ({ tip }) => ({
      ...hitOf(edition, tip),
      highlights: highlight(tip, LIGHT_TEXTS),
    })),
    didYouMean,
    suggestions,
    nearest,
    choices: facets,
  };
}

/** Without words to search for: the tips of a stage or topic, in reading order. */
export function listedPageModel(edition: Edition, query: ResultsQuery): ResultsPage {
  const tips = edition.listTips(query);
  const offset = resultsOffset(query);
  return {
    ...commonModel(edition, query, tips.length),
    articles: [],
    hits: tips.slice(offset, offset + HITS_ON_A_PAGE).map((tip) => hitOf(edition, tip)),
    suggestions: [],
    choices: recordOf(ARTICLE_FILTER_NAMES, () => []),
  };
}

function aboutTheSame(articles: readonly FoundArticle[]): Article[] {
  const least = (articles[0]?.score ?? 0) * SHARE_OF_BEST;
  return articles.filter(({ score }) => score >= least).map(({ article }) => article);
}

function commonModel(edition: Edition, query: ResultsQuery, total: number) {
  return {
    query,
    total,
    pages: Math.ceil(total / HITS_ON_A_PAGE),
    chosen: recordOf(ARTICLE_FILTER_NAMES, (name) => {
      const names = valuesOf(query[name]).map((slug) => edition.nameOf(name, slug));
      return names.length === 0 ? undefined : names.join(', ');
    }),
  };
}

function hitOf(edition: Edition, tip: Tip) {
  return { tip, stageName: edition.nameOf('stage', tip.article.stage) };
}
