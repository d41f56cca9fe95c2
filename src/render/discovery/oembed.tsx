import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Article, Tip } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import type { Site } from '../site.ts';
import { frameUrl, pageUrl } from '../urls.ts';
import { xmlDocument } from './xml.ts';

/** Sizes in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Seconds. */
const CACHE_AGE = 3600;
const ARTICLE_SIZE: Size = { width: 640, height: 720 };
const TIP_SIZE: Size = { width: 640, height: 640 };
/** In less than this a frame can't be read, so that a link is better. */
const SMALLEST: Size = { width: 220, height: 160 };

/**
 * oEmbed 1.0 (https://oembed.com) for the page of an article, or of a tip in it.
 * @param limits the largest frame that the asker has room for
 */
export function oembed(
  article: Article,
  tip: Tip | undefined,
  limits: Partial<Size>,
  info: LibraryFile,
  site: Site,
) {
  const item = tip ?? article;
  const { title } = item;
  const { authors } = article;
  const url = authors.length === 1 ? authors[0]?.url : undefined;
  const size = clampSize(tip ? TIP_SIZE : ARTICLE_SIZE, limits);
  const common = {
    version: '1.0' as const,
    title,
    author_name: authors.map(({ name }) => name).join(', '),
    ...(url && { author_url: url }),
    provider_name: info.name,
    provider_url: `${site.url}/`,
    cache_age: CACHE_AGE,
    ...size,
  };
  if (size.width < SMALLEST.width || size.height < SMALLEST.height)
    return { type: 'link' as const, ...common };
  const frame = compact(frameUrl(item, site));
  const html = embedHtml(title, pageUrl(item, site), frame, size);
  return { type: 'rich' as const, ...common, html };
}

const clamp = (size: number, limit = size) => Math.max(0, Math.min(size, limit));

const clampSize = (size: Size, limits: Partial<Size>): Size => ({
  width: clamp(size.width, limits.width),
  height: clamp(size.height, limits.height),
});

/** Few hosts adapt the height of a frame, and WordPress to no more than 1000 pixels. */
function compact(frame: string): string {
  const url = new URL(frame);
  url.searchParams.append('layout', 'compact');
  return url.href;
}

/**
 * In one line, since some editors turn line breaks into paragraphs. Hosts that keep the HTML as it
 * is show the frame alone. WordPress drops what hides the link, shows it, and puts the frame in its
 * place when that has loaded; where frames are dropped, the link remains.
 */
function embedHtml(title: string, page: string, frame: string, { width, height }: Size): string {
  return renderToStaticMarkup(
    <>
      <blockquote hidden style="display:none">
        <a href={page}>{title}</a>
      </blockquote>
      <iframe
        src={frame}
        title={title}
        width="100%"
        height={String(height)}
        frameborder="0"
        loading="lazy"
        style={`border:0;max-width:${width}px`}
      />
    </>,
  ).replace(/\s*\n\s*/g, ' ');
}

export function oembedXml(answer: ReturnType<typeof oembed>): string {
  const members = Object.entries(answer).map(([name, value]) => [name, String(value)]);
  return xmlDocument({ oembed: Object.fromEntries(members) });
}
