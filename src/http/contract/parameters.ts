import { z } from 'zod';
import {
  ARTICLE_FILTER_NAMES,
  allOf,
  FILTER_NAMES,
  FILTERS,
  type FilterName,
  type Filters,
  valuesIn,
  valuesOf,
} from '../../content/filters.ts';
import type { Edition } from '../../content/library.ts';
import { SORTS, type Sort } from '../../content/list.ts';
import { isLanguageTag } from '../../content/look-up-language.ts';
import { didYouMean, nearest } from '../../content/nearest.ts';
import { recordOf } from '../../content/record-of.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { type ParameterError, Problem } from '../response/problems.ts';
import type { Example, ExampleContent } from './parameter-metadata.ts';

/**
 * Query parameters. All are strict: unknown, repeated, empty and out-of-range ones are refused, and
 * numbers are plain decimal digits. `parameter-metadata.ts` says what their metadata is.
 */
export const MAX_SIZE = 100;
const DEFAULT_SIZE = 20;
const MAX_PAGE = 1_000_000;
const MAX_TAG = 100;

/** The text of a parameter; says of one that is missing or repeated what is wrong. */
export const parameterText = (given = 'must be given once') =>
  z.string({ error: ({ input }) => (input === undefined ? 'is required' : given) });

/** Text with something in it, in so many characters. */
export const boundedText = (max: number) =>
  parameterText()
    .min(1, { error: 'must not be empty', abort: true })
    .max(max, `must have at most ${max} characters`);

export const number = (max: number, fallback: number, description: string) =>
  parameterText(`must be given once, as a whole number from 1 to ${max}`)
    .regex(/^[1-9]\d{0,6}$/, `must be a whole number from 1 to ${max}`)
    .transform(Number)
    .refine((value) => value <= max, `must be a whole number from 1 to ${max}`)
    .default(fallback)
    .meta({
      description,
      isLoggable: true,
      openapi: { type: 'integer', format: 'int32', minimum: 1, maximum: max, default: fallback },
    });

/** A slug or a code of something that the library has. */
export const word = (description: string, max = 100) =>
  boundedText(max)
    .regex(/^[A-Za-z0-9-]+$/, 'must be letters, digits and hyphens')
    .meta({ description, isLoggable: true });

export const Page = number(MAX_PAGE, 1, 'Which page, from 1');
export const Size = number(MAX_SIZE, DEFAULT_SIZE, 'Items on a page').meta({ example: () => 1 });
const languageTag = (description: string) =>
  boundedText(MAX_TAG).meta({
    description: `${description}. A language tag (BCP 47) in any case; the best match is found by lookup (RFC 4647 §3.4): \`en-US\` finds \`en\``,
    example: ({ edition }) => edition.language,
    isLoggable: true,
    openapi: { type: 'string', minLength: 1, maxLength: MAX_TAG, pattern: '^[A-Za-z0-9-]+$' },
  });
const Language = languageTag('In which language; default: the language of the library').meta({
  defaultOf: ({ info }) => info.defaultLanguage,
});
/** For what spans all languages unless one is asked for. */
export const OnlyLanguage = languageTag('Only of this language; default: all');

/** A value of the tip, and of the article as well if there is one, so that lists of both have it. */
export const filterExample =
  (name: FilterName) =>
  ({ tip, article }: ExampleContent): string | undefined => {
    const ofTip = valuesIn(name, article, tip);
    const ofArticle = valuesIn(name, article);
    return ofTip.find((value) => ofArticle.includes(value)) ?? ofTip[0];
  };

/** Values at once. */
const MAX_VALUES = 20;
const SLUG = {
  type: 'string',
  minLength: 1,
  maxLength: 100,
  pattern: '^[A-Za-z0-9-]+$',
} as const;

/** Values joined by commas, in one order, so that what means the same is the same. */
const inOneOrder = (text: string) => [...new Set(text.split(','))].sort().join(',');

/** Slugs joined by commas. */
export const slugList = (description: string, max = MAX_VALUES) =>
  parameterText('must be given once, as slugs joined by commas')
    .min(1, { error: 'must not be empty', abort: true })
    .regex(/^[A-Za-z0-9-]{1,100}(?:,[A-Za-z0-9-]{1,100})*$/, {
      error: 'must be slugs (letters, digits and hyphens) joined by commas',
      abort: true,
    })
    .transform(inOneOrder)
    .refine((text) => valuesOf(text).length <= max, `must name at most ${max}`)
    .meta({
      description,
      isLoggable: true,
      openapi: { type: 'array', items: SLUG, minItems: 1, maxItems: max },
    });

