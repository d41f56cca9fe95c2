import type { ArticleResource } from '../../resources.ts';
import type { Strings } from '../../strings.ts';
import type { PageContext } from '../page-context.ts';
import type { Alternate } from '../site-page.tsx';

export interface PageLink {
  readonly title: string;
  /** Absolute. */
  readonly url: string;
}

export interface ArticlePage {
  readonly article: ArticleResource;
  readonly stageName: string;
  /** Names of topics by slug. */
  readonly topicNames: ReadonlyMap<string, string>;
  /** The article in every language that it is in, this one included. */
  readonly alternates: readonly Alternate[];
  /** The articles before and after it along the process. */
  readonly previous?: PageLink | undefined;
  readonly next?: PageLink | undefined;
  /** The article as schema.org has it. */
  readonly jsonLd: unknown;
}

export interface ArticlePartProps {
  page: ArticlePage;
  strings: Strings;
  context: PageContext;
}

/** The URL of another format of the resource at `url`: a suffix of the path, before any query. */
export function formatUrl(url: string, suffix: string): string {
  const [path = '', query] = url.split('?');
  return query === undefined ? path + suffix : `${path}${suffix}?${query}`;
}
