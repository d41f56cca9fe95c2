import type { Article, Tip } from '../../content/library.ts';
import { articleOutline, type Outline, tipOutline } from '../outline.ts';
import type { Site } from '../site.ts';
import type { Strings } from '../strings.ts';
import { emailHtml } from './email.tsx';
import { htmlFragment } from './html-fragment.tsx';
import { articleJsonLd, tipJsonLd } from './json-ld.ts';
import { markdownDocument } from './markdown-document.ts';
import { textDocument } from './text-document.ts';

/** A representation of articles and tips besides JSON, at the URL with its suffix. */
export interface Format {
  /** Ends the path; begins with a dot. */
  readonly suffix: Exclude<keyof Strings['formats'], 'json'>;
  /** For names of operations. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly description: string;
  readonly mediaType: string;
  readonly article: (article: Article, site: Site) => string;
  readonly tip: (tip: Tip, site: Site) => string;
}

/** Both are documents of the same blocks. */
const fromOutline = (
  render: (outline: Outline, site: Site) => string,
): Pick<Format, 'article' | 'tip'> => ({
  article: (article, site) => render(articleOutline(article, site), site),
  tip: (tip, site) => render(tipOutline(tip, site), site),
});

export const FORMATS: readonly Format[] = [
  {
    suffix: '.md',
    name: 'Markdown',
    title: 'Markdown',
    description: 'A whole document in CommonMark, with a line of credit.',
    mediaType: 'text/markdown',
    ...fromOutline(markdownDocument),
  },
  {
    suffix: '.txt',
    name: 'Text',
    title: 'plain text',
    description: 'Plain text in lines of at most 72 columns, fit for an e-mail.',
    mediaType: 'text/plain',
    ...fromOutline(textDocument),
  },
  {
    suffix: '.html',
    name: 'Html',
    title: 'HTML',
    description: 'A fragment to paste into a page: no scripts, styles or ids.',
    mediaType: 'text/html',
    ...fromOutline(htmlFragment),
  },
  {
    suffix: '.email.html',
    name: 'EmailHtml',
    title: 'HTML for e-mail',
    description: 'A whole message with inline styles that loads nothing from outside.',
    mediaType: 'text/html',
    ...fromOutline(emailHtml),
  },
  {
    suffix: '.jsonld',
    name: 'JsonLd',
    title: 'JSON-LD',
    description: 'Linked data in the words of schema.org.',
    mediaType: 'application/ld+json',
    article: (article, site) => JSON.stringify(articleJsonLd(article, site)),
    tip: (tip, site) => JSON.stringify(tipJsonLd(tip, site)),
  },
];
