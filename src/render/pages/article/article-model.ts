import type { Article, Edition, Library } from '../../../content/library.ts';
import type { WholeArticle } from '../../rendered-resources.ts';
import type { Site } from '../../site.ts';
import { articlePageUrl } from '../../urls.ts';
import { type ItemPage, itemPageModel } from '../item-page.tsx';
import type { PageContext, PageLink } from '../page-context.ts';

export interface ArticlePage extends ItemPage {
  readonly article: WholeArticle;
  /** The articles before and after it along the process. */
  readonly previous?: PageLink | undefined;
  readonly next?: PageLink | undefined;
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
    ...itemPageModel(library, edition, article, site),
    article: resource,
    previous: previous && pageLink(previous, site),
    next: next && pageLink(next, site),
  };
}

function pageLink(article: Article, site: Site): PageLink {
  return { title: article.title, url: articlePageUrl(article, site) };
}

export interface ArticlePartProps {
  page: ArticlePage;
  context: PageContext;
}
