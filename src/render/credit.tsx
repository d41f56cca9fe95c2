import { Fragment } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { z } from 'zod';
import type { ArticleHead, Tip } from '../content/library.ts';
import { freeText, plainText } from '../content/model.ts';
import type { Site } from './site.ts';
import { articlePageUrl, tipPageUrl } from './urls.ts';

/** Who wrote it, what it is based on, and under which licence: what the licence asks reusers for. */

export const Credit = z
  .object({ text: plainText(1500), html: freeText(5000) })
  .meta({ id: 'Credit', description: 'Who wrote it and under which licence, ready to print' });
export type Credit = z.infer<typeof Credit>;

export const articleCredit = (article: ArticleHead, site: Site): Credit =>
  credit(article.title, articlePageUrl(article, site), article);

export const tipCredit = (tip: Tip, site: Site): Credit =>
  credit(tip.title, tipPageUrl(tip, site), tip.article);

type Attribution = Pick<ArticleHead, 'authors' | 'basedOn' | 'license'>;

function credit(title: string, page: string, { authors, basedOn, license }: Attribution): Credit {
  const by = authors.map(({ name }) => name).join(', ');
  const sources = basedOn.map((source) => `“${source.title}” by ${source.author}`).join('; ');
  const source = sources && `, based on ${sources}`;
  return {
    text: `“${title}” by ${by}${source}. ${page} Licence: ${license.name}, ${license.url}`,
    html: renderToStaticMarkup(
      <Fragment>
        “<a href={page}>{title}</a>” by {by}
        {source}. Licence:{' '}
        <a href={license.url} rel="license">
          {license.name}
        </a>
        .
      </Fragment>,
    ),
  };
}
