import { regionFirst } from '../../render/region.ts';
import { ArticleResource, ListedArticle, ListedTip } from '../../render/resources.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { ARTICLES, answerItem } from '../contract/lookup.ts';
import { listDocument, listOf } from '../contract/pagination.ts';
import {
  ArticleParams,
  editionFor,
  Include,
  IncludeOfArticles,
  ItemQuery,
  ListQuery,
  Page,
  parseSort,
  Size,
} from '../contract/parameters.ts';
import type { Routes } from '../response/document.ts';
import { itemRoutes } from './item-routes.ts';

const ArticlesQuery = ListQuery.extend({ include: IncludeOfArticles });
const ArticleQuery = ItemQuery.extend({ include: Include });
const TipsOfArticleQuery = ArticleQuery.extend({ page: Page, size: Size });

const ArticleList = listOf(ListedArticle).meta({
  id: 'ArticleList',
  description: 'A page of articles',
});
const TipsOfArticle = listOf(ListedTip).meta({
  id: 'ArticleTipList',
  description: 'A page of the tips of an article, in order',
});

export const articleRoutes: Routes<{ elementStyle: string }> = async (app, { elementStyle }) => {
  app.get(
    '/v1/articles',
    operation({
      operationId: 'listArticles',
      tag: 'Articles',
      summary: 'List articles',
      description: 'The published articles, by default in the order of the hiring process.',
      querystring: ArticlesQuery,
      response: jsonResponse('A page of articles', ArticleList),
    }),
    (request) => {
      const { query, snapshot } = request;
      const edition = editionFor(snapshot, query);
      const articles = edition.listArticles(query, parseSort(query.sort), query.since);
      const include = new Set(query.include?.split(','));
      const body = include.has('body') ? 'body' : undefined;
      return listDocument(request, articles, (article) => ({
        ...snapshot.rendered.listedArticle(article, body),
        ...(include.has('tips') && { tips: snapshot.rendered.tipsOf(article, body) }),
      }));
    },
  );

  itemRoutes(app, {
    path: '/v1/articles',
    tag: 'Articles',
    operationId: 'getArticle',
    summary: 'Get an article',
    description:
      'One article with its tips, each as lists have it unless `include` says otherwise.',
    result: 'The article',
    schema: ArticleResource,
    params: ArticleParams,
    query: ArticleQuery,
    finder: ARTICLES,
    resource: (article, { rendered }, include) => rendered.article(article, include),
    elementStyle,
  });

  app.get(
    '/v1/articles/:slug/tips',
    operation({
      operationId: 'listTipsOfArticle',
      tag: 'Articles',
      summary: 'List the tips of an article',
      description: 'The tips of one article, in order.',
      problems: ['not-found', 'gone'],
      moves: true,
      params: ArticleParams,
      querystring: TipsOfArticleQuery,
      response: jsonResponse('A page of the tips', TipsOfArticle),
    }),
    (request) =>
      answerItem(request, ARTICLES, ({ tips }) =>
        listDocument(request, tips, (tip) =>
          regionFirst(
            request.snapshot.rendered.listedTip(tip, request.query.include),
            request.query.region,
          ),
        ),
      ),
  );
};
