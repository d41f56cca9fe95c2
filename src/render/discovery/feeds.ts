import type { Article } from '../../content/library.ts';
import type { LibraryFile } from '../../content/model.ts';
import { markdownToHtml } from '../markdown.ts';
import type { Site } from '../site.ts';
import { articlePageUrl, articleUrl, languageQuery, tipPageUrl } from '../urls.ts';
import { element, fragment, xmlDocument } from './xml.ts';

/** Feeds of the articles that changed last. */

export interface Feed {
  readonly info: LibraryFile;
  readonly language: string;
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly site: Site;
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({ info, language, articles, site }: Feed): object {
  const query = languageQuery(language, site);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: info.name,
    home_page_url: `${site.url}/${query}`,
    feed_url: `${site.url}/feed.json${query}`,
    description: info.description,
    language,
    authors: [author(info.publisher)],
    items: articles.map((article) => ({
      id: articlePageUrl(article, site),
      url: articlePageUrl(article, site),
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

const author = ({ name, url }: { name: string; url?: string | undefined }) => ({
  name,
  ...(url && { url }),
});

/** Atom (RFC 4287). */
export function atomFeed({ info, language, articles, site }: Feed): string {
  const query = languageQuery(language, site);
  const self = `${site.url}/feed.atom${query}`;
  const updated = articles[0]?.dateModified ?? site.asOf;
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      element('id', null, self),
      element('title', null, info.name),
      element('subtitle', null, info.description),
      element('updated', null, dateTime(updated)),
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', { rel: 'alternate', type: 'text/html', href: `${site.url}/${query}` }),
      element('author', null, ...person(info.publisher)),
      element('rights', null, info.license.name),
      ...articles.map((article) => entry(article, site)),
    ),
  );
}

function entry(article: Article, site: Site) {
  const page = articlePageUrl(article, site);
  return element(
    'entry',
    { 'xml:lang': article.inLanguage },
    element('id', null, page),
    element('title', null, article.title),
    element('published', null, dateTime(article.datePublished)),
    element('updated', null, dateTime(article.dateModified)),
    element('link', { rel: 'alternate', type: 'text/html', href: page }),
    element('link', {
      rel: 'alternate',
      type: 'application/json',
      href: articleUrl(article, site),
    }),
    ...article.authors.map((name) => element('author', null, ...person(name))),
    ...article.topics.map((topic) => element('category', { term: topic })),
    element('rights', null, article.license.name),
    element('summary', null, article.summary),
    element('content', { type: 'html' }, contentHtml(article, site)),
  );
}

const person = ({ name, url }: { name: string; url?: string | undefined }) => [
  element('name', null, name),
  ...(url ? [element('uri', null, url)] : []),
];

/** The introduction and the tips by name: enough to decide whether to read on. */
function contentHtml(article: Article, site: Site): string {
  const tips = article.tips.map((tip) =>
    element(
      'li',
      null,
      element('a', { href: tipPageUrl(tip, site) }, tip.title),
      element('br', null),
      tip.summary,
    ),
  );
  return markdownToHtml(article.introduction, site) + fragment(element('ol', null, ...tips));
}

const dateTime = (date: string) => `${date}T00:00:00Z`;
