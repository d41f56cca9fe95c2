import { FORMATS } from '../formats/formats.ts';
import type { ArticleResource, TipResource } from '../resources.ts';
import type { ItemName } from '../urls.ts';
import { DataBlock } from './document.tsx';
import type { LocalizedContext } from './page-context.ts';

interface ItemHeadProps {
  item: ArticleResource | TipResource;
  /** Of its guide. */
  authors: ArticleResource['authors'];
  stageName: string;
  /** The URL of the item in a format. */
  urlOf: (item: ItemName, site: LocalizedContext['site'], suffix: string) => string;
  /** What the page is about, as schema.org has it. */
  jsonLd: unknown;
  context: LocalizedContext;
}

/** What the page of an article or a tip says in its head besides what every page does. */
export function ItemHead({ item, authors, stageName, urlOf, jsonLd, context }: ItemHeadProps) {
  const { site } = context;
  // The page is HTML itself: the fragments are no alternative to it.
  const formats = FORMATS.filter(({ mediaType }) => mediaType !== 'text/html');
  return (
    <>
      <link
        rel="alternate"
        type="application/json+oembed"
        title={item.title}
        href={oembedUrl(item.webUrl, 'json', site.url)}
      />
      <link
        rel="alternate"
        type="text/xml+oembed"
        title={item.title}
        href={oembedUrl(item.webUrl, 'xml', site.url)}
      />
      <link rel="alternate" type="application/json" href={item.url} />
      {formats.map(({ suffix, mediaType }) => (
        <link rel="alternate" type={mediaType} href={urlOf(item, site, suffix)} />
      ))}
      <link rel="license" href={item.license.url} />
      <meta name="author" content={authors.map(({ name }) => name).join(', ')} />
      <meta property="article:published_time" content={item.datePublished} />
      <meta property="article:modified_time" content={item.dateModified} />
      <meta property="article:section" content={stageName} />
      <DataBlock type="application/ld+json" data={jsonLd} />
    </>
  );
}

/** The URL at which the oEmbed of a page is (oEmbed 1.0 §4, discovery). */
export function oembedUrl(pageUrl: string, format: 'json' | 'xml', siteUrl: string): string {
  return `${siteUrl}/oembed?url=${encodeURIComponent(pageUrl)}&format=${format}`;
}
