import type { Tip } from '../content/library.ts';
import type { Site } from './site.ts';

/** An article or a tip. */
export type ItemName = Pick<Tip, 'slug' | 'inLanguage'>;

/** `?lang=…`, left out for the library's default language so that each thing has one URL. */
export function languageQuery(language: string, site: Site): string {
  return language === site.defaultLanguage ? '' : `?lang=${language}`;
}

const urlUnder =
  (path: string) =>
  (item: ItemName, site: Site, suffix = '') =>
    `${site.url}${path}/${item.slug}${suffix}${languageQuery(item.inLanguage, site)}`;

export const articleUrl = urlUnder('/v1/articles');
export const tipUrl = urlUnder('/v1/tips');
export const articlePageUrl = urlUnder('/articles');
export const tipPageUrl = urlUnder('/tips');
export const articleFrameUrl = urlUnder('/embed/articles');
export const tipFrameUrl = urlUnder('/embed/tips');

/** The URL of an item in a format, from that of its JSON. */
export const formatUrl = (url: string, suffix: string) => url.replace(/(?=\?|$)/, suffix);

/** @param number from 1 */
export const messageUrl = (tip: ItemName, number: number, site: Site) =>
  tipUrl(tip, site, `/messages/${number}.txt`);
