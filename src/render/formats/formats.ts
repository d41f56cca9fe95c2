import type { Article, Tip } from '../../content/library.ts';
import type { Site } from '../site.ts';
import { articleEmail, tipEmail } from './email.tsx';
import { articleFragment, tipFragment } from './html-fragment.tsx';
import { articleJsonLd, tipJsonLd } from './json-ld.ts';
import { articleMarkdown, tipMarkdown } from './markdown-document.ts';
import { articleText, tipText } from './text-document.ts';

/** A representation of articles and tips beside JSON, at the URL with its suffix. */
export interface Format {
  /** Ends the path; begins with a dot. */
  readonly suffix: string;
  /** For names of operations. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly description: string;
  readonly mediaType: string;
  /** The full Content-Type. */
  readonly type: string;
  readonly article: (article: Article, site: Site) => string;
  readonly tip: (tip: Tip, site: Site) => string;
}

export const FORMATS: readonly Format[] = [
  {
    suffix: '.md',
    name: 'Markdown',
    title: 'Markdown',
    description: 'A whole document in CommonMark, with a line of credit.',
    mediaType: 'text/markdown',
    type: 'text/markdown; charset=utf-8',
    article: articleMarkdown,
    tip: tipMarkdown,
  },
  {
    suffix: '.txt',
    name: 'Text',
    title: 'plain text',
    description: 'Plain text in lines of at most 72 columns, fit for an e-mail.',
    mediaType: 'text/plain',
    type: 'text/plain; charset=utf-8',
    article: articleText,
    tip: tipText,
  },
  {
    suffix: '.html',
    name: 'Html',
    title: 'HTML',
    description: 'A fragment to paste into a page: no scripts, styles or ids.',
    mediaType: 'text/html',
    type: 'text/html; charset=utf-8',
    article: articleFragment,
    tip: tipFragment,
  },
  {
    suffix: '.email.html',
    name: 'EmailHtml',
    title: 'HTML for e-mail',
    description: 'A whole message with inline styles that loads nothing from outside.',
    mediaType: 'text/html',
    type: 'text/html; charset=utf-8',
    article: articleEmail,
    tip: tipEmail,
  },
  {
    suffix: '.jsonld',
    name: 'JsonLd',
    title: 'JSON-LD',
    description: 'Linked data in the words of schema.org.',
    mediaType: 'application/ld+json',
    type: 'application/ld+json; charset=utf-8',
    article: (article, site) => JSON.stringify(articleJsonLd(article, site)),
    tip: (tip, site) => JSON.stringify(tipJsonLd(tip, site)),
  },
];
