import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Edition } from '../../content/library.ts';
import { dailyPick, randomPick, seededPick } from '../../content/pick.ts';
import { FORMATS } from '../../render/formats/formats.ts';
import { TipResource } from '../../render/resources.ts';
import { tipUrl } from '../../render/urls.ts';
import { nextMidnight, type Snapshot } from '../../snapshot/snapshot.ts';
import { jsonResponse, operation, textResponse } from '../contract/contract.ts';
import { linkHeader, listOf, offsetOf, paginate } from '../contract/pagination.ts';
import {
  articleFilterParameters,
  checkFilters,
  editionFor,
  filterParameters,
  invalidParameter,
  LanguageQuery,
  ListQuery,
  listed,
  MAX_SIZE,
  parseSort,
  SlugParams,
} from '../contract/parameters.ts';
import { type Document, jsonDocument } from '../response/documents.ts';
import type { HeaderSets } from '../response/headers.ts';
import { answer } from '../response/lookup.ts';
import { Problem } from '../response/problems.ts';

const TipsQuery = ListQuery.extend({
  ...filterParameters,
  slugs: z
    .string('must be given once, as slugs joined by commas')
    .max(1900, 'is too long')
    .regex(/^[a-z0-9-]+(?:,[a-z0-9-]+)*$/, 'must be slugs joined by commas')
    .optional()
    .meta({
      description: 'These tips only, in this order, whatever `sort` says; at most 100',
    }),
});

const PickQuery = LanguageQuery.extend(articleFilterParameters);
const RandomQuery = PickQuery.extend({
  seed: z
    .string('must be given once')
    .min(1, { error: 'must not be empty', abort: true })
    .max(100, 'must have at most 100 characters')
    .regex(/^[\w.~-]+$/, 'must be letters, digits and any of _ . ~ -')
    .optional()
    .meta({ description: 'The same seed gives the same tip; without one it differs each time' }),
});
const TodayQuery = PickQuery.extend({
  date: z.iso
    .date('must be a date such as 2026-03-31')
    .optional()
    .meta({
      description: 'The tip of that day; default: today (UTC)',
      openapi: { type: 'string', format: 'date', maxLength: 10 },
    }),
});

const TipList = listOf(TipResource).meta({ id: 'TipList', description: 'A page of tips' });

interface Options {
  readonly headers: HeaderSets;
  readonly now: () => number;
}

