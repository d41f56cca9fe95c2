import { z } from 'zod';
import { FILTER_NAMES } from '../../content/filters.ts';
import type { Article, Edition, Tip } from '../../content/library.ts';
import { freeText, plainText, Slug, WebUrl } from '../../content/model.ts';
import { recordOf } from '../../content/record-of.ts';
import { HIGHLIGHTED_TEXTS, LIGHT_TEXTS } from '../../content/tip-texts.ts';
import { foundItemShape, type ListedArticle, type ListedTip } from '../../render/resources.ts';
import type { Site } from '../../render/site.ts';
import { itemUrl, languageQuery, pageUrl } from '../../render/urls.ts';
import { shortenPassage } from '../../search/index.ts';
import type { Highlight } from '../../search/types.ts';
import { KINDS, type Kind, searchLibrary, suggestTips } from '../../snapshot/search-tips.ts';
import { withParameters } from '../contract/canonical-url.ts';
import { jsonResponse, operation } from '../contract/contract.ts';
import {
  listOf,
  offsetOf,
  type PageRequest,
  pageLinkHeader,
  paginate,
} from '../contract/pagination.ts';
import {
  editionFor,
  filterParameters,
  Include,
  LanguageQuery,
  Page,
  Q,
  Size,
} from '../contract/parameters.ts';
import { type Document, JSON_TYPE, jsonDocument, type Routes } from '../response/document.ts';

const SearchParameters = LanguageQuery.extend({
  q: Q,
  ...filterParameters,
  kind: z
    .enum(KINDS, `must be one of ${KINDS.join(', ')}`)
    .optional()
    .meta({ description: 'Only tips, or only articles; default: both', example: () => 'tip' }),
  include: Include,
  page: Page,
  size: Size,
});

const MAX_OFFSET = 100_000;
const Offset = z.int32().min(0).max(MAX_OFFSET);
/** With `items` for tools that don't know `prefixItems`. */
const Range = z
  .tuple([Offset, Offset])
  .meta({ minItems: 2, maxItems: 2, items: { type: 'integer', minimum: 0, maximum: MAX_OFFSET } });
const HighlightResource = z
  .object({
    field: z.enum(HIGHLIGHTED_TEXTS).describe('The member that it is in'),
    index: z
      .int32()
      .min(0)
      .max(100)
      .optional()
      .describe('Which item, from 0, where the field is a list'),
    text: freeText(20_000)
      .optional()
      .describe(
        'What people read, where that is another than the field: Markdown without its marks',
      ),
    ranges: z
      .array(Range)
      .max(10_000)
      .describe('Start and end of each match in the text, in UTF-16 code units, the end left out'),
  })
  .meta({ id: 'Highlight', description: 'A text in which something matched' });
const PassageResource = HighlightResource.required({ text: true }).meta({
  id: 'Passage',
  description: 'The part of the body that says most about the query, or else of a list',
});

const MatchResource = z.object({
  score: z
    .number()
    .min(0)
    .max(1_000_000)
    .describe('Higher is better; comparable within one answer only'),
  highlights: z
    .array(HighlightResource)
    .max(200)
    .describe('Where the query matched: in title and summary, or in every field'),
  passage: PassageResource.optional(),
});
type Match = z.infer<typeof MatchResource> & { kind: Kind };
const SearchHit = z
  .object({
    kind: z.enum(KINDS).describe('Whether it is a tip or an article'),
    ...foundItemShape,
    ...MatchResource.shape,
  })
  .meta({
    id: 'SearchHit',
    description:
      'A tip or an article that was found, as lists have them but for the revision. The `body` of an article, in which something matched, is its introduction and conclusion',
  });

const FacetResource = z
  .array(
    z.object({
      slug: Slug,
      name: plainText(120).describe('What people call it'),
      count: z.int32().min(1).max(2_147_483_647).describe('Matches that have it'),
    }),
  )
  .max(1000)
  .describe('The values that matches have, most frequent first; of articles the first six');

