import type { ArticleFilterName } from '../../../content/filters.ts';
import type { Article, Edition, Tip } from '../../../content/library.ts';
import type { FacetValue, Highlighter } from '../../../search/types.ts';
import type { ResultsQuery } from '../results-path.ts';

/** Tips that were found by a query or listed by stage or topic: the home page with parameters. */
export interface ResultsPage {
  readonly query: ResultsQuery;
  /** Articles that are about what was asked, best first; on the first page. */
  readonly articles?: readonly Article[];
  /** Number of tips on all pages. */
  readonly total: number;
  readonly hits: Iterable<{ readonly tip: Tip }>;
  readonly highlight?: Highlighter;
  readonly didYouMean?: string | undefined;
  readonly suggestions?: readonly string[];
  /** Where to go on if nothing was found. */
  readonly nearest?: Nearest | undefined;
  /** What the results can be narrowed to, with the number of tips that this leaves. */
  readonly facets?: Readonly<
    Record<ArticleFilterName, readonly (FacetValue & { readonly name: string })[]>
  >;
}

interface Nearest {
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly articles: readonly Article[];
}

export const HITS_ON_A_PAGE = 10;

export const resultsOffset = ({ page = 1 }: ResultsQuery) => (page - 1) * HITS_ON_A_PAGE;

export const MAX_ARTICLES = 3;
/** Of the best article's score, the share that another must have to be about the same. */
const SHARE_OF_BEST = 1 / 2;

/** @param found by the query of the tips, best first */
export function aboutTheSame(
  found: Iterable<{ readonly article: Article; readonly score: number }>,
): Article[] {
  const articles = [...found];
  const least = (articles[0]?.score ?? 0) * SHARE_OF_BEST;
  return articles.filter(({ score }) => score >= least).map(({ article }) => article);
}

/** Without words to search for: the tips of a stage or topic, in reading order. */
export function listedPage(edition: Edition, query: ResultsQuery): ResultsPage {
  const tips = edition.listTips(query);
  const offset = resultsOffset(query);
  const hits = tips.slice(offset, offset + HITS_ON_A_PAGE).map((tip) => ({ tip }));
  return { query, total: tips.length, hits };
}
