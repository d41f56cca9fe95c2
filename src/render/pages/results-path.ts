import type { Site } from '../site.ts';

/** What the results on the home page are narrowed to. */
export interface ResultsQuery {
  readonly q?: string | undefined;
  readonly stage?: string | undefined;
  readonly topic?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
}

/** The one URL path of a page of results: parameters in a fixed order, defaults left out. */
export function resultsPath(query: ResultsQuery, language: string, site: Site): string {
  const parameters = new URLSearchParams();
  if (query.q !== undefined) parameters.set('q', query.q);
  if (query.stage !== undefined) parameters.set('stage', query.stage);
  if (query.topic !== undefined) parameters.set('topic', query.topic);
  if (query.page !== undefined && query.page > 1) parameters.set('page', String(query.page));
  if (language !== site.defaultLanguage) parameters.set('lang', language);
  const search = parameters.toString();
  return search === '' ? '/' : `/?${search}`;
}
