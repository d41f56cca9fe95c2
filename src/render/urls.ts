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

export const articleUrl = urlUnder('/v1/articles');
export const tipUrl = urlUnder('/v1/tips');
export const articlePageUrl = urlUnder('/articles');
export const tipPageUrl = urlUnder('/tips');

/** By the kind of item, for those of which only the slug is known. */
export const ITEM_URLS = { article: articleUrl, tip: tipUrl };

const urlOfKind =
  (article: typeof articleUrl, tip: typeof tipUrl) =>
  (item: ArticleHead | Tip, site: Site, suffix = '') =>
    ('article' in item ? tip : article)(item, site, suffix);

export const itemUrl = urlOfKind(articleUrl, tipUrl);
export const pageUrl = urlOfKind(articlePageUrl, tipPageUrl);
export const frameUrl = urlOfKind(urlUnder('/embed/articles'), urlUnder('/embed/tips'));

/** The URL of an item in a format, from that of its JSON. */
export const formatUrl = (url: string, suffix: string) => url.replace(/(?=\?|$)/, suffix);

/** @param number from 1 */
export const messageUrl = (tip: ItemName, number: number, site: Site) =>
  tipUrl(tip, site, `/messages/${number}.txt`);
