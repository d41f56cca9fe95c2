import { z } from 'zod';
import {
  FRAME_THEMES,
  renderArticleFrame,
  renderTipFrame,
} from '../../render/pages/embed-frame.tsx';
import { type PageAssets, pageContext } from '../../render/pages/page-context.ts';
import { regionFirst } from '../../render/region.ts';
import { articleFrameUrl, articlePageUrl, tipPageUrl } from '../../render/urls.ts';
import { declare } from '../contract/declare.ts';
import { linkHeader } from '../contract/pagination.ts';
import {
  ArticleParams,
  checkRegion,
  editionFor,
  ItemQuery,
  TipParams,
} from '../contract/parameters.ts';
import { htmlDocument, type Routes } from '../response/document.ts';
import { answer } from '../response/lookup.ts';

const FrameQuery = ItemQuery.extend({
  theme: declare(
    z.enum(FRAME_THEMES, `must be one of ${FRAME_THEMES.join(', ')}`).default('auto'),
    { isHarmless: true },
  ),
});

interface Options {
  readonly assets: PageAssets;
}

const config = { group: 'frame' } as const;
const schema = { hide: true, querystring: FrameQuery };

/** Articles and tips for frames on other people's pages. */
export const embedFrameRoutes: Routes<Options> = async (app, { assets }) => {
  app.get(
    '/embed/articles/:slug',
    { config, schema: { ...schema, params: ArticleParams } },
    (request) => {
      const { params, query, snapshot } = request;
      const { site } = snapshot;
      const edition = editionFor(snapshot, query.lang);
      checkRegion(edition, query.region);
      return answer(
        request,
        edition.findArticle(params.slug),
        (slug) => articleFrameUrl({ slug, inLanguage: edition.language }, site),
        (article) =>
          htmlDocument(
            renderArticleFrame(
              snapshot.rendered.articleItem(article),
              edition.nameOf('stage', article.stage),
              query.theme,
              pageContext(snapshot, assets),
            ),
            { headers: { Link: linkHeader({ canonical: articlePageUrl(article, site) }) } },
          ),
      );
    },
  );

  app.get('/embed/tips/:slug', { config, schema: { ...schema, params: TipParams } }, (request) => {
    const { params, query, snapshot } = request;
    const { site } = snapshot;
    const edition = editionFor(snapshot, query.lang);
    checkRegion(edition, query.region);
    return answer(
      request,
      edition.findTip(params.slug),
      // Tips have no aliases, so that none ever moves.
      (slug) => slug,
      (tip) =>
        htmlDocument(
          renderTipFrame(
            regionFirst(snapshot.rendered.tip(tip), query.region),
            edition.nameOf('stage', tip.article.stage),
            query.theme,
            pageContext(snapshot, assets),
          ),
          { headers: { Link: linkHeader({ canonical: tipPageUrl(tip, site) }) } },
        ),
    );
  });
};