const filterParameter = (name: FilterName) =>
  slugList(`${FILTERS[name].description}; any of several joined by commas`)
    .meta({
      example(content) {
        const value = filterExample(name)(content);
        return value === undefined ? undefined : [value];
      },
    })
    .optional();
const allParameter = (name: FilterName) =>
  slugList(`${FILTERS[name].description}; all of several joined by commas`).optional();

/** The parameters of filters: `topic`, any of whose values an item has, and `topic.all`. */
const filterParametersOf = <Name extends FilterName>(names: readonly Name[]) => ({
  ...recordOf(names, filterParameter),
  ...recordOf(names.map(allOf), (name) => allParameter(name.replace('.all', '') as Name)),
});

const sortValues = SORTS.flatMap((key) => [key, `-${key}`]);
const SortOrder = z
  .enum(sortValues, `must be one of ${sortValues.join(', ')}`)
  .default('stage')
  .meta({ description: 'The order; `-` in front turns it round. `stage` is the reading order' });

export const Q = boundedText(500).meta({
  description:
    'Words, `"a phrase"`, `-not` (alone: all others); an unfinished last word is completed. In quotes a stop word stands for any word; `follow-up`, `follow up` and `followup` are the same',
  example(content) {
    const topic = filterExample('topic')(content);
    return content.edition.topics.find(({ slug }) => slug === topic)?.name.toLowerCase();
  },
  openapi: { type: 'string', minLength: 1, maxLength: 500, pattern: '^[\\s\\S]+$' },
});

/** For every route with `lang`. */
export const LanguageQuery = z.strictObject({ lang: Language.optional() });
/** For what has notes by country. */
const Region = word('Country (ISO 3166-1 alpha-2) whose notes come first, such as `US`', 2).meta({
  example: ({ edition }) => edition.regions[0],
});
export const ItemQuery = LanguageQuery.extend({ region: Region.optional() });

const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) =>
  z
    .enum(values, `must be one of ${values.join(', ')}`)
    .default(values[0] as z.core.util.NoUndefined<Values[number]>)
    .meta({ description: `Of \`<tip-sheet>\`, with \`shadow\`: ${description}` });

/** For an item as HTML. */
export const HtmlQuery = ItemQuery.extend({
  shadow: z.literal('open', 'must be open').optional().meta({
    description:
      '`open` makes it the element `<tip-sheet>` with its content in a declarative shadow root, to put into a page that loads its script',
  }),
  layout: choice(['card', 'list', 'compact'], 'its layout'),
  theme: choice(['inherit', 'auto', 'light', 'dark'], 'its colours'),
  headingLevel: number(6, 2, 'Of `<tip-sheet>`, with `shadow`: the level of its first heading'),
});
/** All filters, for whatever lists tips. */
export const filterParameters = filterParametersOf(FILTER_NAMES);
/** Those that narrow articles, too. */
export const articleFilterParameters = filterParametersOf(ARTICLE_FILTER_NAMES);
/** Those that pages have. */
export const pageFilterParameters = recordOf(ARTICLE_FILTER_NAMES, filterParameter);

const Since = parameterText()
  .pipe(z.iso.date('must be a date such as 2026-03-31'))
  .meta({
    description: 'Only what was modified on this day or later (`dateModified`)',
    example: ({ article }) => article.datePublished,
    isLoggable: true,
    openapi: { type: 'string', format: 'date', maxLength: 10 },
  });

/** For whatever lists tips. */
export const Include = z.literal('body', 'must be body').optional().meta({
  description: '`body` brings each item whole, where lists have only what a list shows',
});

const ARTICLE_PARTS = ['body', 'tips', 'body,tips'] as const;
/** For lists of articles. */
export const IncludeOfArticles = parameterText('must be given once, as body, tips or body,tips')
  .transform(inOneOrder)
  .pipe(z.enum(ARTICLE_PARTS, 'must be body, tips or body,tips'))
  .optional()
  .meta({
    description:
      '`body` brings each item whole, where lists have only what a list shows; `tips` brings the tips of each article',
    isLoggable: true,
    openapi: { type: 'string', enum: [...ARTICLE_PARTS] },
  });

