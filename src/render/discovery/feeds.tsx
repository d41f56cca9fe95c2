import { renderToStaticMarkup } from 'preact-render-to-string';
import type { ArticleFilters } from '../../content/filters.ts';
import type { Article } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import { dateTime, descriptionOf } from '../language.ts';
import { markdownToHtml } from '../markdown.ts';
import { resultsPath } from '../pages/results-path.ts';
import type { Site } from '../site.ts';
import { itemUrl, pageUrl } from '../urls.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/** Feeds of the articles that changed last. */

export interface Feed {
  readonly info: LibraryFile;
  readonly language: string;
  /** What it is narrowed to. */
  readonly filters: ArticleFilters;
  /** The names of that. */
  readonly filterNames: readonly string[];
  /** Its own URL. */
  readonly url: string;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** When the library last changed (ISO 8601 date). */
  readonly dateModified: string;
  readonly site: Site;
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed) {
  const { info, language, articles, site } = feed;
  return {
    version: 'https://jsonfeed.org/version/1.1' as const,
    title: titleOf(feed),
    home_page_url: homePageOf(feed),
    feed_url: feed.url,
    description: descriptionOf(info, language).text,
    language,
    authors: [author(info.publisher)],
    items: articles.map((article) => ({
      id: pageUrl(article, site),
      url: pageUrl(article, site),
      title: article.title,
      summary: article.summary,
      content_html: contentHtml(article, site),
      date_published: dateTime(article.datePublished),
      date_modified: dateTime(article.dateModified),
      authors: article.authors.map(author),
      tags: article.topics,
      language: article.inLanguage,
    })),
  };
}

const titleOf = ({ info, filterNames }: Feed) => [info.name, ...filterNames].join(' – ');

/** Where people read what is in the feed. */
const homePageOf = ({ filters, language, site }: Feed) =>
  site.url + resultsPath(filters, language, site);

const author = ({ name, url }: { name: string; url?: string | undefined }) => ({
  name,
  ...(url && { url }),
});

/** Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const { info, language, articles, site, url } = feed;
  return xmlDocument({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': language,
      id: url,
      title: titleOf(feed),
      subtitle: descriptionOf(info, language).text,
      updated: dateTime(articles[0]?.dateModified ?? feed.dateModified),
      link: [
        link('self', 'application/atom+xml', url),
        link('alternate', 'text/html', homePageOf(feed)),
      ],
      author: person(info.publisher),
      rights: info.license.name,
      entry: articles.map((article) => entry(article, site)),
    },
  });
}

function entry(article: Article, site: Site): XmlElement {
  const page = pageUrl(article, site);
  return {
    '@xml:lang': article.inLanguage,
    id: page,
    title: article.title,
    published: dateTime(article.datePublished),
    updated: dateTime(article.dateModified),
    link: [
      link('alternate', 'text/html', page),
      link('alternate', 'application/json', itemUrl(article, site)),
    ],
    author: article.authors.map(person),
    category: article.topics.map((topic) => ({ '@term': topic })),
    rights: article.license.name,
    summary: article.summary,
    content: { '@type': 'html', '#text': contentHtml(article, site) },
  };
}

const link = (rel: string, type: string, href: string): XmlElement => ({
  '@rel': rel,
  '@type': type,
  '@href': href,
});

const person = ({ name, url }: { name: string; url?: string | undefined }): XmlElement => ({
  name,
  ...(url && { uri: url }),
});

/** The introduction and the tips by name: enough to decide whether to read on. */
function contentHtml(article: Article, site: Site): string {
  const tips = renderToStaticMarkup(
    <ol>
      {article.tips.map((tip) => (
        <li>
          <a href={pageUrl(tip, site)}>{tip.title}</a>
          <br />
          {tip.summary}
        </li>
      ))}
    </ol>,
  );
  return markdownToHtml(article.introduction, article.inLanguage, site) + tips;
}
