import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { FORMATS } from '../../render/formats/formats.ts';
import { ArticleListItem, ArticleResource, TipResource } from '../../render/resources.ts';
import { articleUrl } from '../../render/urls.ts';
import { jsonResponse, operation, textResponse } from '../contract/contract.ts';
import { linkHeader, listOf, offsetOf, paginate } from '../contract/pagination.ts';
import {
  checkFilters,
  editionFor,
  LanguageQuery,
  ListQuery,
  Page,
  parseSort,
  Size,
  SlugParams,
} from '../contract/parameters.ts';
import { jsonDocument } from '../response/documents.ts';
import type { HeaderSets } from '../response/headers.ts';
import { answer } from '../response/lookup.ts';

const ArticlesQuery = ListQuery.extend({
  include: z
    .literal('tips', 'must be tips')
    .optional()
    .meta({ description: '`tips` brings the tips whole instead of by name' }),
});
const TipsOfArticleQuery = LanguageQuery.extend({ page: Page, size: Size });

const ArticleList = listOf(z.union([ArticleListItem, ArticleResource])).meta({
  id: 'ArticleList',
  description: 'A page of articles',
});
const TipsOfArticle = listOf(TipResource).meta({
  id: 'ArticleTipList',
  description: 'A page of the tips of an article, in order',
});

interface Options {
  readonly headers: HeaderSets;
}

export const articleRoutes: FastifyPluginAsyncZod<Options> = async (app, { headers }) => {
  app.get(
    '/v1/articles',
    {
      schema: {
        ...operation({
          operationId: 'listArticles',
          tag: 'Articles',
          summary: 'List articles',
          description: 'The published articles, by default in the order of the hiring process.',
        }),
        querystring: ArticlesQuery,
        response: jsonResponse('A page of articles', ArticleList),
      },
    },
    async ({ query, snapshot, url }, reply) => {
      const { site } = snapshot;
      const edition = editionFor(snapshot, query.lang);
      checkFilters(edition, query);
      const numbers = edition.listArticles(query, parseSort(query.sort));
      const start = offsetOf(query);
      const data = numbers.slice(start, start + query.size).map((number) => {
        const article = edition.article(number);
        return query.include === 'tips'
          ? snapshot.rendered.article(article)
          : snapshot.rendered.articleItem(article);
      });
      const list = paginate(data, numbers.length, query, site.url + url);
      return reply.document(jsonDocument(list, { headers: { Link: linkHeader(list.links) } }));
    },
  );

  app.get(
    '/v1/articles/:slug',
    {
      schema: {
        ...operation({
          operationId: 'getArticle',
          tag: 'Articles',
          summary: 'Get an article',
          description: 'One article with its tips whole.',
        }),
        params: SlugParams,
        querystring: LanguageQuery,
        response: jsonResponse('The article', ArticleResource),
      },
    },
    async ({ params, query, snapshot }, reply) => {
      const edition = editionFor(snapshot, query.lang);
      return answer(
        reply,
        edition.findArticle(params.slug),
        headers,
        (slug) => articleUrl({ slug, inLanguage: edition.language }, snapshot.site),
        (article) => jsonDocument(snapshot.rendered.article(article)),
      );
    },
  );

  for (const format of FORMATS) {
    app.get(
      `/v1/articles/:slug${format.suffix}`,
      {
        schema: {
          ...operation({
            operationId: `getArticle${format.name}`,
            tag: 'Articles',
            summary: `Get an article as ${format.title}`,
            description: format.description,
          }),
          params: SlugParams,
          querystring: LanguageQuery,
          response: textResponse(`The article as ${format.title}`, format.mediaType),
        },
      },
      async ({ params, query, snapshot }, reply) => {
        const edition = editionFor(snapshot, query.lang);
        return answer(
          reply,
          edition.findArticle(params.slug),
          headers,
          (slug) =>
            articleUrl({ slug, inLanguage: edition.language }, snapshot.site, format.suffix),
          (article) => ({
            type: format.type,
            body: format.article(article, snapshot.site),
            headers: { Link: `<${articleUrl(article, snapshot.site)}>; rel="alternate"` },
          }),
        );
      },
    );
  }

  app.get(
    '/v1/articles/:slug/tips',
    {
      schema: {
        ...operation({
          operationId: 'listTipsOfArticle',
          tag: 'Articles',
          summary: 'List the tips of an article',
          description: 'The tips of one article, in order.',
        }),
        params: SlugParams,
        querystring: TipsOfArticleQuery,
        response: jsonResponse('A page of the tips', TipsOfArticle),
      },
    },
    async ({ params, query, snapshot, url }, reply) => {
      const { site } = snapshot;
      const edition = editionFor(snapshot, query.lang);
      return answer(
        reply,
        edition.findArticle(params.slug),
        headers,
        (slug) => articleUrl({ slug, inLanguage: edition.language }, site, '/tips'),
        (article) => {
          const start = offsetOf(query);
          const tips = article.tips
            .slice(start, start + query.size)
            .map((tip) => snapshot.rendered.tip(tip));
          const list = paginate(tips, article.tips.length, query, site.url + url);
          return jsonDocument(list, { headers: { Link: linkHeader(list.links) } });
        },
      );
    },
  );
};
