import type { ComponentChildren } from 'preact';
import type { ArticleListItem, TipResource } from '../resources.ts';
import { SafeInline } from '../safe-html.tsx';
import { attributesOf, type Strings, stringsFor } from '../strings.ts';
import { renderDocument } from './document.tsx';
import type { PageContext } from './page-context.ts';
import { TipBlocks } from './tip-blocks.tsx';

export const FRAME_THEMES = ['auto', 'light', 'dark'] as const;
/** `auto` follows the reader's device. */
export type FrameTheme = (typeof FRAME_THEMES)[number];

/** An article in a frame on somebody's page: its tips in short, each linked to the whole. */
export function renderArticleFrame(
  article: ArticleListItem,
  stageName: string,
  theme: FrameTheme,
  context: PageContext,
): string {
  const strings = stringsFor(article.inLanguage);
  return renderFrame({
    item: article,
    stageName,
    theme,
    context,
    children: (
      <>
        <p class="summary">{article.summary}</p>
        <ol class="tips">
          {article.tips.map((tip) => (
            <li>
              <h2>
                <FrameLink href={tip.webUrl}>{tip.title}</FrameLink>
              </h2>
              <p>{tip.summary}</p>
            </li>
          ))}
        </ol>
        <ReadOn href={article.webUrl} label={strings.readGuide} item={article} strings={strings} />
      </>
    ),
  });
}

/** One whole tip in a frame on somebody's page. */
export function renderTipFrame(
  tip: TipResource,
  stageName: string,
  theme: FrameTheme,
  context: PageContext,
): string {
  const strings = stringsFor(tip.inLanguage);
  return renderFrame({
    item: tip,
    stageName,
    theme,
    context,
    children: (
      <>
        <TipBlocks tip={tip} strings={strings} leadClass="summary" level={2} brief />
        <ReadOn href={tip.webUrl} label={strings.readTip} item={tip} strings={strings} />
      </>
    ),
  });
}

interface FrameProps {
  item: ArticleListItem | TipResource;
  stageName: string;
  theme: FrameTheme;
  context: PageContext;
  children: ComponentChildren;
}

function renderFrame({ item, stageName, theme, context, children }: FrameProps): string {
  const { asset, library, site } = context;
  return renderDocument({
    language: item.inLanguage,
    title: `${item.title} – ${library.name}`,
    theme,
    bodyClass: 'embed',
    head: (
      <>
        {/* Links in the text lead out of the frame, too, which is too small to read a page in. */}
        <base target="_blank" />
        <meta name="robots" content="noindex" />
        <meta name="description" content={item.summary} />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <link rel="canonical" href={item.webUrl} />
        <link rel="stylesheet" href={asset('embed.css')} />
        <script type="module" src={asset('frame.js')} />
      </>
    ),
    children: (
      <main>
        <p class="kicker">
          <FrameLink href={`${site.url}/`}>{library.name}</FrameLink> <span>{stageName}</span>
        </p>
        <h1>
          <FrameLink href={item.webUrl}>{item.title}</FrameLink>
        </h1>
        {children}
        <p class="credit">
          <SafeInline html={item.credit.html} />
        </p>
      </main>
    ),
  });
}

function FrameLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}

interface ReadOnProps {
  href: string;
  label: string;
  item: ArticleListItem | TipResource;
  strings: Strings;
}

function ReadOn({ href, label, item, strings }: ReadOnProps) {
  return (
    <p class="read-on" {...attributesOf(strings, item.inLanguage)}>
      <FrameLink href={href}>{label}</FrameLink>
    </p>
  );
}
