import { z } from 'zod';
import { type Article, followed, type Tip } from '../../content/library.ts';
import { freeText, plainText } from '../../content/model.ts';
import { oembed, oembedXml } from '../../render/discovery/oembed.tsx';
import { pageUrl } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { operation } from '../contract/contract.ts';
import { missing } from '../contract/lookup.ts';
import { invalidParameter, parameterText } from '../contract/parameters.ts';
import { jsonDocument, type Routes } from '../response/document.ts';
import { Problem } from '../response/problems.ts';
import { decodeUnreserved } from '../server/request-target.ts';

const pixels = (description: string) =>
  parameterText()
    .regex(/^-?\d+$/, 'must be a whole number of pixels')
    .transform(Number)
    .optional()
    .meta({
      description,
      isLoggable: true,
      // What is out of range is clamped, as consumers expect.
      openapi: {
        type: 'integer',
        format: 'int64',
        minimum: Number.MIN_SAFE_INTEGER,
        maximum: Number.MAX_SAFE_INTEGER,
      },
    });

/** Loose, as nowhere else: consumers send parameters of their own (WordPress `dnt`). */
const OEmbedQuery = z.object({
  url: parameterText()
    .min(1, 'must not be empty')
    .max(2000, 'is too long')
    .meta({
      description:
        'The URL of the page of an article or a tip; with `http` for `https` or a slash behind it, too',
      example: ({ article, site }) => pageUrl(article, site),
      openapi: { type: 'string', format: 'uri', maxLength: 2000 },
    }),
  maxwidth: pixels('The widest that the embed may be'),
  maxheight: pixels('The highest that the embed may be'),
  format: parameterText()
    .optional()
    .meta({
      description: 'The format of the answer; `json` unless given',
      isLoggable: true,
      openapi: { type: 'string', enum: ['json', 'xml'], default: 'json' },
    }),
});

const PixelCount = z.int32().min(0).max(10_000);
const OEmbedResource = z
  .object({
    type: z.enum(['rich', 'link']).describe('`rich` with HTML to embed, `link` without'),
    version: z.literal('1.0').describe('The version of oEmbed'),
    title: plainText(120).describe('The title of the page'),
    author_name: plainText(2200).describe('Who wrote it'),
    author_url: z.url().max(2000).optional().describe('A URL about the author'),
    provider_name: plainText(100).describe('The name of the library'),
    provider_url: z.url().max(2000).describe('The URL of the library'),
    cache_age: z.int32().min(0).max(31_536_000).describe('Seconds for which to keep this answer'),
    html: freeText(10_000).optional().describe('A frame, with a link before it; for `rich`'),
    width: PixelCount.describe('The width of the frame, in CSS pixels'),
    height: PixelCount.describe('The height of the frame before it fits itself, in CSS pixels'),
  })
  .meta({ id: 'OEmbed', description: 'How to embed a page (oEmbed 1.0)' });

export const oembedRoutes: Routes = async (app) => {
  app.get(
    '/oembed',
    operation({
      operationId: 'getOEmbed',
      tag: 'Embedding',
      summary: 'Get the embed of a page',
      description:
        'oEmbed for the pages of articles and tips of this library. The URL is looked up, never fetched. In less than 220 by 160 pixels the answer is a link, as wide and high as there is room.',
      problems: ['not-found', 'gone', 'not-implemented'],
      querystring: OEmbedQuery,
      response: {
        200: {
          description: 'The embed',
          content: {
            'application/json': { schema: OEmbedResource },
            'text/xml': { schema: freeText(20_000) },
          },
        },
      },
    }),
    ({ query, snapshot }) => {
      const format = query.format ?? 'json';
      // As oEmbed 1.0 §2.3.3 asks.
      if (format !== 'json' && format !== 'xml') throw new Problem('not-implemented');
      const { library, site } = snapshot;
      const { article, tip } = findTarget(query.url, snapshot);
      const answer = oembed(article, tip, query, library.info, site);
      const headers = { 'Content-Language': article.inLanguage };
      return format === 'xml'
        ? { type: 'text/xml; charset=utf-8', body: oembedXml(answer), headers }
        : jsonDocument(answer, { headers });
    },
  );
};

/**
 * The article, and the tip of it, that the URL of a page of ours names; a former slug does, too: embeds
 * stay for years.
 */
function findTarget(url: string, snapshot: Snapshot): { article: Article; tip?: Tip } {
  const { edition, kind, slug, fragment } = target(url, snapshot);
  if (kind === 'tips') {
    const found = followed((name) => edition.findTip(name), slug);
    if (found.state !== 'found') throw missing(found, edition.language, snapshot);
    return { article: edition.articleOf(found.item), tip: found.item };
  }
  const found = followed((name) => edition.findArticle(name), slug);
  if (found.state !== 'found') throw missing(found, edition.language, snapshot);
  // Embeds from before tips had pages name them so.
  const tip = found.item.tips.find((one) => one.slug === fragment);
  return { article: found.item, ...(tip && { tip }) };
}

/**
 * What a page URL of ours names. What our pages would redirect is taken, too: it is how people copy
 * and type addresses.
 */
function target(url: string, { library, site }: Snapshot) {
  if (!URL.canParse(url)) throw invalidParameter('url', 'must be an absolute URL');
  const { protocol, host, pathname, searchParams, hash } = new URL(url);
  const [, kind, slug] =
    /^\/(articles|tips)\/([a-z0-9-]{1,100})\/*$/.exec(decodeUnreserved(pathname)) ?? [];
  const edition = library.edition(searchParams.get('lang') ?? site.defaultLanguage);
  const isOurs = /^https?:$/.test(protocol) && host === new URL(site.url).host;
  if (!isOurs || !slug || !edition)
    throw new Problem('not-found', 'The URL is not that of a page of this library.');
  return { edition, kind, slug, fragment: hash.slice(1) };
}