const LinkedItem = z.object({
  slug: Slug,
  url: WebUrl.describe('Its URL in this API'),
  webUrl: WebUrl.describe('The page where people read it'),
});

const SearchResults = z
  .object({
    ...listOf(SearchHit).shape,
    facets: z
      .object({
        kind: z
          .array(
            z.object({
              slug: z.enum(KINDS).describe('The kind'),
              count: z.int32().min(1).max(2_147_483_647).describe('Matches of this kind'),
            }),
          )
          .max(KINDS.length)
          .describe('How many tips and how many articles match'),
        ...recordOf(FILTER_NAMES, () => FacetResource),
      })
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
    nearest: z
      .object({
        topics: z
          .array(
            z.object({
              slug: Slug,
              name: plainText(120).describe('What people call it'),
              url: WebUrl.describe('Its URL in this API'),
            }),
          )
          .max(20)
          .describe('The nearest topics first, then those of most tips'),
        articles: z
          .array(z.object({ title: freeText(600).describe('Its title'), ...LinkedItem.shape }))
          .max(20)
          .describe('Articles on the nearest topic, or the first to read'),
      })
      .optional()
      .describe('Where to go on, where nothing was found'),
  })
  .meta({ id: 'SearchResults', description: 'Tips and articles, best first' });

const SuggestParameters = LanguageQuery.extend({
  q: Q.meta({ example: ({ tip }) => tip.title.split(' ', 1)[0] }),
  size: Size,
});
const SuggestionResource = z
  .object({
    text: freeText(600).describe('What to put into the search field'),
    kind: z
      .enum(['title', 'term'])
      .describe('`title`: a tip or an article by its title; `term`: what was typed, completed'),
    tip: LinkedItem.optional().describe('The tip that has this title'),
    article: LinkedItem.optional().describe('The article that has this title'),
  })
  .meta({ id: 'Suggestion', description: 'A completion' });
const Suggestions = z
  .object({ data: z.array(SuggestionResource).max(100).describe('Best first') })
  .meta({ id: 'Suggestions', description: 'Completions, best first' });

export const searchRoutes: Routes = async (app) => {
  app.get(
    '/v1/search',
    operation({
      operationId: 'search',
      tag: 'Search',
      summary: 'Search tips and articles',
      description:
        'Finds tips and articles by what people type: word forms, synonyms, typing errors and an unfinished last word are understood. What matches more of the words comes first. Nothing that is typed is an error; a query without a hit comes with suggestions.',
      querystring: SearchParameters,
      response: jsonResponse('A page of tips and articles, best first', SearchResults),
    }),
    (request) => {
      const { query, snapshot } = request;
      const edition = editionFor(snapshot, query);
      return searchDocument(request, edition);
    },
  );

  app.get(
    '/v1/suggest',
    operation({
      operationId: 'suggest',
      tag: 'Search',
      summary: 'Complete a query',
      description: 'Completions of what is being typed, from the titles and the words of tips.',
      querystring: SuggestParameters,
      response: jsonResponse('Completions, best first', Suggestions),
    }),
    ({ query, snapshot }) => {
      const edition = editionFor(snapshot, query);
      const { site } = snapshot;
      const suggestions = suggestTips(snapshot, edition, query.q, query.size);
      const data = suggestions.map(({ text, kind, tip, article }) => ({
        text,
        kind,
        ...(tip && { tip: linkedItem(tip, site) }),
        ...(article && { article: linkedItem(article, site) }),
      }));
      return jsonDocument({ data });
    },
  );
};

interface SearchRequest extends PageRequest {
  readonly query: z.infer<typeof SearchParameters>;
}

/**
 * Joins the JSON of what was found, as bytes: most of it is that of tips, which is made once, and a
 * search costs little beside it.
 */
