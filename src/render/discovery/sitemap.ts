import type { Article, Tip } from '../../content/library.ts';
import type { Site } from '../site.ts';
import { articlePageUrl, type ItemName, tipPageUrl } from '../urls.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/** Sitemaps (https://www.sitemaps.org/protocol.html) with the languages of each page. */

/** As many URLs as one sitemap may have. */
export const SITEMAP_LIMIT = 50_000;

const NAMESPACES = {
  '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
  '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
};

export const homePage = (site: Site): XmlElement => ({ loc: `${site.url}/` });

/** @param everywhere the article in every language that has it */
export const articlePage = (article: Article, everywhere: readonly ItemName[], site: Site) =>
  page(article, article.dateModified, everywhere, (name) => articlePageUrl(name, site));

/** @param everywhere the tip in every language that has it */
export const tipPage = (tip: Tip, everywhere: readonly ItemName[], site: Site) =>
  page(tip, tip.article.dateModified, everywhere, (name) => tipPageUrl(name, site));

function page(
  item: ItemName,
  lastmod: string,
  everywhere: readonly ItemName[],
  urlOf: (item: ItemName) => string,
): XmlElement {
  const alternates = everywhere.map((other) => ({
    '@rel': 'alternate',
    '@hreflang': other.inLanguage,
    '@href': urlOf(other),
  }));
  return {
    loc: urlOf(item),
    lastmod,
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
