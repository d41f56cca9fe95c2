import { z } from 'zod';
import { dailyPick, randomPick, seededPick } from '../../content/choose-tip.ts';
import type { Filters } from '../../content/filters.ts';
import type { Edition, Tip } from '../../content/library.ts';
import type { List } from '../../content/list.ts';
import { freeText, Slug } from '../../content/model.ts';
import { ListedTip, TipResource } from '../../render/resources.ts';
import { itemUrl } from '../../render/urls.ts';
import { dayOf } from '../../snapshot/interval.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { jsonResponse, operation, textResponse } from '../contract/contract.ts';
import { answerItem, TIPS } from '../contract/lookup.ts';
import { listDocument, listOf } from '../contract/pagination.ts';
import {
  articleFilterParameters,
  boundedText,
  editionFor,
  filterParameters,
  Include,
  ItemQuery,
  invalidParameter,
  LanguageQuery,
  ListQuery,
  MAX_SIZE,
  parameterText,
  parseSort,
  slugParams,
  TipParams,
} from '../contract/parameters.ts';
import {
  type Document,
  type DocumentOptions,
  jsonDocument,
  type Routes,
} from '../response/document.ts';
import { Problem } from '../response/problems.ts';
import { itemRoutes } from './item-routes.ts';

const slugsOf = (tips: readonly Tip[]) => tips.map(({ slug }) => slug).join(',');

const TipsQuery = ListQuery.extend({
  ...filterParameters,
  include: Include,
  // A text in the contract, too: what orval and swagger-typescript-api make
  // repeats the parameter for each item of an array.
  slugs: parameterText('must be given once, as slugs joined by commas')
    .max(1900, 'is too long')
    .regex(/^[a-z0-9-]+(?:,[a-z0-9-]+)*$/, 'must be slugs joined by commas')
    .optional()
    .meta({
      description:
        'These tips only, in this order, whatever `sort` says; at most 100, joined by commas. Those that are not there are in `missing`',
      example: ({ article }) => slugsOf(article.tips.slice(0, 2)),
    }),
});

const PickQuery = LanguageQuery.extend(articleFilterParameters);
const RandomQuery = PickQuery.extend({
  seed: boundedText(100)
    .regex(/^[\w.~-]+$/, 'must be letters, digits and any of _ . ~ -')
    .optional()
    .meta({
      description: 'The same seed gives the same tip; without one it differs each time',
      example: () => 'monday',
    }),
});
const TodayQuery = PickQuery.extend({
  date: z.iso
    .date('must be a date such as 2026-03-31')
    .optional()
    .meta({
      description: 'The tip of that day; default: today (UTC)',
      example: ({ article }) => article.dateModified,
      isLoggable: true,
      openapi: { type: 'string', format: 'date', maxLength: 10 },
    }),
});

const hasMessages = ({ messages }: Tip) => messages.length > 0;
const MessageParams = slugParams(({ article }) => article.tips.find(hasMessages)?.slug).extend({
  number: z
    .string()
    .regex(/^[1-9]\d?$/)
    .meta({
      description: 'Which of its messages, from 1',
      example: () => 1,
      openapi: { type: 'integer', format: 'int32', minimum: 1, maximum: 99 },
    }),
});

const MissingTip = z
  .object({
    slug: freeText(1900).describe('As it was asked for'),
    reason: z
      .enum(['unknown', 'moved', 'withdrawn', 'filtered'])
      .describe('`filtered`: it is there and does not pass the other parameters'),
    movedTo: Slug.optional().describe('The slug that it has now'),
  })
  .meta({ id: 'MissingTip', description: 'A slug of `slugs` without a tip, and why' });
const TipList = listOf(ListedTip)
  .extend({
    missing: z
      .array(MissingTip)
      .max(MAX_SIZE)
      .optional()
      .describe('With `slugs`: those that no tip of the list has, of all pages'),
  })
  .meta({ id: 'TipList', description: 'A page of tips' });