async function searchDocument(
  request: SearchRequest,
  edition: Edition,
): Promise<Document<z.infer<typeof SearchResults>>> {
  const { query, snapshot, turn } = request;
  const found = searchLibrary(snapshot, edition, {
    ...query,
    offset: offsetOf(query),
    limit: query.size,
  });
  const texts = query.include === 'body' ? HIGHLIGHTED_TEXTS : LIGHT_TEXTS;
  const pieces: Uint8Array[] = [];
  for (const hit of found.hits) {
    const { kind, score } = hit;
    const { fields, passage } = hit.highlight(texts);
    const match: Match = {
      kind,
      score: Math.round(score * 1e4) / 1e4,
      highlights: fields.map(highlightResource),
      passage,
    };
    const { rendered } = snapshot;
    const item =
      hit.kind === 'tip'
        ? rendered.listedTip(hit.tip, query.include)
        : rendered.listedArticle(hit.article, query.include);
    const opening = openingOf(item);
    const room = query.include === undefined ? MAX_LIGHT_HIT - opening.length : Infinity;
    pieces.push(opening, matchMembers(match, room), COMMA);
    await turn.giveWay();
  }
  const list = paginate(request, [], found.total);
  const q = found.didYouMean;
  const rest: Omit<z.infer<typeof SearchResults>, 'data'> = {
    page: list.page,
    links: list.links,
    facets: {
      kind: found.kinds.flatMap(({ kind, total }) =>
        total > 0 ? [{ slug: kind, count: total }] : [],
      ),
      ...found.facets,
    },
    ...(q !== undefined && {
      didYouMean: { q, url: withParameters(list.links.self, { q, page: undefined }) },
    }),
    suggestions: [...found.suggestions],
    ...(found.nearest && {
      nearest: {
        topics: found.nearest.topics.map(({ slug, name }) => ({
          slug,
          name,
          url: `${snapshot.site.url}/v1/topics/${slug}${languageQuery(edition.language, snapshot.site)}`,
        })),
        articles: found.nearest.articles.map((article) => ({
          title: article.title,
          ...linkedItem(article, snapshot.site),
        })),
      },
    }),
  };
  return {
    type: JSON_TYPE,
    body: Buffer.concat([
      Buffer.from('{"data":['),
      // Without the comma after the last.
      ...pieces.slice(0, -1),
      Buffer.from(`],${membersOf(rest)}`),
    ]),
    headers: { Link: pageLinkHeader(list.links) },
  };
}

const linkedItem = (item: Article | Tip, site: Site) => ({
  slug: item.slug,
  url: itemUrl(item, site),
  webUrl: pageUrl(item, site),
});

/** In bytes of JSON. */
const MAX_LIGHT_HIT = 1024;
/** How many bytes more than code units the two marks (`…`) of a passage take. */
const MARKS_OF_CUTS = 4;
/** In UTF-16 code units, where the rest leaves less. */
const SHORTEST_PASSAGE = 50;

/**
 * The JSON of a match after its opening brace, its passage shortened where there is no room for all of it.
 * @param room in bytes
 */
function matchMembers(match: Match, room: number): Uint8Array {
  const { passage } = match;
  const members = Buffer.from(membersOf(match));
  const excess = members.length - room;
  if (!passage || excess <= 0) return members;
  const length = Math.max(SHORTEST_PASSAGE, passage.text.length - excess - MARKS_OF_CUTS);
  const shorter = { ...passage, ...shortenPassage(passage, length) };
  return Buffer.from(membersOf({ ...match, passage: shorter }));
}

const COMMA = Buffer.from(',');
const openings = new WeakMap<object, Uint8Array>();
const encoder = new TextEncoder();

/**
 * The JSON of an item without its revision, up to where other members can follow; kept as long as
 * the item is.
 */
function openingOf(item: ListedTip | ListedArticle): Uint8Array {
  const known = openings.get(item);
  if (known !== undefined) return known;
  const json = JSON.stringify({ ...item, revision: undefined });
  const made = encoder.encode(`${json.slice(0, -1)},`);
  openings.set(item, made);
  return made;
}

/** The JSON of an object after its opening brace. */
const membersOf = (object: object) => JSON.stringify(object).slice(1);

/** Without the text where the field has it as it is. */
const highlightResource = ({ field, index, text, ranges }: Highlight) => ({
  field,
  index,
  text: field === 'body' ? text : undefined,
  ranges,
});
