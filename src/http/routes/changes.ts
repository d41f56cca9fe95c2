import { z } from 'zod';
import type { Change } from '../../content/changes.ts';
import { day, LanguageTag, plainText, Slug, WebUrl } from '../../content/model.ts';
import type { Site } from '../../render/site.ts';
import { ITEM_URLS, pageUrl } from '../../render/urls.ts';
import { withParameters } from '../contract/canonical-url.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { MAX_CURSOR, readCursor, writeCursor } from '../contract/cursor.ts';
import { pageLinkHeader } from '../contract/pagination.ts';
import {
  boundedText,
  editionFor,
  invalidParameter,
  MAX_SIZE,
  OnlyLanguage,
  Size,
} from '../contract/parameters.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

const SINCE = 'must be a date such as 2026-03-31, or a date-time such as 2026-03-31T09:00:00Z';
const ChangesQuery = z.strictObject({
  since: z
    .union([z.iso.date(), z.iso.datetime({ offset: true }).max(40)], SINCE)
    .optional()
    .meta({
      description:
        'From which day (UTC) on; a date-time counts as its day. Default: from the beginning',
      example: ({ article }) => article.datePublished,
      isLoggable: true,
      openapi: { type: 'string', maxLength: 40, pattern: '^\\d{4}-\\d{2}-\\d{2}(T.+)?$' },
    }),
  cursor: boundedText(MAX_CURSOR)
    .regex(/^[\w-]+$/, 'must be one that this API gave out')
    .optional()
    .meta({
      description: 'From `links.next` of an earlier answer: go on from there',
      isLoggable: true,
    }),
  lang: OnlyLanguage.optional(),
  size: Size,
});

const changed = {
  date: day('The day of the change, as its editors dated it'),
  slug: Slug,
  inLanguage: LanguageTag,
};
const ItemUrl = WebUrl.describe('Its URL in this API');
const Edit = z
  .object({
    type: z.enum(['published', 'changed']).describe('What happened'),
    kind: z.literal('article').describe('What was changed'),
    ...changed,
    url: ItemUrl,
    title: plainText(120).describe('Its present title'),
    webUrl: WebUrl.describe('The page where people read it'),
    note: plainText(300).optional().describe('What the editors noted'),
  })
  .meta({ id: 'Edit', description: 'An article was published or changed' });
const Tombstone = z
  .object({
    type: z.literal('withdrawn').describe('What happened'),
    kind: z.enum(['article', 'tip']).describe('What was withdrawn'),
    ...changed,
    url: ItemUrl,
    reason: plainText(300).describe('Why, in a sentence'),
    replacedBy: WebUrl.optional().describe('What to take instead'),
  })
  .meta({
    id: 'Tombstone',
    description: 'An article, with its tips, or a tip was withdrawn: remove what you have of it',
  });
const ChangeResource = z.union([Edit, Tombstone]);

const ChangeList = z
  .object({
    data: z.array(ChangeResource).max(MAX_SIZE).describe('The changes, newest last'),
    hasMore: z.boolean().describe('Whether `links.next` has something now'),
    links: z
      .object({
        self: z.url().max(4200).describe('The URL of this page'),
        next: z.url().max(4200).describe('Always there: what comes after this, now or later'),
      })
      .describe('This page, and where to go on'),
  })
  .meta({ id: 'ChangeList', description: 'A page of the log of changes' });

export const changeRoutes: Routes = async (app) => {
  app.get(
    '/v1/changes',
    operation({
      operationId: 'listChanges',
      tag: 'Library',
      summary: 'List changes',
      description:
        'What was published, changed and withdrawn, newest last. To keep a copy up to date, follow `links.next` while `hasMore` is true, keep the last `links.next`, and ask for it again later. Editors date their changes; when they date one before what you have read, you are given again what came after it, so that you miss nothing.',
      querystring: ChangesQuery,
      response: jsonResponse('A page of changes', ChangeList),
    }),
    ({ query, snapshot, canonicalUrl }) => {
      const { library, site } = snapshot;
      const edition = query.lang === undefined ? undefined : editionFor(snapshot, query);
      const log = library.changes(edition);
      const position =
        query.cursor === undefined ? log.positionSince(query.since) : positionOf(query);
      const { changes, next, more } = log.read(position, query.size, site.asOf);
      const self = site.url + canonicalUrl;
      const links = {
        self,
        next: withParameters(self, { since: undefined, cursor: writeCursor(next) }),
      };
      return jsonDocument(
        { data: changes.map((change) => changeResource(change, site)), hasMore: more, links },
        // Clients that follow `next` until there is none must come to an end.
        { headers: { Link: pageLinkHeader(more ? links : { self }) } },
      );
    },
  );
};

function positionOf({ cursor, since }: z.infer<typeof ChangesQuery>) {
  if (since !== undefined) {
    throw invalidParameter('since', 'must not be given with cursor, which begins where it did');
  }
  const position = readCursor(cursor ?? '');
  if (!position) throw invalidParameter('cursor', 'must be one that this API gave out');
  return position;
}

function changeResource(
  { type, date, article, tip, note }: Change,
  site: Site,
): z.infer<typeof ChangeResource> {
  const item = tip ?? article;
  const { slug, inLanguage, withdrawn } = item;
  const kind = tip ? 'tip' : 'article';
  const urlOf = ITEM_URLS[kind];
  const shared = { date, slug, inLanguage, url: urlOf(item, site) };
  if (type !== 'withdrawn') {
    const { title } = article;
    const webUrl = pageUrl(article, site);
    return { type, kind: 'article', ...shared, title, webUrl, ...(note !== undefined && { note }) };
  }
  const { reason = '', replacedBy } = withdrawn ?? {};
  return {
    type,
    kind,
    ...shared,
    reason,
    ...(replacedBy && { replacedBy: urlOf({ slug: replacedBy, inLanguage }, site) }),
  };
}
