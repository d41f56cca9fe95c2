import type {
  CreativeWorkLeaf,
  HowToTipLeaf,
  ItemListLeaf,
  Organization,
  Person,
  WebPageLeaf,
  WithContext,
} from 'schema-dts';
import type { Article, ArticleHead, Tip } from '../../content/library.ts';
import { markdownToText } from '../markdown.ts';
import type { Site } from '../site.ts';
import { articlePageUrl, tipPageUrl } from '../urls.ts';

/**
 * Articles and tips in the words of schema.org: a `WebPage` that was reviewed, about an `Article`
 * whose parts are an `ItemList` of `HowToTip`s. Search engines read it on the canonical page. The
 * types are those of schema.org's own vocabulary, so that a misspelt property doesn't compile.
 */

const CONTEXT = 'https://schema.org';

export function articleJsonLd(article: Article, site: Site): WithContext<WebPageLeaf> {
  const page = articlePageUrl(article, site);
  return {
    '@context': CONTEXT,
    '@type': 'WebPage',
    '@id': page,
    url: page,
    name: article.title,
    description: article.summary,
    inLanguage: article.inLanguage,
    lastReviewed: article.lastReviewed,
    reviewedBy: people(article.reviewedBy.length > 0 ? article.reviewedBy : article.authors),
    ...(article.links.length > 0 && { relatedLink: article.links.map(({ url }) => url) }),
    mainEntity: {
      '@type': 'Article',
      '@id': `${page}#article`,
      headline: article.title,
      abstract: article.summary,
      ...creation(article),
      ...(article.questions.length > 0 && { about: article.questions.map(question) }),
      ...translationOf(article, site),
      wordCount: article.wordCount,
      timeRequired: article.timeRequired,
      // The vocabulary expects a CreativeWork here, and has no list that is one.
      hasPart: tipList(article, site) as unknown as CreativeWorkLeaf,
    },
  };
}

export function tipJsonLd(tip: Tip, site: Site): WithContext<HowToTipLeaf> {
  return {
    '@context': CONTEXT,
    ...howToTip(tip, site),
    ...creation(tip.article),
    isPartOf: {
      '@type': 'Article',
      '@id': `${articlePageUrl(tip.article, site)}#article`,
      url: articlePageUrl(tip.article, site),
      headline: tip.article.title,
    },
  };
}

function tipList({ tips }: Article, site: Site): ItemListLeaf {
  return {
    '@type': 'ItemList',
    numberOfItems: tips.length,
    itemListOrder: `${CONTEXT}/ItemListOrderAscending`,
    itemListElement: tips.map((tip) => howToTip(tip, site)),
  };
}

function howToTip(tip: Tip, site: Site): HowToTipLeaf {
  const page = tipPageUrl(tip, site);
  return {
    '@type': 'HowToTip',
    '@id': page,
    url: page,
    position: tip.position,
    name: tip.title,
    description: tip.summary,
    text: markdownToText(tip.body, tip.inLanguage, site),
    ...(tip.questions.length > 0 && {
      about: tip.questions.map((name) => ({
        ...question(name),
        acceptedAnswer: { '@type': 'Answer', text: tip.summary, url: page },
      })),
    }),
  };
}

const question = (name: string) => ({ '@type': 'Question', name }) as const;

/** The work in the default language that an article translates. */
function translationOf({ translationOf: slug }: Article, site: Site) {
  if (slug === undefined) return {};
  const page = articlePageUrl({ slug, inLanguage: site.defaultLanguage }, site);
  return {
    translationOfWork: { '@type': 'Article', '@id': `${page}#article`, url: page },
  } as const;
}

/** Who made it, when, from what and under which licence. */
function creation(article: ArticleHead): Partial<Omit<CreativeWorkLeaf, '@type'>> {
  return {
    author: people(article.authors),
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

function people(authors: ArticleHead['authors']): (Person | Organization)[] {
  return authors.map(({ type = 'Person', name, url }) => ({
    '@type': type,
    name,
    ...(url && { url }),
  }));
}
