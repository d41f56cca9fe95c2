import type { ArticleHead, Tip } from '../../content/library.ts';
import type { Site } from '../site.ts';
import { homeUrl, pageUrl } from '../urls.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/** Sitemaps (https://www.sitemaps.org/protocol.html) with the languages of each page. */

/** As many URLs as one sitemap may have. */
export const SITEMAP_LIMIT = 50_000;

const NAMESPACES = {
  '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
  '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
};

/** @param languages that the library has */
export function homePage(language: string, languages: readonly string[], site: Site): XmlElement {
  return {
    loc: homeUrl(language, site),
    ...alternates(languages.map((other) => [other, homeUrl(other, site)])),
  };
}

/** @param everywhere the item in every language that has it */
export function itemPage(
  item: ArticleHead | Tip,
  everywhere: readonly (ArticleHead | Tip)[],
  site: Site,
): XmlElement {
  return {
    loc: pageUrl(item, site),
    lastmod: ('article' in item ? item.article : item).dateModified,
    ...alternates(everywhere.map((other) => [other.inLanguage, pageUrl(other, site)])),
  };
}

/** @param urls of a page by language, its own included */
function alternates(urls: readonly (readonly [language: string, url: string])[]) {
  if (urls.length < 2) return {};
  return {
    'xhtml:link': urls.map(([language, url]) => ({
      '@rel': 'alternate',
      '@hreflang': language,
      '@href': url,
    })),
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
