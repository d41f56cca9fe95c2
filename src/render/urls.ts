import type { Tip } from '../content/library.ts';
import type { Site } from './site.ts';

/** An article or a tip. */
export type ItemName = Pick<Tip, 'slug' | 'inLanguage'>;

/** `?lang=…`, left out for the library's default language so that each thing has one URL. */
export function languageQuery(language: string, site: Site): string {
  return language === site.defaultLanguage ? '' : `?lang=${language}`;
}

export const articleUrl = (article: ItemName, site: Site, suffix = '') =>
  `${site.url}/v1/articles/${article.slug}${suffix}${languageQuery(article.inLanguage, site)}`;

export const tipUrl = (tip: ItemName, site: Site, suffix = '') =>
  `${site.url}/v1/tips/${tip.slug}${suffix}${languageQuery(tip.inLanguage, site)}`;

/** @param number from 1 */
export const messageUrl = (tip: ItemName, number: number, site: Site) =>
  tipUrl(tip, site, `/messages/${number}.txt`);

export const articlePageUrl = (article: ItemName, site: Site) =>
  `${site.url}/articles/${article.slug}${languageQuery(article.inLanguage, site)}`;

export const tipPageUrl = (tip: ItemName, site: Site) =>
  `${site.url}/tips/${tip.slug}${languageQuery(tip.inLanguage, site)}`;

export const articleFrameUrl = (article: ItemName, site: Site) =>
  `${site.url}/embed/articles/${article.slug}${languageQuery(article.inLanguage, site)}`;

export const tipFrameUrl = (tip: ItemName, site: Site) =>
  `${site.url}/embed/tips/${tip.slug}${languageQuery(tip.inLanguage, site)}`;
