import type { Article, Edition, Library } from '../../../content/library.ts';
import { articleJsonLd } from '../../formats/json-ld.ts';
import type { WholeArticle } from '../../rendered-resources.ts';
import type { Site } from '../../site.ts';
import { articlePageUrl } from '../../urls.ts';
import type { LocalizedContext, PageLink } from '../page-context.ts';
import type { Alternate } from '../site-page.tsx';

export interface ArticlePage {
  readonly article: WholeArticle;
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

export function articlePageModel(
  library: Library,
  edition: Edition,
  article: Article,
  resource: WholeArticle,
  site: Site,
): ArticlePage {
  const { previous, next } = edition.neighbours(article);
  return {
    article: resource,
    stageName: edition.nameOf('stage', article.stage),
    topicNames: new Map(edition.topics.map(({ slug, name }) => [slug, name])),
    alternates: library.inEveryLanguage(article).map((other) => ({
      language: other.inLanguage,
      url: articlePageUrl(other, site),
    })),
    previous: previous && pageLink(previous, site),
    next: next && pageLink(next, site),
    jsonLd: articleJsonLd(article, site),
  };
}

function pageLink(article: Article, site: Site): PageLink {
  return { title: article.title, url: articlePageUrl(article, site) };
}

export interface ArticlePartProps {
  page: ArticlePage;
  context: LocalizedContext;
}
