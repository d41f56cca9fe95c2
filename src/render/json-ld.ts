import type { Article, ArticleHead, Tip } from '../content/library.ts';
import { markdownToText, withAbsoluteLinks } from './markdown.ts';
import type { Site } from './resources.ts';
import { articlePage, tipPage } from './urls.ts';

/**
 * Articles and tips in the words of schema.org: a `WebPage` that was reviewed, about an `Article`
 * whose parts are an `ItemList` of `HowToTip`s. Search engines read it on the canonical page.
 */

const CONTEXT = 'https://schema.org';

export function articleJsonLd(article: Article, site: Site): object {
  const page = articlePage(article, site);
  return {
    '@context': CONTEXT,
    '@type': 'WebPage',
    '@id': page,
    url: page,
    name: article.title,
    description: article.summary,
    inLanguage: article.inLanguage,
    lastReviewed: article.lastReviewed,
    reviewedBy: people(article),
    mainEntity: {
      '@type': 'Article',
      '@id': `${page}#article`,
      headline: article.title,
      abstract: article.summary,
      ...creation(article),
      wordCount: article.wordCount,
      timeRequired: article.timeRequired,
      hasPart: {
        '@type': 'ItemList',
        numberOfItems: article.tips.length,
        itemListOrder: `${CONTEXT}/ItemListOrderAscending`,
        itemListElement: article.tips.map((tip) => howToTip(tip, site)),
      },
    },
  };
}

export function tipJsonLd(tip: Tip, site: Site): object {
  return {
    '@context': CONTEXT,
    ...howToTip(tip, site),
    ...creation(tip.article),
    isPartOf: {
      '@type': 'Article',
      '@id': `${articlePage(tip.article, site)}#article`,
      url: articlePage(tip.article, site),
      headline: tip.article.title,
    },
  };
}

function howToTip(tip: Tip, site: Site) {
  const page = tipPage(tip, site);
  return {
    '@type': 'HowToTip',
    '@id': page,
    url: page,
    position: tip.position,
    name: tip.title,
    description: tip.summary,
    text: markdownToText(withAbsoluteLinks(tip.body, site)),
  };
}

/** Who made it, when, from what and under which licence. */
function creation(article: ArticleHead) {
  return {
    author: people(article),
    datePublished: article.datePublished,
    dateModified: article.dateModified,
    inLanguage: article.inLanguage,
    license: article.license.url,
    ...(article.basedOn.length > 0 && {
      isBasedOn: article.basedOn.map(({ title, author, url }) => ({
        '@type': 'CreativeWork',
        name: title,
        author: { '@type': 'Person', name: author },
        ...(url && { url }),
      })),
    }),
  };
}

function people({ authors }: Pick<ArticleHead, 'authors'>) {
  return authors.map(({ type = 'Person', name, url }) => ({
    '@type': type,
    name,
    ...(url && { url }),
  }));
}
