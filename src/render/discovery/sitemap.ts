import type { ArticleHead, Tip } from '../../content/library.ts';
import type { Site } from '../site.ts';
import { pageUrl } from '../urls.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/** Sitemaps (https://www.sitemaps.org/protocol.html) with the languages of each page. */

/** As many URLs as one sitemap may have. */
export const SITEMAP_LIMIT = 50_000;

const NAMESPACES = {
  '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
  '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
};

export const homePage = (site: Site): XmlElement => ({ loc: `${site.url}/` });

/** @param everywhere the item in every language that has it */
export function itemPage(
  item: ArticleHead | Tip,
  everywhere: readonly (ArticleHead | Tip)[],
  site: Site,
): XmlElement {
  const alternates = everywhere.map((other) => ({
    '@rel': 'alternate',
    '@hreflang': other.inLanguage,
    '@href': pageUrl(other, site),
  }));
  return {
    loc: pageUrl(item, site),
    lastmod: ('article' in item ? item.article : item).dateModified,
    ...(alternates.length > 1 && { 'xhtml:link': alternates }),
  };
}

export function sitemap(pages: readonly XmlElement[]): string {
  return xmlDocument({ urlset: { ...NAMESPACES, url: pages } });
}

/** For more pages than one sitemap may have: where the parts are. */
export function sitemapIndex(parts: number, site: Site): string {
  const sitemap = Array.from({ length: parts }, (_, i) => ({
    loc: `${site.url}/sitemaps/${i + 1}.xml`,
  }));
  return xmlDocument({ sitemapindex: { '@xmlns': NAMESPACES['@xmlns'], sitemap } });
}
