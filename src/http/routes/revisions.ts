import { z } from 'zod';
import { day, LanguageTag, plainText, Slug, WebUrl } from '../../content/model.ts';
import { Revision } from '../../render/resources.ts';
import { ITEM_URLS } from '../../render/urls.ts';
import { KINDS } from '../../snapshot/revision-data.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { editionFor, OnlyLanguage } from '../contract/parameters.ts';
import type { Turn } from '../limits/work-queue.ts';
import { yielding } from '../limits/yielding.ts';
import { JSON_TYPE, type Routes } from '../response/document.ts';

const RevisionsQuery = z.strictObject({ lang: OnlyLanguage.optional() });

/** Of a million tips and their articles in some languages, each with former slugs. */
const MAX_ITEMS = 10_000_000;
const item = {
  kind: z.enum(KINDS).describe('Whether it is an article or a tip'),
  slug: Slug,
  inLanguage: LanguageTag,
};
const ItemRevision = z
  .object({ ...item, revision: Revision })
  .meta({ id: 'ItemRevision', description: 'What is published under a slug, by its revision' });
const MovedItem = z
  .object({ ...item, movedTo: Slug.describe('The slug that it has now') })
  .meta({ id: 'MovedItem', description: 'A former slug' });
const WithdrawnItem = z
  .object({
    ...item,
    date: day('The day of the withdrawal'),
    reason: plainText(300).describe('Why, in a sentence'),
    replacedBy: WebUrl.optional().describe('What to take instead'),
  })
  .meta({
    id: 'WithdrawnItem',
    description: 'What was withdrawn, and why: drop what you have of it',
  });
const RevisionList = z
  .object({
    data: z
      .array(ItemRevision)
      .max(MAX_ITEMS)
      .describe('All that is published; drop what you have that is not in it'),
    moved: z.array(MovedItem).max(MAX_ITEMS).describe('Former slugs, for links that you have kept'),
    withdrawn: z.array(WithdrawnItem).max(MAX_ITEMS).describe('What was withdrawn: drop it'),
  })
  .meta({ id: 'RevisionList', description: 'The state of the library, to compare a copy with' });

/** The state of all articles and tips. */
export const revisionRoutes: Routes = async (app) => {
  app.get(
    '/v1/revisions',
    operation({
      operationId: 'listRevisions',
      tag: 'Library',
      summary: 'List the revision of everything',
      description:
        'Every published article and tip with its revision, in one document. To keep a copy identical, ask for it with `If-None-Match`; where it has changed, fetch each item whose revision differs from that of your copy, and drop each that is not listed.',
      querystring: RevisionsQuery,
      response: jsonResponse('The revisions', RevisionList),
    }),
    async ({ query, snapshot, turn }) => {
      const { languages } = snapshot.library;
      const asked = query.lang === undefined ? languages : [editionFor(snapshot, query).language];
      const body = await joinInPieces(revisionList(snapshot, asked), turn);
      return { type: JSON_TYPE, body };
    },
  );
};

/** The JSON of the list, an item at a time. */
function* revisionList(
  { revisions, site }: Snapshot,
  languages: readonly string[],
): Generator<string> {
  yield '{"data":[';
  yield* members(revisions.list(languages));
  const former = languages.map((inLanguage) => ({
    inLanguage,
    ...revisions.formerNames(inLanguage),
  }));
  yield '],"moved":[';
  yield* members(
    former.flatMap(({ inLanguage, moved }) =>
      moved.map(({ kind, slug, movedTo }) => ({ kind, slug, inLanguage, movedTo })),
    ),
  );
  yield '],"withdrawn":[';
  yield* members(
    former.flatMap(({ inLanguage, withdrawn }) =>
      withdrawn.map(({ kind, slug, date, reason, replacedBy, replacementKind }) => ({
        ...{ kind, slug, inLanguage, date, reason },
        ...(replacedBy && {
          replacedBy: ITEM_URLS[replacementKind]({ slug: replacedBy, inLanguage }, site),
        }),
      })),
    ),
  );
  yield ']}';
}

function* members(items: Iterable<object>): Generator<string> {
  let separator = '';
  for (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',';
  }
}

/** Characters that are made bytes at once. */
const PIECE = 65_536;

async function joinInPieces(texts: Iterable<string>, turn: Turn): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let piece = '';
  for await (const text of yielding(texts, turn)) {
    piece += text;
    if (piece.length < PIECE) continue;
    pieces.push(Buffer.from(piece));
    piece = '';
  }
  return Buffer.concat([...pieces, Buffer.from(piece)]);
}
