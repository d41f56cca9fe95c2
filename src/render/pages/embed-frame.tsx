import type { ComponentChildren } from 'preact';
import type { ArticleResource, TipResource } from '../resources.ts';
import { SafeInline } from '../safe-html.tsx';
import { renderDocument } from './document.tsx';
import { type LocalizedContext, localize, type PageContext } from './page-context.ts';
import { TipBlocks } from './tip-blocks.tsx';

export const FRAME_THEMES = ['auto', 'light', 'dark'] as const;
/** `auto` follows the reader's device. */
export type FrameTheme = (typeof FRAME_THEMES)[number];

/** An article in a frame on somebody's page: its tips in short, each linked to the whole. */
export function renderArticleFrame(
  article: ArticleResource,
  stageName: string,
  theme: FrameTheme,
  common: PageContext,
): string {
  const context = localize(common, article.inLanguage);
  return renderFrame({
    item: article,
    stageName,
    theme,
    context,
    readOn: context.strings.readGuide,
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
      </>
    ),
  });
}

/** One whole tip in a frame on somebody's page. */
export function renderTipFrame(
  tip: TipResource,
  stageName: string,
  theme: FrameTheme,
  common: PageContext,
): string {
  const context = localize(common, tip.inLanguage);
  return renderFrame({
    item: tip,
    stageName,
    theme,
    context,
    readOn: context.strings.readTip,
    children: <TipBlocks tip={tip} context={context} leadClass="summary" level={2} brief />,
  });
}

interface FrameProps {
  item: ArticleResource | TipResource;
  stageName: string;
  theme: FrameTheme;
  context: LocalizedContext;
  /** Words of the link to the page. */
  readOn: string;
  children: ComponentChildren;
}

function renderFrame({ item, stageName, theme, context, readOn, children }: FrameProps): string {
  const { asset, library, site, ui } = context;
  return renderFrameDocument({
    language: item.inLanguage,
    title: item.title,
    theme,
    library: library.name,
    asset,
    head: (
      <>
        <meta name="description" content={item.summary} />
        <link rel="canonical" href={item.webUrl} />
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
        <p class="read-on" {...ui}>
          <FrameLink href={item.webUrl}>{readOn}</FrameLink>
        </p>
        <p class="credit">
          <SafeInline html={item.credit.html} />
        </p>
      </main>
    ),
  });
}

interface FrameDocument extends Pick<PageContext, 'asset'> {
  language: string;
  title: string;
  theme: FrameTheme;
  /** Its name. */
  library: string;
  head: ComponentChildren;
  children: ComponentChildren;
}

/** What every frame is: a document that loads its looks, and says its height to the page around it. */
export function renderFrameDocument(frame: FrameDocument): string {
  const { language, title, theme, library, asset, head, children } = frame;
  return renderDocument({
    language,
    title: `${title} – ${library}`,
    theme,
    bodyClass: 'embed',
    head: (
      <>
        {/* Links in the text lead out of the frame, too, which is too small to read a page in. */}
        <base target="_blank" />
        <meta name="robots" content="noindex" />
        {head}
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <link rel="stylesheet" href={asset('embed.css')} />
        <script type="module" src={asset('frame.js')} />
      </>
    ),
    children,
  });
}

function FrameLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}
