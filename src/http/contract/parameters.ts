import { z } from 'zod';
import { type Edition, SORTS, type Sort } from '../../content/library.ts';
import { nearest } from '../../content/nearest.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { type ParameterError, Problem } from '../response/problems.ts';

/**
 * Query parameters. All are strict: unknown, repeated, empty and out-of-range ones are refused, and
 * numbers are plain decimal digits. `openapi` in a schema's metadata stands for it in the contract,
 * where the schema of the text would hide the type.
 */
export const MAX_SIZE = 100;
const DEFAULT_SIZE = 20;
const MAX_PAGE = 1_000_000;

const number = (max: number, fallback: number, description: string) =>
  z
    .string(`must be given once, as a whole number from 1 to ${max}`)
    .regex(/^[1-9]\d{0,6}$/, `must be a whole number from 1 to ${max}`)
    .transform(Number)
    .refine((value) => value <= max, `must be a whole number from 1 to ${max}`)
    .default(fallback)
    .meta({
      description,
      openapi: { type: 'integer', format: 'int32', minimum: 1, maximum: max, default: fallback },
    });

const word = (description: string, max = 100) =>
  z
    .string('must be given once')
    .min(1, { error: 'must not be empty', abort: true })
    .max(max, `must have at most ${max} characters`)
    .regex(/^[A-Za-z0-9-]+$/, 'must be letters, digits and hyphens')
    .meta({ description });

export const Page = number(MAX_PAGE, 1, 'Which page, from 1');
export const Size = number(MAX_SIZE, DEFAULT_SIZE, 'Items on a page');
export const Language = word('Language tag (BCP 47); default: the language of the library', 35);
export const StageFilter = word('Only of this stage, by its slug');
export const TopicFilter = word('Only of this topic, by its slug');
export const ArticleFilter = word('Only of this article, by its slug');

const sortValues = SORTS.flatMap((key) => [key, `-${key}`]);
const SortOrder = z
  .enum(sortValues, `must be one of ${sortValues.join(', ')}`)
  .default('stage')
  .meta({ description: 'The order; `-` in front turns it round. `stage` is the reading order' });

const SlugParameter = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta({ description: 'The slug' });

export const Q = z
  .string('must be given once')
  .min(1, 'must not be empty')
  .max(500, 'must have at most 500 characters')
  .meta({
    description:
      'Words, `"a phrase"`, `-not`; an unfinished last word is completed. In quotes a stop word stands for any word; `follow-up`, `follow up` and `followup` are the same',
    openapi: { type: 'string', minLength: 1, maxLength: 500, pattern: '^[\\s\\S]+$' },
  });

/** For every route with `lang`. */
export const LanguageQuery = z.strictObject({ lang: Language.optional() });
export const ListQuery = LanguageQuery.extend({
  stage: StageFilter.optional(),
  topic: TopicFilter.optional(),
  sort: SortOrder,
  page: Page,
  size: Size,
});
export const SlugParams = z.object({ slug: SlugParameter });

export function parseSort(sort: string): Sort {
  const descending = sort.startsWith('-');
  const key = SORTS.find((candidate) => candidate === (descending ? sort.slice(1) : sort));
  return { key: key ?? 'stage', descending };
}

/** @throws Problem when a parameter names what doesn't exist. */
export function invalidParameter(parameter: string, detail: string): Problem {
  const error: ParameterError = { parameter, in: 'query', detail };
  return new Problem('invalid-parameter', `${parameter}: ${detail}`, { errors: [error] });
}

/** The edition that `lang` asks for. */
export function editionFor({ library }: Snapshot, lang: string | undefined): Edition {
  const edition = library.edition(lang ?? library.info.defaultLanguage);
  if (!edition) throw invalidParameter('lang', `must be one of ${library.languages.join(', ')}`);
  return edition;
}

/** Refuses filters that name no stage, topic or article, and says which they may have meant. */
export function checkFilters(
  edition: Edition,
  filters: {
    stage?: string | undefined;
    topic?: string | undefined;
    article?: string | undefined;
  },
): void {
  const checkTerm = (name: 'stage' | 'topic', terms: Edition['stages']) => {
    const asked = filters[name];
    if (asked !== undefined && !terms.some((term) => term.slug === asked))
      throw invalidParameter(name, didYouMean(asked, terms));
  };
  checkTerm('stage', edition.stages);
  checkTerm('topic', edition.topics);
  const article = filters.article === undefined ? undefined : edition.findArticle(filters.article);
  if (article?.state === 'moved')
    throw invalidParameter('article', `is a former slug of "${article.slug}"`);
  if (article !== undefined && article.state !== 'found')
    throw invalidParameter('article', 'is not the slug of a published article in this language');
}

function didYouMean(asked: string, terms: Edition['stages']): string {
  const slugs = terms.map(({ slug }) => slug);
  const meant = nearest(asked, slugs);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  return `must be one of ${slugs.join(', ')}${hint}`;
}
