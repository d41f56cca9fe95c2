import type { ComponentChildren } from 'preact';
import type { ArticleResource, TipResource } from '../resources.ts';
import { SafeInline } from '../safe-html.tsx';
import { homeUrl } from '../urls.ts';
import { renderDocument } from './document.tsx';
import type { PageContext } from './page-context.tsx';
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

/** An article or a tip in a frame on somebody's page, each link of which leads to ours. */
export function renderItemFrame(
  item: ArticleResource | TipResource,
  { theme, layout, style }: FrameOptions,
  context: PageContext,
): string {
  return renderFrame(
    {
      title: item.title,
      theme,
      layout,
      head: (
        <>
          <meta name="description" content={item.summary} />
          <link rel="canonical" href={item.webUrl} />
          {style && <link rel="stylesheet" href={style} />}
        </>
      ),
      children: <ItemInFrame item={item} compact={layout === 'compact'} />,
    },
    context,
  );
}

interface ItemInFrameProps {
  item: ArticleResource | TipResource;
  compact: boolean;
}

function ItemInFrame(
  { item, compact }: ItemInFrameProps,
  { library, site, language, strings, ui, nameOf, link }: PageContext,
) {
  return (
    <main>
      <p class="kicker">
        {link({ title: library.name, webUrl: homeUrl(language, site) })}{' '}
        <span>{nameOf('stage', item.stage)}</span>
      </p>
      <h1>{link(item)}</h1>
      {'tips' in item ? (
        <TipsInShort article={item} compact={compact} />
      ) : (
        <TipBlocks tip={item} level={2} brief compact={compact} />
      )}
      <p class="read-on" {...ui}>
        {link({ title: readOn(item, compact, strings), webUrl: item.webUrl })}
      </p>
      <p class="credit">
        <SafeInline html={item.credit.html} />
      </p>
    </main>
  );
}

/** What an article says: its tips, each linked to the whole. */
function TipsInShort(
  { article, compact }: { article: ArticleResource; compact: boolean },
  { link }: PageContext,
) {
  return (
    <>
      <p class="summary">{article.summary}</p>
      <ol class="tips">
        {article.tips.slice(0, compact ? COMPACT_TIPS : undefined).map((tip) => (
          <li>
            <h2>{link(tip)}</h2>
            {!compact && <p>{tip.summary}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Words of the link to the page. */
function readOn(
  item: ArticleResource | TipResource,
  compact: boolean,
  strings: PageContext['strings'],
): string {
  if (!('tips' in item)) return strings.readTip;
  const { length } = item.tips;
  return compact && length > COMPACT_TIPS ? strings.readAllTips(length) : strings.readGuide;
}

interface FrameDocument extends Pick<FrameOptions, 'theme' | 'layout'> {
  title: string;
  head?: ComponentChildren;
  children: ComponentChildren;
}

/** What every frame is: a document that loads its looks, and says its height to the page around it. */
export function renderFrame(frame: FrameDocument, context: PageContext): string {
  const { title, theme, layout, head, children } = frame;
  const { asset, library } = context;
  return renderDocument(
    {
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
    },
    { ...context, link: linkOutOfFrame },
  );
}

const linkOutOfFrame: PageContext['link'] = ({ title, webUrl }, attributes) => (
  <a href={webUrl} target="_blank" rel="noopener" {...attributes}>
    {title}
  </a>
);
