import { renderToString } from 'preact-render-to-string';
import { directionOf } from '../../direction.ts';
import { Lines } from '../lines.tsx';
import { markdownToHtml } from '../markdown.ts';
import type { ArticleBlock, Outline, TipBlock } from '../outline.ts';
import { SafeHtml, SafeInline } from '../safe-html.tsx';
import type { Site } from '../site.ts';

/**
 * An article or a tip as HTML to paste into a page: no ids, styles or scripts that could meet
 * those of the page; one class on the outermost element to style it by.
 */
export function htmlFragment({ language, title, blocks, credit }: Outline, site: Site): string {
  return renderToString(
    <article class="tipsheet" lang={language} dir={directionOf(language)}>
      <h2>{title}</h2>
      {blocks.map((block) => (
        <Block block={block} language={language} site={site} />
      ))}
      <footer>
        <small>
          <SafeInline html={credit.html} />
        </small>
      </footer>
    </article>,
  );
}

interface BlockProps {
  block: TipBlock | ArticleBlock;
  language: string;
  site: Site;
}

function Block({ block, language, site }: BlockProps) {
  switch (block.kind) {
    case 'lead':
      return (
        <p>
          <strong>{block.text}</strong>
        </p>
      );
    case 'prose':
      return <SafeHtml html={markdownToHtml(block.markdown, language, site)} />;
    case 'notes':
      return (
        <>
          {block.items.map(({ label, text }) => (
            <p>
              <strong>{label}:</strong> {text}
            </p>
          ))}
        </>
      );
    case 'points':
    case 'questions':
      return (
        <>
          <p>{block.label}</p>
          <ul>
            {block.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </>
      );
    case 'quotes':
      return (
        <>
          <p>{block.label}</p>
          {block.items.map((item) => (
            <blockquote>
              <p>{item}</p>
            </blockquote>
          ))}
        </>
      );
    case 'messages':
      return (
        <>
          <p>{block.label}</p>
          {block.items.map(({ title, text }) => (
            <>
              <p>{title}</p>
              <blockquote>
                <Lines text={text} />
              </blockquote>
            </>
          ))}
        </>
      );
    case 'links':
      return (
        <>
          <p>{block.label}</p>
          <ul>
            {block.items.map(({ title, url, publisher }) => (
              <li>
                <a href={url}>{title}</a>, {publisher}
              </li>
            ))}
          </ul>
        </>
      );
    case 'tip':
      return (
        <section>
          <h3>{block.tip.title}</h3>
          {block.blocks.map((part) => (
            <Block block={part} language={language} site={site} />
          ))}
        </section>
      );
    case 'abstract':
    case 'break':
      return null;
  }
}
