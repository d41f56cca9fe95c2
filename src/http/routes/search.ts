import { z } from 'zod';
import { FILTER_NAMES } from '../../content/filters.ts';
import type { Edition } from '../../content/library.ts';
import { freeText, plainText, Slug } from '../../content/model.ts';
import { recordOf } from '../../content/record-of.ts';
import { HIGHLIGHTED_TEXTS, LIGHT_TEXTS } from '../../content/tip-texts.ts';
import { ListedTip } from '../../render/resources.ts';
import { tipPageUrl, tipUrl } from '../../render/urls.ts';
import type { Highlight } from '../../search/types.ts';
import { searchTips, suggestTips } from '../../snapshot/search-tips.ts';
import { withParameters } from '../contract/canonical-url.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import { declare } from '../contract/declare.ts';
import {
  linkHeader,
  listOf,
  offsetOf,
  type PageRequest,
  paginate,
} from '../contract/pagination.ts';
import {
  checkFilters,
  editionFor,
  filterParameters,
  Include,
  LanguageQuery,
  Page,
  Q,
  Size,
} from '../contract/parameters.ts';
import { yielding } from '../limits/yielding.ts';
import { jsonDocument, type Routes } from '../response/document.ts';

const SearchParameters = LanguageQuery.extend({
  q: Q,
  ...filterParameters,
  include: Include,
  page: Page,
  size: Size,
});

const ItemIndex = z.int32().min(0).max(100).describe('Which item, where the field is a list');
const MAX_OFFSET = 100_000;
const Offset = z.int32().min(0).max(MAX_OFFSET);
/** With `items` for tools that don't know `prefixItems`. */
const Range = z
  .tuple([Offset, Offset])
  .meta({ minItems: 2, maxItems: 2, items: { type: 'integer', minimum: 0, maximum: MAX_OFFSET } });
const MarkedHtml = freeText(100_000).describe(
  'The text as people read it, without Markdown, escaped, with matches in `<mark>`',
);
const HighlightResource = z
  .object({
    field: z.enum(HIGHLIGHTED_TEXTS).describe('The member that it is in'),
    index: ItemIndex.optional(),
    ranges: z
      .array(Range)
      .max(10_000)
      .describe('Start and end of each match in the field as served, in UTF-16 code units'),
    html: MarkedHtml,
  })
  .meta({ id: 'Highlight', description: 'A field in which something matched' });
const PassageResource = z
  .object({
    field: z.enum(HIGHLIGHTED_TEXTS).describe('The body, where something in it matched'),
    index: ItemIndex.optional(),
    text: freeText(2000).describe('The words around the matches, as people read them'),
    html: MarkedHtml,
  })
  .meta({ id: 'Passage', description: 'The part of the text that says most about the query' });

const SearchHit = z
  .object({
    ...ListedTip.shape,
    score: z.number().min(0).max(1_000_000).describe('Comparable within one answer only'),
    highlights: z
      .array(HighlightResource)
      .max(200)
      .describe('Where the query matched, field by field'),
    passage: PassageResource.optional(),
  })
  .meta({ id: 'SearchHit', description: 'A tip that was found' });

const FacetResource = z
  .array(
    z.object({
      slug: Slug,
      name: plainText(120).describe('What people call it'),
      count: z.int32().min(1).max(2_147_483_647).describe('Matches that have it'),
    }),
  )
  .max(1000)
  .describe('The values that matches have, most frequent first');

const SearchResults = z
  .object({
    ...listOf(SearchHit).shape,
    facets: z
      .object(recordOf(FILTER_NAMES, () => FacetResource))
      .describe('How many of all matches have each value, most first'),
    didYouMean: z
      .object({
        q: freeText(600).describe('The corrected query'),
        url: z.url().max(4200).describe('The URL of its results'),
      })
      .optional()
      .describe('The query with its typing errors corrected, where that finds more'),
    suggestions: z
      .array(freeText(600))
      .max(20)
      .describe('What to search for instead, where nothing was found'),
  })
  .meta({ id: 'SearchResults', description: 'Tips, best first' });

