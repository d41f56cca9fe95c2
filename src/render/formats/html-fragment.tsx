import { renderToString } from 'preact-render-to-string';
import { languageAttributes } from '../language.ts';
import { markdownToHtml } from '../markdown.ts';
import type { Outline } from '../outline.ts';
import { SafeHtml, SafeInline } from '../safe-html.tsx';
import type { Site } from '../site.ts';
import { attributesOf, stringsFor } from '../strings.ts';
import { Blocks, Lines, type Look } from './html-blocks.tsx';

/**
 * An article or a tip as HTML to paste into a page: no ids, styles or scripts that could meet
 * those of the page; one class on the outermost element to style it by.
 */
export function htmlFragment({ language, title, blocks, credit }: Outline, site: Site): string {
  const look: Look = {
    ui: attributesOf(stringsFor(language), language),
    styles: {},
    lead: (text) => (
      <p>
        <strong>{text}</strong>
      </p>
    ),
    prose: (markdown) => <SafeHtml html={markdownToHtml(markdown, language, site)} />,
    quote: (text) => (
      <blockquote>
        <Lines text={text} />
      </blockquote>
    ),
    tip: (tip, parts) => (
      <section>
        <h3>{tip.title}</h3>
        {parts}
      </section>
    ),
    rule: null,
  };
  return renderToString(
    <article class="tipsheet" {...languageAttributes(language)}>
      <h2>{title}</h2>
      <Blocks blocks={blocks} look={look} />
      <footer>
        <small>
          <SafeInline html={credit.html} />
        </small>
      </footer>
    </article>,
  );
}
