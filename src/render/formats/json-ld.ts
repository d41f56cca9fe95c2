import type {
  BreadcrumbList,
  HowToTipLeaf,
  Organization,
  Person,
  WebPageLeaf,
  WithContext,
} from 'schema-dts';
import type { Article, ArticleHead, Tip } from '../../content/library.ts';
import { dateTime } from '../language.ts';
import { markdownToText } from '../markdown.ts';
import { sharePictureUrl } from '../share-pictures.ts';
import type { Site } from '../site.ts';
import { stringsFor } from '../strings.ts';
import { homeUrl, PAGE_URLS, pageUrl } from '../urls.ts';

/**
 * Articles and tips in the words of schema.org: a `WebPage` that was reviewed, about an `Article`
 * whose parts are `HowToTip`s, or about one of them. Search engines read it on the canonical page. The
 * types are those of schema.org's own vocabulary, so that a misspelt property doesn't compile.
 */

/** The page about an article or a tip. */
export function jsonLdOf(item: Article | Tip, site: Site): WithContext<WebPageLeaf> {
  const page = pageUrl(item, site);
  const { stage, lastReviewed } = 'article' in item ? item.article : item;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': page,
    url: page,
    name: item.title,
    description: item.summary,
    inLanguage: item.inLanguage,
    primaryImageOfPage: { '@type': 'ImageObject', url: sharePictureUrl(stage, site) },
    lastReviewed,
    ...('article' in item ? pageOfTip(item, site) : pageOfArticle(item, site)),
  };
}

type PagePart = Pick<WebPageLeaf, 'reviewedBy' | 'breadcrumb' | 'relatedLink' | 'mainEntity'>;

function pageOfArticle(article: Article, site: Site): PagePart {
  const page = pageUrl(article, site);
  return {
    reviewedBy: people(article.reviewedBy.length > 0 ? article.reviewedBy : article.authors, site),
    breadcrumb: breadcrumb([article], site),
    ...(article.links.length > 0 && { relatedLink: article.links.map(({ url }) => url) }),
    mainEntity: {
      '@type': 'Article',
      '@id': `${page}#article`,
      url: page,
      headline: article.title,
      abstract: article.summary,
      ...creation(article, site),
      ...(article.questions.length > 0 && { about: article.questions.map(question) }),
      ...translationOf(article, site),
      wordCount: article.wordCount,
      timeRequired: article.timeRequired,
      hasPart: article.tips.map((tip) => howToTip(tip, site)),
    },
  };
}

function pageOfTip(tip: Tip, site: Site): PagePart {
  const { article } = tip;
  const guide = pageUrl(article, site);
  return {
    breadcrumb: breadcrumb([article, tip], site),
    mainEntity: {
      ...howToTip(tip, site),
      ...creation(article, site),
      isPartOf: {
        '@type': 'Article',
        '@id': `${guide}#article`,
        url: guide,
        headline: article.title,
      },
    },
  };
}

/** The way from the home page to the last of these. */
function breadcrumb(items: readonly [ArticleHead, ...Tip[]], site: Site): BreadcrumbList {
  const { inLanguage } = items[0];
  const pages = items.map((item) => ({ name: item.title, item: pageUrl(item, site) }));
  const home = { name: stringsFor(inLanguage).guides, item: homeUrl(inLanguage, site) };
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [home, ...pages].map((crumb, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      ...crumb,
    })),
  };
}

function howToTip(tip: Tip, site: Site): HowToTipLeaf {
  const page = pageUrl(tip, site);
  return {
    '@type': 'HowToTip',
    '@id': `${page}#tip`,
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
  const page = PAGE_URLS.article({ slug, inLanguage: site.defaultLanguage }, site);
  return {
    translationOfWork: { '@type': 'Article', '@id': `${page}#article`, url: page },
  } as const;
}

/** Who made it, when, from what and under which licence, and the picture to show it by. */
function creation(article: ArticleHead, site: Site) {
  return {
    author: people(article.authors, site),
    datePublished: dateTime(article.datePublished),
    dateModified: dateTime(article.dateModified),
    inLanguage: article.inLanguage,
    license: article.license.url,
    image: sharePictureUrl(article.stage, site),
    ...(article.basedOn.length > 0 && {
      isBasedOn: article.basedOn.map(
        ({ title, author, url }) =>
          ({
            '@type': 'CreativeWork',
            name: title,
            author: { '@type': 'Person', name: author },
            ...(url && { url }),
          }) as const,
      ),
    }),
  } as const;
}

/** An organisation that names no page of its own is at home on the site. */
function people(authors: ArticleHead['authors'], site: Site): (Person | Organization)[] {
  return authors.map(({ type = 'Person', name, url }) => {
    const page = url ?? (type === 'Organization' ? `${site.url}/` : undefined);
    return { '@type': type, name, ...(page && { url: page }) };
  });
}
