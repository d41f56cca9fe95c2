import { z } from 'zod';
import type { Edition, Library } from '../../content/library.ts';
import { llmsText } from '../../render/discovery/llms.ts';
import {
  SITEMAP_LIMIT,
  type SitemapPage,
  sitemap,
  sitemapIndex,
  sitemapPage,
} from '../../render/discovery/sitemap.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { operation, textResponse } from '../contract/contract.ts';
import type { Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';
import { yielding } from '../server/yielding.ts';

const XML = 'application/xml; charset=utf-8';
/** Articles in llms.txt, so that it stays something to read. */
const LLMS_LENGTH = 1000;
/** Articles, some milliseconds of work. */
const YIELD_AFTER = 200;

export const finderRoutes: Routes = async (app) => {
  app.get(
    '/sitemap.xml',
    {
      schema: {
        ...operation({
          operationId: 'getSitemap',
          tag: 'Feeds',
          summary: 'Get the sitemap',
          description: `The pages that people read; from ${SITEMAP_LIMIT} pages on, an index of sitemaps.`,
        }),
        response: textResponse('The sitemap', 'application/xml'),
      },
    },
    async ({ snapshot }) => {
      const parts = Math.ceil(countPages(snapshot.library) / SITEMAP_LIMIT);
      const body =
        parts > 1 ? sitemapIndex(parts, snapshot.site) : sitemap(await pagesOf(snapshot, 0));
      return { type: XML, body };
    },
  );

  app.get(
    '/sitemaps/:part.xml',
    {
      schema: {
        hide: true,
        params: z.object({ part: z.string().regex(/^[1-9]\d{0,5}$/) }),
      },
    },
    async ({ params, snapshot }) => {
      const pages = await pagesOf(snapshot, Number(params.part) - 1);
      if (pages.length === 0) throw new Problem('not-found', 'The sitemap has fewer parts.');
      return { type: XML, body: sitemap(pages) };
    },
  );

  app.get('/robots.txt', { schema: { hide: true } }, ({ snapshot }) => ({
    type: 'text/plain; charset=utf-8',
    body: `User-agent: *\nAllow: /\nSitemap: ${snapshot.site.url}/sitemap.xml\n`,
  }));

  app.get('/llms.txt', { schema: { hide: true } }, ({ snapshot }) => {
    const { library, site } = snapshot;
    const edition = library.edition(site.defaultLanguage);
    if (!edition) throw new Problem('not-found', 'The library has no articles.');
    const numbers = edition.listArticles({}, { key: 'stage', descending: false });
    const articles = numbers.slice(0, LLMS_LENGTH).map((number) => edition.article(number));
    return {
      type: 'text/plain; charset=utf-8',
      body: llmsText(library.info, edition.stages, articles, numbers.length, site),
    };
  });
};

const countPages = (library: Library) =>
  library.editions.reduce((sum, { articleCount }) => sum + articleCount, 1);

/** The pages of one part of the sitemap, from 0; the home page is the first of all. */
async function pagesOf({ library, site }: Snapshot, part: number): Promise<SitemapPage[]> {
  const start = part * SITEMAP_LIMIT;
  const pages: SitemapPage[] = part === 0 ? [{ url: `${site.url}/`, languages: [] }] : [];
  const articles = numbered(library, Math.max(0, start - 1), start + SITEMAP_LIMIT - 1);
  for await (const { edition, number } of yielding(articles, YIELD_AFTER)) {
    const article = edition.article(number);
    const languages = library.editions
      .filter((other) => other.findArticle(article.slug).state === 'found')
      .map(({ language }) => language);
    pages.push(sitemapPage(article, languages, site));
  }
  return pages;
}

/** The published articles of all languages from one place to another, counted from 0. */
function* numbered(library: Library, start: number, end: number) {
  let place = 0;
  for (const edition of library.editions) {
    const first = Math.max(0, start - place);
    const last = Math.min(edition.articleCount, end - place);
    for (let number = first; number < last; number++)
      yield { edition, number } satisfies { edition: Edition; number: number };
    place += edition.articleCount;
  }
}
