import type { ComponentChildren } from 'preact';
import type { ArticleResource, TipResource } from '../resources.ts';
import { SafeInline } from '../safe-html.tsx';
import { languageQuery } from '../urls.ts';
import { renderDocument } from './document.tsx';
import { type LocalizedContext, localize, type PageContext } from './page-context.ts';
import { TipBlocks } from './tip-blocks.tsx';

export const FRAME_THEMES = ['light', 'dark', 'auto'] as const;
/** `auto` follows the reader's device. It can't follow the page around it, which a frame doesn't see. */
type FrameTheme = (typeof FRAME_THEMES)[number];

export const FRAME_LAYOUTS = ['list', 'compact'] as const;
/** `compact` is for hosts that give a frame no more than some height, as those of oEmbed do. */
export type FrameLayout = (typeof FRAME_LAYOUTS)[number];

interface FrameOptions {
  readonly theme: FrameTheme;
  readonly layout: FrameLayout;
  /** The address of a style sheet with a look of its own. */
  readonly style?: string;
}

/** So that a compact frame as wide as a phone is at most 1000 pixels high, WordPress's limit. */
const COMPACT_TIPS = 10;

/** An article in a frame on somebody's page: its tips in short, each linked to the whole. */
export function renderArticleFrame(
  article: ArticleResource,
  stageName: string,
  options: FrameOptions,
  common: PageContext,
): string {
  const context = localize(common, article.inLanguage);
  const { strings } = context;
  const compact = options.layout === 'compact';
  const tips = compact ? article.tips.slice(0, COMPACT_TIPS) : article.tips;
  const more = article.tips.length - tips.length;
  return renderFrame({
    ...options,
    item: article,
    stageName,
    context,
    readOn: more > 0 ? strings.readAllTips(article.tips.length) : strings.readGuide,
    children: (
      <>
        <p class="summary">{article.summary}</p>
        <ol class="tips">
          {tips.map((tip) => (
            <li>
              <h2>
                <FrameLink href={tip.webUrl}>{tip.title}</FrameLink>
              </h2>
              {!compact && <p>{tip.summary}</p>}
            </li>
          ))}
        </ol>
      </>
    ),
  });
}

/** A tip in a frame on somebody's page: the whole, or what it says in short. */
export function renderTipFrame(
  tip: TipResource,
  stageName: string,
  options: FrameOptions,
  common: PageContext,
): string {
  const context = localize(common, tip.inLanguage);
  const compact = options.layout === 'compact';
  return renderFrame({
    ...options,
    item: tip,
    stageName,
    context,
    readOn: context.strings.readTip,
    children: (
      <TipBlocks
        tip={tip}
        context={context}
        leadClass="summary"
        level={2}
        brief
        compact={compact}
      />
    ),
  });
}

interface FrameProps extends FrameOptions {
  item: ArticleResource | TipResource;
  stageName: string;
  context: LocalizedContext;
  /** Words of the link to the page. */
  readOn: string;
  children: ComponentChildren;
}

function renderFrame(props: FrameProps): string {
  const { item, stageName, theme, layout, style, context, readOn, children } = props;
  const { library, site, language, ui } = context;
  return renderFrameDocument({
    title: item.title,
    theme,
    layout,
    context,
    head: (
      <>
        <meta name="description" content={item.summary} />
        <link rel="canonical" href={item.webUrl} />
        {style && <link rel="stylesheet" href={style} />}
      </>
    ),
    children: (
      <main>
        <p class="kicker">
          <FrameLink href={`${site.url}/${languageQuery(language, site)}`}>
            {library.name}
          </FrameLink>{' '}
          <span>{stageName}</span>
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

interface FrameDocument extends Pick<FrameOptions, 'theme' | 'layout'> {
  title: string;
  context: LocalizedContext;
  head?: ComponentChildren;
  children: ComponentChildren;
}

/** What every frame is: a document that loads its looks, and says its height to the page around it. */
export function renderFrameDocument(frame: FrameDocument): string {
  const { title, theme, layout, context, head, children } = frame;
  const { asset, language, library } = context;
  return renderDocument({
    language,
    title: `${title} – ${library.name}`,
    theme,
    bodyClass: layout === 'compact' ? 'embed compact' : 'embed',
    head: (
      <>
        {/* Links in the text lead out of the frame, too, which is too small to read a page in. */}
        <base target="_blank" />
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
