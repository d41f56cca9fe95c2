import { z } from 'zod';
import type { Article, Library, Tip } from '../../content/library.ts';
import { itemsOf, itemsOfAll, type List } from '../../content/list.ts';
import { llmsText } from '../../render/discovery/llms.ts';
import {
  homePage,
  itemPage,
  SITEMAP_LIMIT,
  sitemap,
  sitemapIndex,
} from '../../render/discovery/sitemap.ts';
import type { XmlElement } from '../../render/discovery/xml.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { operation, textResponse } from '../contract/contract.ts';
import type { Turn } from '../limits/work-queue.ts';
import { yielding } from '../limits/yielding.ts';
import type { Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';

const XML = 'application/xml; charset=utf-8';
/** Articles in llms.txt, so that it stays something to read. */
const LLMS_LENGTH = 1000;

export const discoveryRoutes: Routes = async (app) => {
  app.get(
    '/sitemap.xml',
    operation({
      operationId: 'getSitemap',
      tag: 'Feeds',
      summary: 'Get the sitemap',
      description: `The pages that people read; above ${SITEMAP_LIMIT} pages, an index of sitemaps.`,
      response: textResponse('The sitemap', 'application/xml'),
    }),
    async ({ snapshot, turn }) => {
      const parts = Math.ceil(countPages(snapshot.library) / SITEMAP_LIMIT);
      const body =
        parts > 1 ? sitemapIndex(parts, snapshot.site) : sitemap(await pagesOf(snapshot, 0, turn));
      return { type: XML, body };
    },
  );

  app.get(
    '/sitemaps/:part.xml',
    {
      schema: {
        params: z.object({ part: z.string().regex(/^[1-9]\d{0,5}$/) }),
      },
    },
    async ({ params, snapshot, turn }) => {
      const pages = await pagesOf(snapshot, Number(params.part) - 1, turn);
      if (pages.length === 0) throw new Problem('not-found', 'The sitemap has fewer parts.');
      return { type: XML, body: sitemap(pages) };
    },
  );

  app.get('/robots.txt', ({ snapshot }) => ({
    type: 'text/plain; charset=utf-8',
    body: `User-agent: *\nAllow: /\nSitemap: ${snapshot.site.url}/sitemap.xml\n`,
  }));

  app.get('/llms.txt', async ({ snapshot, turn }) => {
    const { library, site } = snapshot;
    const edition = library.edition(site.defaultLanguage);
    if (!edition) throw new Problem('not-found', 'The library has no articles.');
    const articles = edition.listArticles();
    const listed: Article[] = [];
    for await (const article of yielding(itemsOf(articles, 0, LLMS_LENGTH), turn))
      listed.push(article);
    return {
      type: 'text/plain; charset=utf-8',
      body: llmsText(library.info, edition.stages, listed, articles.length, site),
    };
  });
};

const countPages = (library: Library) =>
  library.editions.reduce(
    (sum, { articleCount, tipCount }) => sum + 1 + articleCount + tipCount,
    0,
  );

/**
 * The pages of one part of the sitemap, from 0. In all there are, of each language, its home page, its
 * articles and then its tips.
 */
async function pagesOf(
  { library, site }: Snapshot,
  part: number,
  turn: Turn,
): Promise<XmlElement[]> {
  const lists = library.editions.flatMap((edition): List<string | Article | Tip>[] => [
    [edition.language],
    edition.listArticles(),
    edition.listTips(),
  ]);
  const start = part * SITEMAP_LIMIT;
  const pages: XmlElement[] = [];
  for await (const item of yielding(itemsOfAll(lists, start, start + SITEMAP_LIMIT), turn))
    pages.push(
      typeof item === 'string'
        ? homePage(item, library.languages, site)
        : itemPage(item, library.inEveryLanguage(item), site),
    );
  return pages;
}
