import { z } from 'zod';
import { isDark } from '../../render/pages/colours.ts';
import { FRAME_LAYOUTS, FRAME_THEMES, renderItemFrame } from '../../render/pages/embed-frame.tsx';
import { FONTS, type FrameLook, frameStyle } from '../../render/pages/frame-look.ts';
import { type PageAssets, pageContext } from '../../render/pages/page-context.tsx';
import { regionFirst } from '../../render/region.ts';
import type { ArticleResource, TipResource } from '../../render/resources.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { withParameters } from '../contract/canonical-url.ts';
import { ARTICLES, answerItem, TIPS } from '../contract/lookup.ts';
import { linkHeader } from '../contract/pagination.ts';
import { ArticleParams, ItemQuery, TipParams } from '../contract/parameters.ts';
import { htmlDocument, type Routes } from '../response/document.ts';

const colour = z
  .string('must be given once')
  .regex(/^[0-9a-f]{6}$/, 'must be a colour such as 0b57a4')
  .optional()
  .meta({ isLoggable: true });
const look = {
  accent: colour,
  background: colour,
  font: z.enum(FONTS, `must be one of ${FONTS.join(', ')}`).optional(),
};

const FrameQuery = ItemQuery.extend({
  ...look,
  theme: z.enum(FRAME_THEMES, `must be one of ${FRAME_THEMES.join(', ')}`).default('light'),
  layout: z.enum(FRAME_LAYOUTS, `must be one of ${FRAME_LAYOUTS.join(', ')}`).default('list'),
});

const config = { group: 'frame' } as const;

/** Articles and tips for frames on other people's pages. */
export const embedFrameRoutes: Routes<{ assets: PageAssets }> = async (app, { assets }) => {
  const frame = (
    item: ArticleResource | TipResource,
    { query, snapshot }: { query: z.output<typeof FrameQuery>; snapshot: Snapshot },
  ) => {
    const context = pageContext(snapshot, assets, item.inLanguage);
    const html = renderItemFrame(item, lookOf(query), context);
    return htmlDocument(html, { headers: { Link: linkHeader({ canonical: item.webUrl }) } });
  };

  app.get(
    '/embed/articles/:slug',
    { config, schema: { params: ArticleParams, querystring: FrameQuery } },
    (request) =>
      answerItem(request, ARTICLES, (article) =>
        frame(request.snapshot.rendered.article(article), request),
      ),
  );

  app.get(
    '/embed/tips/:slug',
    { config, schema: { params: TipParams, querystring: FrameQuery } },
    (request) =>
      answerItem(request, TIPS, (tip) => {
        const item = regionFirst(request.snapshot.rendered.tip(tip), request.query.region);
        return frame(item, request);
      }),
  );

  // A style sheet of its own, so that the policy of frames allows nothing inline.
  app.get(
    LOOK_PATH,
    { config: { group: 'asset' }, schema: { querystring: z.strictObject(look) } },
    ({ query }) => ({
      type: 'text/css; charset=utf-8',
      body: frameStyle(query),
      freshness: 'hour' as const,
    }),
  );
};

const LOOK_PATH = '/embed/look.css';

/** The theme of a background is that in which its text can be read. */
function lookOf({ theme, layout, ...query }: z.output<typeof FrameQuery>) {
  const { accent, background, font } = query;
  const style = withParameters(LOOK_PATH, { accent, background, font } satisfies FrameLook);
  return {
    layout,
    theme: background === undefined ? theme : isDark(background) ? ('dark' as const) : 'light',
    ...(style !== LOOK_PATH && { style }),
  };
}
