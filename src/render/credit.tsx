import { Fragment } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { z } from 'zod';
import type { ArticleHead, Tip } from '../content/library.ts';
import { freeText, plainText } from '../content/model.ts';
import { creditSentences, fillSentence } from './credit-sentences.ts';
import type { Site } from './site.ts';
import { pageUrl } from './urls.ts';

/** Who wrote it, what it is based on, and under which licence: what the licence asks reusers for. */

/**
 * Of a title, 20 authors, 20 sources, a page, a licence with its URL, and what joins them, each at
 * its limit. In HTML a character is escaped as 6 at most.
 */
const MAX_LENGTH = 120 + 20 * 102 + 20 * 310 + 2200 + 100 + 2000 + 200;

export const Credit = z
  .object({
    text: plainText(MAX_LENGTH).describe('Plain text, on one line'),
    html: freeText(6 * MAX_LENGTH).describe('The same as safe HTML, with links'),
  })
  .meta({ id: 'Credit', description: 'Who wrote it and under which licence, ready to print' });
export type Credit = z.infer<typeof Credit>;

export const CreditText = plainText(MAX_LENGTH).describe(
  'Who wrote it, on whose work it is based and under which licence, for a list that shows its title',
);

type Attribution = Pick<ArticleHead, 'authors' | 'basedOn' | 'license' | 'inLanguage'>;

/** A credit in one line, for an article and its tips alike: of sources it has the authors. */
export function creditText(attribution: Attribution): string {
  const { license, inLanguage } = attribution;
  const { short, shortSource } = creditSentences(inLanguage);
  const words = { ...namesIn(attribution, shortSource), license: license.spdx };
  return fillSentence(short, words).join('');
}

/** A tip has that of its article, under its own title. */
export function creditOf(item: ArticleHead | Tip, site: Site): Credit {
  const { title } = item;
  const page = pageUrl(item, site);
  const attribution = 'article' in item ? item.article : item;
  const { license, inLanguage } = attribution;
  const sentences = creditSentences(inLanguage);
  const words = namesIn(attribution, sentences.source);
  const text = { ...words, title, page, license: license.name, licenseUrl: license.url };
  const html = {
    ...words,
    title: <a href={page}>{title}</a>,
    license: (
      <a href={license.url} rel="license">
        {license.name}
      </a>
    ),
  };
  return {
    text: fillSentence(sentences.text, text).join(''),
    html: renderToStaticMarkup(<Fragment>{fillSentence(sentences.html, html)}</Fragment>),
  };
}

/** The authors and the sources, as the sentences name them. */
function namesIn({ authors, basedOn, inLanguage }: Attribution, source: string) {
  const sentences = creditSentences(inLanguage);
  const all = basedOn.map(({ title, author }) => fillSentence(source, { title, author }).join(''));
  // An author may have written several of them.
  const sources = [...new Set(all)].join(sentences.betweenSources);
  return {
    authors: authors.map(({ name }) => name).join(sentences.betweenAuthors),
    basedOn: sources && fillSentence(sentences.basedOn, { sources }).join(''),
  };
}
