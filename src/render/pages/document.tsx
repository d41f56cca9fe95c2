import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { languageAttributes } from '../language.ts';
import type { PageContext } from './page-context.tsx';

interface DocumentProps {
  title: string;
  /** What belongs in `<head>` besides title, encoding and viewport. */
  head: ComponentChildren;
  /** `data-theme` of the page: the reader's own preference unless given. */
  theme?: string | undefined;
  bodyClass: string;
  children: ComponentChildren;
}

/** A whole HTML document. Everything is escaped except what says `dangerouslySetInnerHTML`. */
export function renderDocument(props: DocumentProps, context: PageContext): string {
  const html = renderToString(
    <html {...languageAttributes(context.language)} data-theme={props.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        {props.head}
      </head>
      <body class={props.bodyClass}>{props.children}</body>
    </html>,
    context,
  );
  return `<!doctype html>${html.replaceAll(VOID_ELEMENT, '$1>')}\n`;
}

/** As Preact writes one. HTML has no slash there, and checkers warn of it; text has no `<` in it. */
const VOID_ELEMENT = /(<(?:base|br|hr|input|link|meta)\b(?:[^">]|"[^"]*")*)\/>/g;

/**
 * Attributes of code, which machines must not translate. Preact has the type of the property, whose
 * `false` it leaves out when it renders.
 */
export const CODE = { lang: 'zxx', translate: 'no' as unknown as boolean };

/**
 * Data for machines in a `<script>`, which the browser doesn't run and the script policy doesn't
 * concern. `<` is written as an escape, so that no text in it can end the element.
 */
export function DataBlock({ type, data }: { type: string; data: unknown }) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: text of a script element is not decoded
  return <script type={type} dangerouslySetInnerHTML={{ __html: json }} />;
}
