import type { HeadSource } from './article.ts';
import type { TipSource } from './model.ts';
import { keysOf, recordOf } from './record-of.ts';

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
    description: 'Only of these stages, by their slugs',
    narrowsArticles: true,
    vocabulary: 'stages',
    ofArticle: ({ stage }) => [stage],
    ofTip: (_tip, { stage }) => [stage],
  },
  topic: {
    description: 'Only of these topics, by their slugs',
    narrowsArticles: true,
    vocabulary: 'topics',
    ofArticle: ({ topics }) => topics,
    ofTip: ({ topics }) => topics,
  },
  article: {
    description: 'Only of these articles, by their slugs',
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

/** The values, slugs joined by commas, of which items must have any, or all; none unless given. */
export type Filters = { readonly [K in FilterName | AllOf<FilterName>]?: string | undefined };
export type AllOf<Name extends FilterName> = `${Name}.all`;
export type ArticleFilters = Pick<Filters, ArticleFilterName>;

export const allOf = <Name extends FilterName>(name: Name): AllOf<Name> => `${name}.all`;

/** The slugs of a filter's text. */
export const valuesOf = (text: string | undefined): string[] => text?.split(',') ?? [];

/** Of what an item must have at least one value. */
interface Condition {
  readonly name: FilterName;
  readonly values: readonly string[];
}

/** What filters ask for: an item passes that meets every condition. */
export function conditionsOf(filters: Filters): Condition[] {
  return FILTER_NAMES.flatMap((name) => {
    const any = valuesOf(filters[name]);
    const all = valuesOf(filters[allOf(name)]);
    return [...(any.length > 0 ? [any] : []), ...all.map((value) => [value])].map((values) => ({
      name,
      values,
    }));
  });
}

const isArticleFilterName = (name: FilterName): name is ArticleFilterName =>
  FILTERS[name].narrowsArticles;

export const FILTER_NAMES: readonly FilterName[] = keysOf(FILTERS);
export const ARTICLE_FILTER_NAMES: readonly ArticleFilterName[] =
  FILTER_NAMES.filter(isArticleFilterName);

/** What an article can be found under. */
export function articleFilterValues(article: HeadSource) {
  return recordOf<FilterName, readonly string[]>(FILTER_NAMES, (name) =>
    FILTERS[name].ofArticle(article),
  );
}

/** What a tip can be found under. */
export function filterValues(tip: TipSource, article: HeadSource) {
  return recordOf<FilterName, readonly string[]>(FILTER_NAMES, (name) =>
    FILTERS[name].ofTip(tip, article),
  );
}
