import { ARTICLE_FILTER_NAMES, type ArticleFilters } from '../../content/filters.ts';
import type { Site } from '../site.ts';

/** What the results on the home page are narrowed to. */
export interface ResultsQuery extends ArticleFilters {
  readonly q?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
}

/** The names of the filters that narrow a query. */
export function filtersOf(query: ResultsQuery) {
  return ARTICLE_FILTER_NAMES.filter((name) => query[name] !== undefined);
}

/** The one URL path of a page of results: parameters in a fixed order, defaults left out. */
export function resultsPath(query: ResultsQuery, language: string, site: Site): string {
  const parameters = new URLSearchParams();
  if (query.q !== undefined) parameters.set('q', query.q);
  for (const name of ARTICLE_FILTER_NAMES) {
    const slug = query[name];
    if (slug !== undefined) parameters.set(name, slug);
  }
  if (query.page !== undefined && query.page > 1) parameters.set('page', String(query.page));
  if (language !== site.defaultLanguage) parameters.set('lang', language);
  const search = parameters.toString();
  return search === '' ? '/' : `/?${search}`;
}
