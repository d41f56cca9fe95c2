import { z } from 'zod';
import { regionFirst } from '../../render/region.ts';
import { ArticleListItem, ArticleResource, TipResource } from '../../render/resources.ts';
import { articleUrl } from '../../render/urls.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { declare } from '../contract/declare.ts';
import { ARTICLES, answerItem } from '../contract/lookup.ts';
import { listDocument, listOf } from '../contract/pagination.ts';
import {
  ArticleParams,
  checkFilters,
  editionFor,
  ItemQuery,
  ListQuery,
  Page,
  parseSort,
  Size,
} from '../contract/parameters.ts';
import type { Routes } from '../response/document.ts';
import { itemRoutes } from './item-routes.ts';

const ArticlesQuery = ListQuery.extend({
  include: declare(
    z
      .literal('tips', 'must be tips')
      .optional()
      .meta({ description: '`tips` brings the tips whole instead of by name' }),
    { isLoggable: true },
  ),
});
const TipsOfArticleQuery = ItemQuery.extend({ page: Page, size: Size });

const ArticleList = listOf(z.union([ArticleListItem, ArticleResource])).meta({
  id: 'ArticleList',
  description: 'A page of articles',
});
const TipsOfArticle = listOf(TipResource).meta({
  id: 'ArticleTipList',
  description: 'A page of the tips of an article, in order',
});

export const articleRoutes: Routes = async (app) => {
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
    (request) => {
      const { query, snapshot } = request;
      const edition = editionFor(snapshot, query.lang);
      checkFilters(edition, query);
      const articles = edition.listArticles(query, parseSort(query.sort));
      return listDocument(request, articles, (article) =>
        query.include === 'tips'
          ? snapshot.rendered.article(article)
          : snapshot.rendered.articleItem(article),
      );
    },
  );

  await app.register(
    itemRoutes({
      path: '/v1/articles',
      tag: 'Articles',
      operationId: 'getArticle',
      summary: 'Get an article',
      description: 'One article with its tips whole.',
      result: 'The article',
      answers: ANSWERS,
      schema: ArticleResource,
      params: ArticleParams,
      finder: ARTICLES,
      resource: (article, { rendered }) => rendered.article(article),
      formatted: (format, article, site) => format.article(article, site),
      url: articleUrl,
    }),
  );

  app.get(
    '/v1/articles/:slug/tips',
    {
      schema: {
        ...operation({
          operationId: 'listTipsOfArticle',
          tag: 'Articles',
          summary: 'List the tips of an article',
          description: 'The tips of one article, in order.',
          ...ANSWERS,
        }),
        params: ArticleParams,
        querystring: TipsOfArticleQuery,
        response: jsonResponse('A page of the tips', TipsOfArticle),
      },
    },
    (request) =>
      answerItem(
        request,
        ARTICLES,
        (article, site) => articleUrl(article, site, '/tips'),
        ({ tips }) =>
          listDocument(request, tips, (tip) =>
            regionFirst(request.snapshot.rendered.tip(tip), request.query.region),
          ),
      ),
  );
};

const ANSWERS = { problems: ['not-found', 'gone'], moves: true } as const;
