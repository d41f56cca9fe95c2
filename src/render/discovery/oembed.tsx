import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Article, Tip } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import { oembedFrame } from '../pages/snippets.ts';
import type { Site } from '../site.ts';
import { frameUrl, pageUrl } from '../urls.ts';
import { xmlDocument } from './xml.ts';

/** The largest frame that the asker has room for, in CSS pixels. */
interface Limits {
  readonly maxwidth?: number | undefined;
  readonly maxheight?: number | undefined;
}

/** Seconds. */
const CACHE_AGE = 3600;
/** The frame where there is room, in CSS pixels. */
const WIDTH = 640;
const HEIGHTS = { article: 720, tip: 640 };
/** In less than this a frame can't be read, so that a link is better. */
const SMALLEST = { width: 220, height: 160 };

/** oEmbed 1.0 (https://oembed.com) for the page of an article, or of a tip in it. */
export function oembed(
  article: Article,
  tip: Tip | undefined,
  { maxwidth, maxheight }: Limits,
  info: LibraryFile,
  site: Site,
) {
  const item = tip ?? article;
  const { title } = item;
  const { authors } = article;
  const url = authors.length === 1 ? authors[0]?.url : undefined;
  const width = clamp(WIDTH, maxwidth);
  const height = clamp(HEIGHTS[tip ? 'tip' : 'article'], maxheight);
  const common = {
    version: '1.0' as const,
    title,
    author_name: authors.map(({ name }) => name).join(', '),
    ...(url && { author_url: url }),
    provider_name: info.name,
    provider_url: `${site.url}/`,
    cache_age: CACHE_AGE,
    width,
    height,
  };
  if (width < SMALLEST.width || height < SMALLEST.height)
    return { type: 'link' as const, ...common };
  // Hosts that keep the HTML as it is show the frame alone. WordPress drops what hides the link, shows
  // it, and puts the frame in its place when that has loaded; where frames are dropped, the link remains.
  const html = renderToStaticMarkup(
    <>
      <blockquote hidden style="display:none">
        <a href={pageUrl(item, site)}>{title}</a>
      </blockquote>
      <iframe
        src={oembedFrame(frameUrl(item, site))}
        title={title}
        width="100%"
        height={String(height)}
        frameborder="0"
        loading="lazy"
        style={`border:0;max-width:${width}px`}
      />
    </>,
  );
  // In one line, since some editors turn line breaks into paragraphs.
  return { type: 'rich' as const, ...common, html: html.replace(/\s*\n\s*/g, ' ') };
}

const clamp = (size: number, limit = size) => Math.max(0, Math.min(size, limit));

export function oembedXml(answer: ReturnType<typeof oembed>): string {
  const members = Object.entries(answer).map(([name, value]) => [name, String(value)]);
  return xmlDocument({ oembed: Object.fromEntries(members) });
}
