import { z } from 'zod';
import { freeText, LanguageTag, plainText, Slug } from '../../content/model.ts';
import { atomFeed, type Feed, jsonFeed } from '../../render/discovery/feeds.tsx';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { operation, textResponse } from '../contract/contract.ts';
import { editionFor, LanguageQuery } from '../contract/parameters.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

/** Articles in a feed: readers poll it, and whoever wants all takes the list. */
const FEED_LENGTH = 50;

const FeedAuthor = z.object({ name: plainText(100), url: z.url().max(2000).optional() });
const JsonFeed = z
  .object({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: plainText(100),
    home_page_url: z.url().max(2200),
    feed_url: z.url().max(2200),
    description: plainText(300),
    language: LanguageTag,
    authors: z.array(FeedAuthor).max(20),
    items: z
      .array(
        z.object({
          id: z.url().max(2200),
          url: z.url().max(2200),
          title: plainText(120),
          summary: plainText(200),
          content_html: freeText(200_000),
          date_published: z.iso.datetime().max(30),
          date_modified: z.iso.datetime().max(30),
          authors: z.array(FeedAuthor).max(20),
          tags: z.array(Slug).max(20),
          language: LanguageTag,
        }),
      )
      .max(FEED_LENGTH),
  })
  .meta({ id: 'JsonFeed', description: 'JSON Feed 1.1' });

export const feedRoutes: Routes = async (app) => {
  app.get(
    '/feed.json',
    {
      schema: {
        ...operation({
          operationId: 'getJsonFeed',
          tag: 'Feeds',
          summary: 'Get the JSON feed',
          description: `The ${FEED_LENGTH} articles that changed last (JSON Feed 1.1).`,
        }),
        querystring: LanguageQuery,
        response: {
          200: {
            description: 'The feed',
            content: { 'application/feed+json': { schema: JsonFeed } },
          },
        },
      },
    },
    ({ query, snapshot }) => ({
      ...jsonDocument(jsonFeed(newest(snapshot, query.lang))),
      type: 'application/feed+json; charset=utf-8',
    }),
  );

  app.get(
    '/feed.atom',
    {
      schema: {
        ...operation({
          operationId: 'getAtomFeed',
          tag: 'Feeds',
          summary: 'Get the Atom feed',
          description: `The ${FEED_LENGTH} articles that changed last (RFC 4287).`,
        }),
        querystring: LanguageQuery,
        response: textResponse('The feed', 'application/atom+xml'),
      },
    },
    ({ query, snapshot }) => ({
      type: 'application/atom+xml; charset=utf-8',
      body: atomFeed(newest(snapshot, query.lang)),
    }),
  );
};

function newest(snapshot: Snapshot, lang: string | undefined): Feed {
  const edition = editionFor(snapshot, lang);
  const articles = edition.listArticles({}, { key: 'dateModified', descending: true });
  return {
    info: snapshot.library.info,
    language: edition.language,
    articles: articles.slice(0, FEED_LENGTH),
    site: snapshot.site,
  };
}
