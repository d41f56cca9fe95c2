import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Article, ArticleHead, Tip } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import type { Site } from '../site.ts';
import { articleFrameUrl, articlePageUrl, tipFrameUrl, tipPageUrl } from '../urls.ts';
import { xmlDocument } from './xml.ts';

/** oEmbed 1.0 (https://oembed.com) for the pages of articles and their tips. */

interface Common {
  readonly version: '1.0';
  readonly title: string;
  readonly author_name: string;
  readonly author_url?: string;
  readonly provider_name: string;
  readonly provider_url: string;
  /** Seconds. */
  readonly cache_age: number;
  readonly width: number;
  readonly height: number;
}
export type OEmbed =
  | (Common & { readonly type: 'link' })
  | (Common & { readonly type: 'rich'; readonly html: string });

/** Sizes in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const CACHE_AGE = 3600;
const ARTICLE_SIZE: Size = { width: 640, height: 720 };
const TIP_SIZE: Size = { width: 640, height: 480 };
/** In less than this a frame can't be read, so that a link is better. */
const SMALLEST: Size = { width: 220, height: 160 };

/** @param limits the largest frame that the asker has room for */
export function articleOEmbed(
  article: Article,
  limits: Partial<Size>,
  info: LibraryFile,
  site: Site,
) {
  return oembed(
    {
      article,
      title: article.title,
      page: articlePageUrl(article, site),
      frame: articleFrameUrl(article, site),
      size: clampSize(ARTICLE_SIZE, limits),
    },
    info,
    site,
  );
}

export function tipOEmbed(tip: Tip, limits: Partial<Size>, info: LibraryFile, site: Site) {
  return oembed(
    {
      article: tip.article,
      title: tip.title,
      page: tipPageUrl(tip, site),
      frame: tipFrameUrl(tip, site),
      size: clampSize(TIP_SIZE, limits),
    },
    info,
    site,
  );
}

interface Subject {
  readonly article: ArticleHead;
  readonly title: string;
  readonly page: string;
  readonly frame: string;
  readonly size: Size;
}

function oembed(
  { article, title, page, frame, size }: Subject,
  info: LibraryFile,
  site: Site,
): OEmbed {
  const url = article.authors.length === 1 ? article.authors[0]?.url : undefined;
  const common = {
    version: '1.0',
    title,
    author_name: article.authors.map(({ name }) => name).join(', '),
    ...(url && { author_url: url }),
    provider_name: info.name,
    provider_url: `${site.url}/`,
    cache_age: CACHE_AGE,
    ...size,
  } as const;
  if (size.width < SMALLEST.width || size.height < SMALLEST.height)
    return { type: 'link', ...common };
  return { type: 'rich', ...common, html: embedHtml(title, page, frame, size) };
}

const clamp = (size: number, limit = size) => Math.max(0, Math.min(size, limit));

const clampSize = (size: Size, limits: Partial<Size>): Size => ({
  width: clamp(size.width, limits.width),
  height: clamp(size.height, limits.height),
});

/** In one line, since some editors turn line breaks into paragraphs. The link is there without frames. */
function embedHtml(title: string, page: string, frame: string, { width, height }: Size): string {
  return renderToStaticMarkup(
    <>
      <blockquote>
        <a href={page}>{title}</a>
      </blockquote>
      <iframe
        src={frame}
        title={title}
        width={String(width)}
        height={String(height)}
        loading="lazy"
        style="border:0;max-width:100%"
      />
    </>,
  ).replace(/\s*\n\s*/g, ' ');
}

export function oembedXml(answer: OEmbed): string {
  const oembed = Object.entries(answer).map(([name, value]) => [name, String(value)]);
  return xmlDocument({ oembed: Object.fromEntries(oembed) });
}
