import type { Tip } from '../content/library.ts';
import type { Site } from './site.ts';

type ArticleName = Pick<Tip['article'], 'slug' | 'inLanguage'>;
type TipName = Pick<Tip, 'slug' | 'inLanguage' | 'article'>;

/** `?lang=…`, left out for the library's default language so that each thing has one URL. */
export function languageQuery(language: string, site: Site): string {
  return language === site.defaultLanguage ? '' : `?lang=${language}`;
}

export const articleUrl = (article: ArticleName, site: Site, suffix = '') =>
  `${site.url}/v1/articles/${article.slug}${suffix}${languageQuery(article.inLanguage, site)}`;

export const tipUrl = (tip: Pick<Tip, 'slug' | 'inLanguage'>, site: Site, suffix = '') =>
  `${site.url}/v1/tips/${tip.slug}${suffix}${languageQuery(tip.inLanguage, site)}`;

/** @param number from 1 */
export const messageUrl = (tip: Pick<Tip, 'slug' | 'inLanguage'>, number: number, site: Site) =>
  tipUrl(tip, site, `/messages/${number}.txt`);

export const articlePageUrl = (article: ArticleName, site: Site) =>
  `${site.url}/articles/${article.slug}${languageQuery(article.inLanguage, site)}`;

export const tipPageUrl = (tip: TipName, site: Site) =>
  `${articlePageUrl(tip.article, site)}#${tip.slug}`;

export const articleFrameUrl = (article: ArticleName, site: Site) =>
  `${site.url}/embed/articles/${article.slug}${languageQuery(article.inLanguage, site)}`;

export const tipFrameUrl = (tip: TipName, site: Site) =>
  `${site.url}/embed/tips/${tip.slug}${languageQuery(tip.inLanguage, site)}`;
