import { z } from 'zod';
import {
  FRAME_LAYOUTS,
  FRAME_THEMES,
  renderArticleFrame,
  renderTipFrame,
} from '../../render/pages/embed-frame.tsx';
import { type PageAssets, pageContext } from '../../render/pages/page-context.ts';
import { regionFirst } from '../../render/region.ts';
import { articleFrameUrl, tipFrameUrl } from '../../render/urls.ts';
import { declare } from '../contract/declare.ts';
import { ARTICLES, answerItem, TIPS } from '../contract/lookup.ts';
import { linkHeader } from '../contract/pagination.ts';
import { ArticleParams, ItemQuery, TipParams } from '../contract/parameters.ts';
import { htmlDocument, type Routes } from '../response/document.ts';

const FrameQuery = ItemQuery.extend({
  theme: declare(
    z.enum(FRAME_THEMES, `must be one of ${FRAME_THEMES.join(', ')}`).default('auto'),
    { isLoggable: true },
  ),
  layout: declare(
    z.enum(FRAME_LAYOUTS, `must be one of ${FRAME_LAYOUTS.join(', ')}`).default('list'),
    { isLoggable: true },
  ),
});

const config = { group: 'frame' } as const;
const schema = { hide: true, querystring: FrameQuery };

/** Articles and tips for frames on other people's pages. */
export const embedFrameRoutes: Routes<{ assets: PageAssets }> = async (app, { assets }) => {
  app.get(
    '/embed/articles/:slug',
    { config, schema: { ...schema, params: ArticleParams } },
    (request) => {
      const { query, snapshot } = request;
      return answerItem(request, ARTICLES, articleFrameUrl, (article, edition) => {
        const item = snapshot.rendered.article(article);
        const stageName = edition.nameOf('stage', article.stage);
        const context = pageContext(snapshot, assets);
        return frame(renderArticleFrame(item, stageName, query, context), item.webUrl);
      });
    },
  );

  app.get('/embed/tips/:slug', { config, schema: { ...schema, params: TipParams } }, (request) => {
    const { query, snapshot } = request;
    return answerItem(request, TIPS, tipFrameUrl, (tip, edition) => {
      const item = regionFirst(snapshot.rendered.tip(tip), query.region);
      const stageName = edition.nameOf('stage', tip.article.stage);
      const context = pageContext(snapshot, assets);
      return frame(renderTipFrame(item, stageName, query, context), item.webUrl);
    });
  });
};

const frame = (html: string, page: string) =>
  htmlDocument(html, { headers: { Link: linkHeader({ canonical: page }) } });
