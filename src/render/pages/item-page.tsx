import type { ComponentChildren } from 'preact';
import type { Article, Library, Tip } from '../../content/library.ts';
import { FORMATS } from '../formats/formats.ts';
import { jsonLdOf } from '../formats/json-ld.ts';
import type { ArticleResource, TipResource } from '../resources.ts';
import type { Site } from '../site.ts';
import { formatUrl, pageUrl } from '../urls.ts';
import { DataBlock } from './document.tsx';
import type { Alternate } from './language-links.tsx';
import type { PageContext } from './page-context.tsx';
import { renderSitePage } from './site-page.tsx';

/** What the page of an article knows, and that of a tip. */
export interface ItemPage {
  /** The article, or the guide that the tip is from. */
  readonly article: ArticleResource;
  /** The item in every language that it is in, this one included. */
  readonly alternates: readonly Alternate[];
  /** The item as schema.org has it. */
  readonly jsonLd: unknown;
}

/** What follows from the item itself. */
export const itemPageModel = (library: Library, item: Article | Tip, site: Site) => ({
  alternates: library.inEveryLanguage(item).map((other) => ({
    language: other.inLanguage,
    url: pageUrl(other, site),
  })),
  jsonLd: jsonLdOf(item, site),
});

export interface ItemPartProps {
  /** What the page shows: the article itself, or a tip of it. */
  item: ArticleResource | TipResource;
  article: ArticleResource;
}

/** The page of an article or a tip, around what it says. */
export function renderItemPage(
  item: ArticleResource | TipResource,
  { article, alternates, jsonLd }: ItemPage,
  bodyClass: string,
  children: ComponentChildren,
  context: PageContext,
): string {
  return renderSitePage(
    {
      title: item.title,
      description: item.summary,
      canonical: item.webUrl,
      type: 'article',
      stage: item.stage,
      alternates,
      head: <ItemHead item={item} article={article} />,
      bodyClass,
      withSearch: true,
      children: (
        <>
          <main id="main" class="wrap article">
            {children}
          </main>
          {/* Not in the head: it is long, and what previews of links look for comes in good time. */}
          <DataBlock type="application/ld+json" data={jsonLd} />
        </>
      ),
    },
    context,
  );
}

/** What the page says in its head besides what every page does. */
function ItemHead({ item, article }: ItemPartProps, { site, nameOf }: PageContext) {
  // The page is HTML itself: the fragments are no alternative to it.
  const formats = FORMATS.filter(({ mediaType }) => mediaType !== 'text/html');
  return (
    <>
      {oembedLinks(item.webUrl, site.url).map(({ type, href }) => (
        <link rel="alternate" type={type} title={item.title} href={href} />
      ))}
      <link rel="alternate" type="application/json" href={item.url} />
      {formats.map(({ suffix, mediaType }) => (
        <link rel="alternate" type={mediaType} href={formatUrl(item.url, suffix)} />
      ))}
      <link rel="license" href={item.license.url} />
      <meta name="author" content={article.authors.map(({ name }) => name).join(', ')} />
      <meta property="article:published_time" content={item.datePublished} />
      <meta property="article:modified_time" content={item.dateModified} />
      <meta property="article:section" content={nameOf('stage', item.stage)} />
    </>
  );
}

const OEMBED_TYPES = { json: 'application/json+oembed', xml: 'text/xml+oembed' };

/** Where the oEmbed of a page is (oEmbed 1.0 §4, discovery). */
export const oembedLinks = (pageUrl: string, siteUrl: string) =>
  Object.entries(OEMBED_TYPES).map(([format, type]) => ({
    type,
    href: `${siteUrl}/oembed?url=${encodeURIComponent(pageUrl)}&format=${format}`,
  }));
