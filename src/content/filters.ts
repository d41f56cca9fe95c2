import type { HeadSource } from './article.ts';
import { keysOf, recordOf } from './record-of.ts';

/** What lists and searches can be narrowed to. Whatever handles filters goes through this table. */
interface Filter {
  /** Of the query parameter, for the contract. */
  readonly description: string;
  /**
   * The field of an article that has its values, as slugs, or of a tip that has its own; lists show it.
   * Where there is none the article itself is meant, and only tips are narrowed to it.
   */
  readonly field?: keyof HeadSource;
  readonly fieldDescription?: string;
  /** Where its values are named; they are their own names where nothing else names them. */
  readonly vocabulary: 'stages' | 'topics' | 'articles' | undefined;
}

export const FILTERS = {
  stage: {
    description: 'Only of these stages, by their slugs',
    field: 'stage',
    fieldDescription: 'The slug of its stage',
    vocabulary: 'stages',
  },
  topic: {
    description: 'Only of these topics, by their slugs',
    field: 'topics',
    fieldDescription: 'The slugs of its topics',
    vocabulary: 'topics',
  },
  article: {
    description: 'Only of these articles, by their slugs',
    vocabulary: 'articles',
  },
} as const satisfies Record<string, Filter>;

export type FilterName = keyof typeof FILTERS;

/** Those that narrow articles, too. */
export type ArticleFilterName = {
  [K in FilterName]: (typeof FILTERS)[K] extends { field: string } ? K : never;
}[FilterName];
export type FilterField = (typeof FILTERS)[ArticleFilterName]['field'];

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
  'field' in FILTERS[name];

export const FILTER_NAMES: readonly FilterName[] = keysOf(FILTERS);
export const ARTICLE_FILTER_NAMES: readonly ArticleFilterName[] =
  FILTER_NAMES.filter(isArticleFilterName);

/** What an article, or a tip in it, can be found under, as slugs. */
export const filterValues = (article: HeadSource, tip: Partial<HeadSource> = {}) =>
  recordOf(FILTER_NAMES, (name) => valuesIn(name, article, tip));

/** The same for one filter. */
export function valuesIn(
  name: FilterName,
  article: HeadSource,
  tip: Partial<HeadSource> = {},
): readonly string[] {
  if (!isArticleFilterName(name)) return [article.slug];
  const { field } = FILTERS[name];
  return [tip[field] ?? article[field]].flat();
}