export const tipRoutes: Routes<{ now: () => number; elementStyle: string }> = async (
  app,
  { now, elementStyle },
) => {
  app.get(
    '/v1/tips',
    operation({
      operationId: 'listTips',
      tag: 'Tips',
      summary: 'List tips',
      description:
        'The tips of all published articles, by default in reading order; or a batch of them by `slugs`.',
      querystring: TipsQuery,
      response: jsonResponse('A page of tips', TipList),
    }),
    (request) => {
      const { query, snapshot } = request;
      const edition = editionFor(snapshot, query);
      const render = (tip: Tip) => snapshot.rendered.listedTip(tip, query.include);
      if (query.slugs === undefined)
        return listDocument(
          request,
          edition.listTips(query, parseSort(query.sort), query.since),
          render,
        );
      const { tips, missing } = batch(edition, query.slugs, query);
      return listDocument(request, tips, render, { missing });
    },
  );

  app.get(
    '/v1/tips/random',
    operation({
      operationId: 'getRandomTip',
      tag: 'Tips',
      summary: 'Get a random tip',
      description:
        'Any tip that passes the filters. With a `seed` the answer is the same on every server and can be cached; without one it is not cached.',
      problems: ['not-found'],
      querystring: RandomQuery,
      response: jsonResponse('A tip', TipResource),
    }),
    ({ query, snapshot }) => {
      const tips = candidates(snapshot, query);
      const { seed } = query;
      return seed === undefined
        ? picked(randomPick(tips), snapshot, { freshness: 'none' })
        : picked(seededPick(tips, seed), snapshot);
    },
  );

  app.get(
    '/v1/tips/today',
    operation({
      operationId: 'getTipOfTheDay',
      tag: 'Tips',
      summary: 'Get the tip of the day',
      description:
        'The same tip on every server until midnight (UTC). Every tip has its day before one comes again.',
      problems: ['not-found'],
      querystring: TodayQuery,
      response: jsonResponse('A tip', TipResource),
    }),
    ({ query, snapshot }) => {
      const tips = candidates(snapshot, query);
      const time = now();
      const today = new Date(time).toISOString().slice(0, 10);
      return query.date === undefined
        ? picked(dailyPick(tips, today), snapshot, { validity: dayOf(time) })
        : picked(dailyPick(tips, query.date), snapshot);
    },
  );

  app.get(
    '/v1/tips/:slug/messages/:number.txt',
    operation({
      operationId: 'getMessageOfTip',
      tag: 'Tips',
      summary: 'Get a message of a tip',
      description:
        'The text of one of its messages alone, ready to adapt and send; what to fill in is in [brackets].',
      problems: ['not-found', 'gone'],
      moves: true,
      params: MessageParams,
      querystring: LanguageQuery,
      response: textResponse('The text', 'text/plain'),
    }),
    (request) =>
      answerItem(request, TIPS, (tip) => {
        const message = tip.messages[Number(request.params.number) - 1];
        if (!message) throw new Problem('not-found', 'The tip has no message of this number.');
        return {
          type: 'text/plain; charset=utf-8',
          body: `${message.text}\n`,
          headers: { Link: `<${itemUrl(tip, request.snapshot.site)}>; rel="up"` },
        };
      }),
  );

  itemRoutes(app, {
    path: '/v1/tips',
    tag: 'Tips',
    operationId: 'getTip',
    summary: 'Get a tip',
    description: 'One tip, with what it takes over from its article.',
    result: 'The tip',
    schema: TipResource,
    params: TipParams,
    query: ItemQuery,
    finder: TIPS,
    resource: (tip, { rendered }) => rendered.tip(tip),
    elementStyle,
  });
};

/** The tips with these slugs, in this order, that pass the filters, and why others are missing. */
function batch(
  edition: Edition,
  slugs: string,
  { since, ...filters }: Filters & { readonly since?: string | undefined },
) {
  const asked = slugs.split(',');
  if (asked.length > MAX_SIZE)
    throw invalidParameter('slugs', `must name at most ${MAX_SIZE} tips`);
  if (new Set(asked).size < asked.length)
    throw invalidParameter('slugs', 'must name each tip once');
  const tips: Tip[] = [];
  const missing: z.infer<typeof MissingTip>[] = [];
  for (const slug of asked) {
    const found = edition.findTip(slug);
    if (found.state === 'moved') missing.push({ slug, reason: found.state, movedTo: found.slug });
    else if (found.state !== 'found') missing.push({ slug, reason: found.state });
    else if (edition.tipPasses(found.item, filters, since)) tips.push(found.item);
    else missing.push({ slug, reason: 'filtered' });
  }
  return { tips, missing };
}

function candidates(snapshot: Snapshot, query: z.infer<typeof PickQuery>): List<Tip> {
  const edition = editionFor(snapshot, query);
  const tips = edition.listTips(query);
  if (tips.length === 0) throw new Problem('not-found', 'No tip passes these filters.');
  return tips;
}

function picked(
  tip: Tip,
  snapshot: Snapshot,
  options: DocumentOptions = {},
): Document<TipResource> {
  return jsonDocument(snapshot.rendered.tip(tip), {
    ...options,
    headers: { Link: `<${itemUrl(tip, snapshot.site)}>; rel="canonical"` },
  });
}