const SuggestParameters = LanguageQuery.extend({
  q: declare(Q.clone(), { example: ({ tip }) => tip.title.split(' ', 1)[0] }),
  size: Size,
});
const SuggestionResource = z
  .object({
    text: freeText(600).describe('What to put into the search field'),
    kind: z
      .enum(['title', 'term'])
      .describe('`title`: a tip by its title; `term`: what was typed, completed'),
    tip: z
      .object({
        slug: Slug,
        url: z.url().max(2200).describe('The URL of the tip in this API'),
        webUrl: z.url().max(2200).describe('The page where people read it'),
      })
      .optional()
      .describe('The tip that has this title'),
  })
  .meta({ id: 'Suggestion', description: 'A completion' });
const Suggestions = z
  .object({ data: z.array(SuggestionResource).max(100).describe('Best first') })
  .meta({ id: 'Suggestions', description: 'Completions, best first' });

export const searchRoutes: Routes = async (app) => {
  app.get(
    '/v1/search',
    {
      schema: {
        ...operation({
          operationId: 'searchTips',
          tag: 'Search',
          summary: 'Search tips',
          description:
            'Finds tips by what people type: word forms, synonyms, typing errors and an unfinished last word are understood. Tips that match more of the words come first. Nothing that is typed is an error; a query without a hit comes with suggestions.',
        }),
        querystring: SearchParameters,
        response: jsonResponse('A page of tips, best first', SearchResults),
      },
    },
    async (request) => {
      const { query, snapshot } = request;
      const edition = editionFor(snapshot, query.lang);
      checkFilters(edition, query);
      const results = await searchResults(request, edition);
      return jsonDocument(results, { headers: { Link: linkHeader(results.links) } });
    },
  );

  app.get(
    '/v1/suggest',
    {
      schema: {
        ...operation({
          operationId: 'suggest',
          tag: 'Search',
          summary: 'Complete a query',
          description: 'Completions of what is being typed, from the titles and the words of tips.',
        }),
        querystring: SuggestParameters,
        response: jsonResponse('Completions, best first', Suggestions),
      },
    },
    ({ query, snapshot }) => {
      const edition = editionFor(snapshot, query.lang);
      const suggestions = suggestTips(snapshot, edition, query.q, query.size);
      const data = suggestions.map(({ text, kind, tip }) => ({
        text,
        kind,
        ...(tip && {
          tip: {
            slug: tip.slug,
            url: tipUrl(tip, snapshot.site),
            webUrl: tipPageUrl(tip, snapshot.site),
          },
        }),
      }));
      return jsonDocument({ data });
    },
  );
};

interface SearchRequest extends PageRequest {
  readonly query: z.infer<typeof SearchParameters>;
}

async function searchResults(
  request: SearchRequest,
  edition: Edition,
): Promise<z.infer<typeof SearchResults>> {
  const { query, snapshot } = request;
  const found = searchTips(snapshot, edition, {
    ...query,
    offset: offsetOf(query),
    limit: query.size,
  });
  const data: z.infer<typeof SearchHit>[] = [];
  for await (const { tip, score } of yielding(found.hits, request.turn)) {
    const resource = snapshot.rendered.listedTip(tip, query.include);
    const { fields, passage } =
      query.include === 'body'
        ? found.highlight(snapshot.rendered.tip(tip))
        : found.highlight(tip, LIGHT_TEXTS);
    data.push({
      ...resource,
      score: Math.round(score * 1e4) / 1e4,
      highlights: fields.map(highlightResource),
      ...(passage && { passage }),
    });
  }
  const list = paginate(request, data, found.total);
  const q = found.didYouMean;
  return {
    ...list,
    facets: recordOf(FILTER_NAMES, (name) => [...found.facets[name]]),
    ...(q !== undefined && {
      didYouMean: { q, url: withParameters(list.links.self, { q, page: undefined }) },
    }),
    suggestions: [...found.suggestions],
  };
}

const highlightResource = ({ ranges, ...rest }: Highlight) => ({
  ...rest,
  ranges: ranges.map(([start, end]): [number, number] => [start, end]),
});
