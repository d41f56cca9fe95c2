import { z } from 'zod';
import { ARTICLE_FILTER_NAMES } from '../../content/filters.ts';
import { renderArticlePage } from '../../render/pages/article/article-page.tsx';
import { homePageModel } from '../../render/pages/home/home-model.ts';
import { renderHomePage } from '../../render/pages/home/home-page.tsx';
import { itemPageModel, oembedLinks } from '../../render/pages/item-page.tsx';
import { type PageAssets, pageContext } from '../../render/pages/page-context.tsx';
import {
  aboutTheSame,
  HITS_ON_A_PAGE,
  listedPage,
  MAX_ARTICLES,
  resultsOffset,
} from '../../render/pages/results/results-model.ts';
import { renderResultsPage } from '../../render/pages/results/results-page.tsx';
import { filtersOf, resultsPath } from '../../render/pages/results-path.ts';
import { renderTipPage } from '../../render/pages/tip/tip-page.tsx';
import { regionFirst } from '../../render/region.ts';
import { searchArticles, searchTips } from '../../snapshot/search-tips.ts';
import { ARTICLES, answerItem, TIPS } from '../contract/lookup.ts';
import { linkHeader } from '../contract/pagination.ts';
import {
  ArticleParams,
  editionFor,
  ItemQuery,
  invalidParameter,
  LanguageQuery,
  Page,
  pageFilterParameters,
  TipParams,
} from '../contract/parameters.ts';
import { htmlDocument, type Routes, redirect } from '../response/document.ts';

/** `q, stage or topic` */
const ALTERNATIVES = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format([
  'q',
  ...ARTICLE_FILTER_NAMES,
]);

const HomeQuery = LanguageQuery.extend({
  q: z.string('must be given once').max(500, 'must have at most 500 characters').optional(),
  ...pageFilterParameters,
  page: Page,
});

const config = { group: 'page' } as const;

interface Options {
  readonly assets: PageAssets;
  readonly servesAssistants: boolean;
}

/** The pages that people read. */
export const pageRoutes: Routes<Options> = async (app, { assets, servesAssistants }) => {
  app.get(
    '/',
    { config, schema: { querystring: HomeQuery } },
    ({ query: { lang, ...query }, snapshot }) => {
      const edition = editionFor(snapshot, { lang, ...query });
      const context = pageContext(snapshot, assets, edition.language);
      const { q, page, ...filters } = query;
      // The form sends an empty search when nothing was typed.
      if (q?.trim() === '') {
        const path = resultsPath(filters, edition.language, snapshot.site);
        return redirect(308, path);
      }
      if (q === undefined && filtersOf(filters).length === 0) {
        if (page > 1) throw invalidParameter('page', `goes with ${ALTERNATIVES}`);
        const { library, site } = snapshot;
        const assistantsUrl = servesAssistants ? `${site.url}/mcp` : undefined;
        const home = homePageModel(library, edition, site, assets.embedCode, assistantsUrl);
        return htmlDocument(renderHomePage(home, context));
      }
      if (q === undefined)
        return htmlDocument(renderResultsPage(listedPage(edition, query), context));
      const search = { ...query, q, offset: resultsOffset(query), limit: HITS_ON_A_PAGE };
      const results = {
        query,
        ...searchTips(snapshot, edition, search),
        ...(page === 1 && {
          articles: aboutTheSame(
            searchArticles(snapshot, edition, { ...search, limit: MAX_ARTICLES }),
          ),
        }),
      };
      return htmlDocument(renderResultsPage(results, context));
    },
  );

  app.get(
    '/articles/:slug',
    { config, schema: { params: ArticleParams, querystring: ItemQuery } },
    (request) => {
      const { query, snapshot } = request;
      const { library, rendered, site } = snapshot;
      return answerItem(request, ARTICLES, (article, edition) => {
        const resource = regionFirst(rendered.wholeArticle(article), query.region);
        const page = {
          ...itemPageModel(library, article, site),
          ...edition.neighbours(article),
          article: resource,
        };
        const context = pageContext(snapshot, assets, edition.language);
        return htmlDocument(renderArticlePage(page, context), {
          headers: { Link: pageLinks(resource.webUrl, site.url) },
        });
      });
    },
  );

  app.get(
    '/tips/:slug',
    { config, schema: { params: TipParams, querystring: ItemQuery } },
    (request) => {
      const { query, snapshot } = request;
      const { library, rendered, site } = snapshot;
      return answerItem(request, TIPS, (tip, edition) => {
        const resource = regionFirst(rendered.tip(tip), query.region);
        const article = rendered.article(edition.articleOf(tip));
        const page = { ...itemPageModel(library, tip, site), tip: resource, article };
        const context = pageContext(snapshot, assets, edition.language);
        return htmlDocument(renderTipPage(page, context), {
          headers: { Link: pageLinks(resource.webUrl, site.url) },
        });
      });
    },
  );
};

/** What a client needs before it has read the page (oEmbed 1.0 §4, RFC 6596). */
function pageLinks(pageUrl: string, siteUrl: string): string {
  const oembed = oembedLinks(pageUrl, siteUrl).map(
    ({ type, href }) => `<${href}>; rel="alternate"; type="${type}"`,
  );
  return [linkHeader({ canonical: pageUrl }), ...oembed].join(', ');
}
