import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ARTICLE_FILTER_NAMES, valuesOf } from '../../content/filters.ts';
import { freeText, LanguageTag, plainText, Slug, WebUrl } from '../../content/model.ts';
import { atomFeed, type Feed, jsonFeed } from '../../render/discovery/feeds.tsx';
import { jsonResponse, operation, textResponse } from '../contract/contract.ts';
import { editionFor, LanguageQuery, pageFilterParameters } from '../contract/parameters.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

/** Articles in a feed: readers poll it, and whoever wants all takes the list. */
const FEED_LENGTH = 50;

const FeedAuthor = z.object({
  name: plainText(100).describe('The name to credit'),
  url: z.url().max(2000).optional().describe('A URL about them'),
});
const JsonFeed = z
  .object({
    version: z
      .literal('https://jsonfeed.org/version/1.1')
      .describe('The URL of the version of JSON Feed'),
    title: plainText(5000).describe('The name of the library'),
    home_page_url: WebUrl.describe('The URL of the home page'),
    feed_url: WebUrl.describe('The URL of this feed'),
    description: plainText(300).describe('What the library is'),
    language: LanguageTag,
    authors: z.array(FeedAuthor).max(20).describe('The publisher of the library'),
    items: z
      .array(
        z.object({
          id: WebUrl.describe('Stays the same for as long as the slug does'),
          url: WebUrl.describe('The URL of the page where people read it'),
          title: plainText(120).describe('The title of the article'),
          summary: plainText(200).describe('What readers get from it'),
          content_html: freeText(400_000).describe(
            'The introduction and the tips by name, as safe HTML',
          ),
          date_published: z.iso
            .datetime()
            .max(30)
            .describe('When the article was published (ISO 8601, UTC)'),
          date_modified: z.iso.datetime().max(30).describe('When it last changed (ISO 8601, UTC)'),
          authors: z.array(FeedAuthor).max(20).describe('Who wrote the article'),
          tags: z.array(Slug).max(20).describe('The slugs of its topics'),
          language: LanguageTag,
        }),
      )
      .max(FEED_LENGTH)
      .describe('The articles that changed last, newest first'),
  })
  .meta({ id: 'JsonFeed', description: 'JSON Feed 1.1' });

const FeedQuery = LanguageQuery.extend(pageFilterParameters);

export const feedRoutes: Routes = async (app) => {
  app.get(
    '/feed.json',
    operation({
      operationId: 'getJsonFeed',
      tag: 'Feeds',
      summary: 'Get the JSON feed',
      description: `The ${FEED_LENGTH} articles that changed last (JSON Feed 1.1).`,
      querystring: FeedQuery,
      response: jsonResponse('The feed', JsonFeed, 'application/feed+json'),
    }),
    (request) =>
      jsonDocument(jsonFeed(newest(request)), { type: 'application/feed+json; charset=utf-8' }),
  );

  app.get(
    '/feed.atom',
    operation({
      operationId: 'getAtomFeed',
      tag: 'Feeds',
      summary: 'Get the Atom feed',
      description: `The ${FEED_LENGTH} articles that changed last (RFC 4287).`,
      querystring: FeedQuery,
      response: textResponse('The feed', 'application/atom+xml'),
    }),
    (request) => ({
      type: 'application/atom+xml; charset=utf-8',
      body: atomFeed(newest(request)),
    }),
  );
};

interface FeedRequest extends Pick<FastifyRequest, 'snapshot' | 'canonicalUrl'> {
  readonly query: z.infer<typeof FeedQuery>;
}

function newest({ query, snapshot, canonicalUrl }: FeedRequest): Feed {
  const edition = editionFor(snapshot, query);
  const { lang, ...filters } = query;
  const articles = edition.listArticles(filters, { key: 'dateModified', descending: true });
  return {
    info: snapshot.library.info,
    language: edition.language,
    filters,
    filterNames: ARTICLE_FILTER_NAMES.flatMap((name) =>
      valuesOf(filters[name]).map((slug) => edition.nameOf(name, slug)),
    ),
    url: snapshot.site.url + canonicalUrl,
    articles: articles.slice(0, FEED_LENGTH),
    dateModified: snapshot.dateModified,
    site: snapshot.site,
  };
}
