import type { HeadSource } from './article.ts';
import type { TipSource } from './model.ts';
import { recordOf } from './record-of.ts';

/** What lists and searches can be narrowed to. Whatever handles filters goes through this table. */
interface Filter {
  /** Of the query parameter, for the contract. */
  readonly description: string;
  /** Whether articles are narrowed by it, and random picks and the pages, or only lists of tips. */
  readonly narrowsArticles: boolean;
  /** Where its values are named; they are their own names where nothing else names them. */
  readonly vocabulary: 'stages' | 'topics' | 'articles' | undefined;
  /** The values, as slugs, of an article. */
  readonly ofArticle: (article: HeadSource) => readonly string[];
  /** The values, as slugs, of a tip in its article. */
  readonly ofTip: (tip: TipSource, article: HeadSource) => readonly string[];
}

export const FILTERS = {
  stage: {
    description: 'Only of this stage, by its slug',
    narrowsArticles: true,
    vocabulary: 'stages',
    ofArticle: ({ stage }) => [stage],
    ofTip: (_tip, { stage }) => [stage],
  },
  topic: {
    description: 'Only of this topic, by its slug',
    narrowsArticles: true,
    vocabulary: 'topics',
    ofArticle: ({ topics }) => topics,
    ofTip: ({ topics }) => topics,
  },
  article: {
    description: 'Only of this article, by its slug',
    narrowsArticles: false,
    vocabulary: 'articles',
    ofArticle: ({ slug }) => [slug],
    ofTip: (_tip, { slug }) => [slug],
  },
} as const satisfies Record<string, Filter>;

export type FilterName = keyof typeof FILTERS;

/** Those that narrow articles, too. */
export type ArticleFilterName = {
  [K in FilterName]: (typeof FILTERS)[K]['narrowsArticles'] extends true ? K : never;
}[FilterName];

/** The value, a slug, that items must have; none unless given. */
export type Filters = { readonly [K in FilterName]?: string | undefined };
export type ArticleFilters = Pick<Filters, ArticleFilterName>;

const isFilterName = (name: string): name is FilterName => Object.hasOwn(FILTERS, name);
const isArticleFilterName = (name: FilterName): name is ArticleFilterName =>
  FILTERS[name].narrowsArticles;

export const FILTER_NAMES: readonly FilterName[] = Object.keys(FILTERS).filter(isFilterName);
export const ARTICLE_FILTER_NAMES: readonly ArticleFilterName[] =
  FILTER_NAMES.filter(isArticleFilterName);

/** What a tip can be found under. */
export function filterValues(tip: TipSource, article: HeadSource) {
  return recordOf<FilterName, readonly string[]>(FILTER_NAMES, (name) =>
    FILTERS[name].ofTip(tip, article),
  );
}
