import type { Article, Tip } from '../../content/library.ts';
import { type Outline, outlineOf } from '../outline.ts';
import type { Site } from '../site.ts';
import { emailHtml } from './email.tsx';
import { htmlFragment } from './html-fragment.tsx';
import { jsonLdOf } from './json-ld.ts';
import { markdownDocument } from './markdown-document.ts';
import { textDocument } from './text-document.ts';

/** A representation of articles and tips besides JSON, at the URL with its suffix. */
export interface Format {
  /** Ends the path; begins with a dot. */
  readonly suffix: string;
  /** For names of operations. */
  readonly name: string;
  /** For people. What pages call it where languages differ is in their words. */
  readonly title: string;
  readonly description: string;
  readonly mediaType: string;
  readonly render: (item: Article | Tip, site: Site) => string;
}

const fromOutline =
  (render: (outline: Outline, site: Site) => string): Format['render'] =>
  (item, site) =>
    render(outlineOf(item, site), site);

export const FORMATS: readonly Format[] = [
  {
    suffix: '.md',
    name: 'Markdown',
    title: 'Markdown',
    description: 'A whole document in CommonMark, with a line of credit.',
    mediaType: 'text/markdown',
    render: fromOutline(markdownDocument),
  },
  {
    suffix: '.txt',
    name: 'Text',
    title: 'plain text',
    description: 'Plain text in lines of at most 72 columns, fit for an e-mail.',
    mediaType: 'text/plain',
    render: fromOutline(textDocument),
  },
  {
    suffix: '.html',
    name: 'Html',
    title: 'HTML',
    description: 'A fragment to paste into a page: no scripts, styles or ids.',
    mediaType: 'text/html',
    render: fromOutline(htmlFragment),
  },
  {
    suffix: '.email.html',
    name: 'EmailHtml',
    title: 'HTML for e-mail',
    description: 'A whole message with inline styles that loads nothing from outside.',
    mediaType: 'text/html',
    render: fromOutline(emailHtml),
  },
  {
    suffix: '.jsonld',
    name: 'JsonLd',
    title: 'JSON-LD',
    description: 'Linked data in the words of schema.org.',
    mediaType: 'application/ld+json',
    render: (item, site) => JSON.stringify(jsonLdOf(item, site)),
  },
];