export const tipRoutes: FastifyPluginAsyncZod<Options> = async (app, { headers, now }) => {
  app.get(
    '/v1/tips',
    {
      schema: {
        ...operation({
          operationId: 'listTips',
          tag: 'Tips',
          summary: 'List tips',
          description:
            'The tips of all published articles, by default in reading order; or a batch of them by `slugs`.',
        }),
        querystring: TipsQuery,
        response: jsonResponse('A page of tips', TipList),
      },
    },
    async ({ query, snapshot, url }, reply) => {
      const edition = editionFor(snapshot, query.lang);
      checkFilters(edition, query);
      const passing = edition.listTips(query, parseSort(query.sort));
      const numbers = query.slugs === undefined ? passing : batch(edition, query.slugs, passing);
      const start = offsetOf(query);
      const data = numbers
        .slice(start, start + query.size)
        .map((number) => oneTip(edition, number, snapshot));
      const list = paginate(data, numbers.length, query, snapshot.site.url + url);
      return reply.document(jsonDocument(list, { headers: { Link: linkHeader(list.links) } }));
    },
  );

  app.get(
    '/v1/tips/random',
    {
      schema: {
        ...operation({
          operationId: 'getRandomTip',
          tag: 'Tips',
          summary: 'Get a random tip',
          description:
            'Any tip that passes the filters. With a `seed` the answer is the same on every server and can be cached; without one it is not cached.',
        }),
        querystring: RandomQuery,
        response: jsonResponse('A tip', TipResource),
      },
    },
    async ({ query, snapshot }, reply) => {
      const { edition, numbers } = candidates(snapshot, query);
      const number =
        query.seed === undefined ? randomPick(numbers) : seededPick(numbers, query.seed);
      return reply.document(
        picked(edition, number, snapshot, {
          freshness: query.seed === undefined ? 'none' : 'content',
        }),
      );
    },
  );

  app.get(
    '/v1/tips/today',
    {
      schema: {
        ...operation({
          operationId: 'getTipOfTheDay',
          tag: 'Tips',
          summary: 'Get the tip of the day',
          description:
            'The same tip on every server until midnight (UTC). Every tip has its day before one comes again.',
        }),
        querystring: TodayQuery,
        response: jsonResponse('A tip', TipResource),
      },
    },
    async ({ query, snapshot }, reply) => {
      const { edition, numbers } = candidates(snapshot, query);
      const time = now();
      const today = new Date(time).toISOString().slice(0, 10);
      const number = dailyPick(numbers, query.date ?? today);
      return reply.document(
        picked(
          edition,
          number,
          snapshot,
          query.date === undefined ? { variant: today, validUntil: nextMidnight(time) } : {},
        ),
      );
    },
  );

  app.get(
    '/v1/tips/:slug',
    {
      schema: {
        ...operation({
          operationId: 'getTip',
          tag: 'Tips',
          summary: 'Get a tip',
          description: 'One tip, with what it takes over from its article.',
        }),
        params: SlugParams,
        querystring: LanguageQuery,
        response: jsonResponse('The tip', TipResource),
      },
    },
    async ({ params, query, snapshot }, reply) => {
      const edition = editionFor(snapshot, query.lang);
      return answer(
        reply,
        edition.findTip(params.slug),
        headers,
        // Tips have no aliases, so that none ever moves.
        (slug) => slug,
        (tip) => jsonDocument(snapshot.rendered.tip(tip)),
      );
    },
  );

  for (const format of FORMATS) {
    app.get(
      `/v1/tips/:slug${format.suffix}`,
      {
        schema: {
          ...operation({
            operationId: `getTip${format.name}`,
            tag: 'Tips',
            summary: `Get a tip as ${format.title}`,
            description: format.description,
          }),
          params: SlugParams,
          querystring: LanguageQuery,
          response: textResponse(`The tip as ${format.title}`, format.mediaType),
        },
      },
      async ({ params, query, snapshot }, reply) => {
        const edition = editionFor(snapshot, query.lang);
        return answer(
          reply,
          edition.findTip(params.slug),
          headers,
          (slug) => slug,
          (tip) => ({
            type: format.type,
            body: format.tip(tip, snapshot.site),
            headers: { Link: `<${tipUrl(tip, snapshot.site)}>; rel="alternate"` },
          }),
        );
      },
    );
  }
};

function oneTip(edition: Edition, number: number, snapshot: Snapshot): TipResource {
  return snapshot.rendered.tip(edition.tip(number));
}

/** Numbers of the tips with these slugs, in this order, that pass the other filters. */
function batch(edition: Edition, slugs: string, filtered: readonly number[]): number[] {
  const asked = slugs.split(',');
  if (asked.length > MAX_SIZE)
    throw invalidParameter('slugs', `must name at most ${MAX_SIZE} tips`);
  if (new Set(asked).size < asked.length)
    throw invalidParameter('slugs', 'must name each tip once');
  const passing = new Set(filtered);
  const unknown = asked.filter((slug) => edition.tipNumber(slug) === undefined);
  if (unknown.length > 0) throw invalidParameter('slugs', `no tip is called ${listed(unknown)}`);
  return asked.flatMap((slug) => edition.tipNumber(slug) ?? []).filter((n) => passing.has(n));
}

function candidates(snapshot: Snapshot, query: z.infer<typeof PickQuery>) {
  const edition = editionFor(snapshot, query.lang);
  checkFilters(edition, query);
  const numbers = edition.listTips(query, { key: 'stage', descending: false });
  if (numbers.length === 0) throw new Problem('not-found', 'No tip passes these filters.');
  return { edition, numbers };
}

function picked(
  edition: Edition,
  number: number,
  snapshot: Snapshot,
  rest: Omit<Document, 'type' | 'body'>,
): Document {
  const tip = edition.tip(number);
  return jsonDocument(oneTip(edition, number, snapshot), {
    ...rest,
    headers: { Link: `<${tipUrl(tip, snapshot.site)}>; rel="canonical"` },
  });
}
