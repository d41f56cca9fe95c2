import type { Article, ArticleHead } from '../../content/library.ts';
import type { Site } from '../site.ts';
import { articlePageUrl } from '../urls.ts';
import { xmlDocument } from './xml.ts';

/** Sitemaps (https://www.sitemaps.org/protocol.html) with the languages of each page. */

/** As many URLs as one sitemap may have. */
export const SITEMAP_LIMIT = 50_000;

const NAMESPACES = {
  '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
  '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
};

export interface SitemapPage {
  readonly url: string;
  /** ISO 8601. */
  readonly lastModified?: string;
  /** The same page in every language that has it, its own too; empty where it has only one. */
  readonly languages: readonly { readonly language: string; readonly url: string }[];
}

/** @param everywhere the article in every language that has it */
export function sitemapPage(article: Article, everywhere: readonly ArticleHead[], site: Site) {
  return {
    url: articlePageUrl(article, site),
    lastModified: article.dateModified,
    languages: everywhere.map((other) => ({
      language: other.inLanguage,
      url: articlePageUrl(other, site),
    })),
  } satisfies SitemapPage;
}

export function sitemap(pages: readonly SitemapPage[]): string {
  const url = pages.map(({ url, lastModified, languages }) => ({
    loc: url,
    ...(lastModified && { lastmod: lastModified }),
    ...(languages.length > 1 && { 'xhtml:link': languages.map(alternate) }),
  }));
  return xmlDocument({ urlset: { ...NAMESPACES, url } });
}

const alternate = ({ language, url }: SitemapPage['languages'][number]) => ({
  '@rel': 'alternate',
  '@hreflang': language,
  '@href': url,
});

/** For more pages than one sitemap may have: where the parts are. */
export function sitemapIndex(parts: number, site: Site): string {
  const sitemap = Array.from({ length: parts }, (_, i) => ({
    loc: `${site.url}/sitemaps/${i + 1}.xml`,
  }));
  return xmlDocument({ sitemapindex: { '@xmlns': NAMESPACES['@xmlns'], sitemap } });
}
