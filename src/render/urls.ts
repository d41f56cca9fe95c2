import type { ArticleHead, Tip } from '../content/library.ts';
import type { Site } from './site.ts';

/** An article or a tip, of which only the slug is known. */
export type ItemName = Pick<Tip, 'slug' | 'inLanguage'>;

/** `?lang=…`, left out for the library's default language so that each thing has one URL. */
export function languageQuery(language: string, site: Site): string {
  return language === site.defaultLanguage ? '' : `?lang=${language}`;
}

/** The home page in a language. */
export const homeUrl = (language: string, site: Site) =>
  `${site.url}/${languageQuery(language, site)}`;

const urlUnder =
  (path: string) =>
  (item: ItemName, site: Site, suffix = '') =>
    `${site.url}${path}/${item.slug}${suffix}${languageQuery(item.inLanguage, site)}`;

const urlsUnder = (path: string) => ({
  article: urlUnder(`${path}/articles`),
  tip: urlUnder(`${path}/tips`),
});

/** By the kind of item, for those of which only the slug is known. */
export const ITEM_URLS = urlsUnder('/v1');
export const PAGE_URLS = urlsUnder('');

const urlOf =
  (urls: typeof ITEM_URLS) =>
  (item: ArticleHead | Tip, site: Site, suffix = '') =>
    urls['article' in item ? 'tip' : 'article'](item, site, suffix);

export const itemUrl = urlOf(ITEM_URLS);
export const pageUrl = urlOf(PAGE_URLS);
export const frameUrl = urlOf(urlsUnder('/embed'));

/** The URL of an item in a format, from that of its JSON. */
export const formatUrl = (url: string, suffix: string) => url.replace(/(?=\?|$)/, suffix);

/** @param number from 1 */
export const messageUrl = (tip: ItemName, number: number, site: Site) =>
  ITEM_URLS.tip(tip, site, `/messages/${number}.txt`);