export const ListQuery = LanguageQuery.extend({
  ...articleFilterParameters,
  since: Since.optional(),
  sort: SortOrder,
  page: Page,
  size: Size,
});

/** The parameters of a path with a slug. */
export const slugParams = (example: Example) =>
  z.object({
    slug: z
      .string()
      .min(1)
      .max(100)
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      .meta({ description: 'The slug', example }),
  });
export type SlugParams = ReturnType<typeof slugParams>;
export const ArticleParams = slugParams(({ article }) => article.slug);
export const TipParams = slugParams(({ tip }) => tip.slug);

export function parseSort(sort: string): Sort {
  const descending = sort.startsWith('-');
  const key = SORTS.find((candidate) => candidate === (descending ? sort.slice(1) : sort));
  return { key: key ?? 'stage', descending };
}

/** @returns the problem to throw for a parameter that names what doesn't exist. */
export function invalidParameter(parameter: string, detail: string): Problem {
  const error: ParameterError = { parameter, in: 'query', detail };
  return new Problem('invalid-parameter', `${parameter}: ${detail}`, { errors: [error] });
}

interface EditionQuery extends Filters {
  readonly lang?: string | undefined;
  readonly region?: string | undefined;
}

/**
 * The edition that `lang` asks for.
 * @throws Problem when it has nothing of a country or a filter that is asked for
 */
export function editionFor({ library }: Snapshot, query: EditionQuery): Edition {
  const { lang = library.info.defaultLanguage, region } = query;
  const edition = library.edition(lang);
  if (!edition)
    throw invalidParameter(
      'lang',
      `${isLanguageTag(lang) ? '' : 'is not a language tag (BCP 47); '}must be one of ${listed(library.languages)}`,
    );
  checkRegion(edition, region);
  checkFilters(edition, query);
  return edition;
}

/** Refuses a country that no tip has a note on. */
function checkRegion({ regions }: Edition, region: string | undefined): void {
  if (region === undefined || regions.includes(region)) return;
  // People call the United Kingdom by a code that isn't its own (ISO 3166-1 reserves it).
  const code = region.toUpperCase().replace(/^UK$/, 'GB');
  throw invalidParameter(
    'region',
    regions.length === 0
      ? 'is not supported here: no tip has notes by country'
      : `must be one of ${listed(regions)}${didYouMean(regions.find((one) => one === code))}`,
  );
}

/** Refuses filters that name nothing in the edition, and says which they may have meant. */
function checkFilters(edition: Edition, filters: Filters): void {
  for (const name of FILTER_NAMES)
    for (const parameter of [name, allOf(name)]) {
      const slugs = valuesOf(filters[parameter]);
      for (const slug of slugs) {
        const problem = filterProblem(edition, name, slug);
        if (problem === undefined) continue;
        throw invalidParameter(parameter, slugs.length > 1 ? `"${slug}" ${problem}` : problem);
      }
    }
}

function filterProblem(edition: Edition, name: FilterName, slug: string): string | undefined {
  const { vocabulary } = FILTERS[name];
  if (vocabulary === undefined)
    return edition.hasValue(name, slug) ? undefined : 'is not what any published tip has';
  if (vocabulary === 'articles') {
    const article = edition.findArticle(slug);
    if (article.state === 'found') return undefined;
    if (article.state === 'moved') return `is a former slug of "${article.slug}"`;
    const meant = edition.nearestSlug('articles', slug);
    const isPublished = meant !== undefined && edition.findArticle(meant).state === 'found';
    return `is not the slug of a published article in this language${didYouMean(isPublished ? meant : undefined)}`;
  }
  const slugs = edition[vocabulary].map((term) => term.slug);
  if (slugs.includes(slug)) return undefined;
  return `must be one of ${listed(slugs)}${didYouMean(nearest(slug, slugs))}`;
}

/** A part of what the detail of a problem may have, 2,000 characters. */
const MAX_LISTED_LENGTH = 1500;

/** Names as a sentence takes them: those that fit, and how many more there are. */
export function listed(names: readonly string[]): string {
  let length = 0;
  const fitting = names.findIndex((name) => {
    length += name.length + 2;
    return length > MAX_LISTED_LENGTH;
  });
  if (fitting < 0) return names.join(', ');
  return `${names.slice(0, fitting).join(', ')} and ${names.length - fitting} more`;
}
