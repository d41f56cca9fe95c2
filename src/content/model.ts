import { z } from 'zod';
import { MAX_ISSUES_PER_FILE } from './issues.ts';
import { nearest } from './nearest.ts';
import { isVisible, ONE_LINE } from './visible-text.ts';

/**
 * The content model: what editors write. Field names follow schema.org and GOV.UK where they have
 * one. The JSON Schemas in `openapi/schemas/` are generated from these. A default is what a reader
 * gets for a field that is left out.
 */

/** An object without other keys; the message has a line for each of these, which says its fix. */
const strictObject = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .slice(0, MAX_ISSUES_PER_FILE)
            .map((key) => fixOfKey(key, Object.keys(shape), Object(issue.input)))
            .join('\n')
        : undefined,
  });

function fixOfKey(key: string, known: readonly string[], input: object): string {
  const missing = known.filter((one) => !Object.hasOwn(input, one));
  const meant = nearest(key, missing);
  return meant === undefined ? 'remove it' : `did you mean "${meant}"?`;
}

/** An empty text is said to be empty, and not to miss its pattern as well. */
const text = () => z.string().min(1, { abort: true });

const VISIBLE = 'must have something to see in it';

/** One line of text with something to see in it. */
export const plainText = (max: number) =>
  text()
    .max(max)
    .regex(ONE_LINE, 'must be one line of plain text without spaces at its ends')
    .refine(isVisible, VISIBLE);
/** Without Unicode properties, which not every checker of JSON Schemas knows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it keeps out
const NO_CONTROL_CHARACTERS = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/;

/** Text of any form, without control characters but tabs and line breaks. */
export const freeText = (max: number) =>
  z.string().max(max).regex(NO_CONTROL_CHARACTERS, 'must not contain control characters');
const markdown = (max: number) =>
  freeText(max).trim().min(1, { abort: true }).refine(isVisible, VISIBLE);

/** Kebab-case, as it stands in a URL. */
export const Slug = text()
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters and digits joined by hyphens')
  .describe('A name in URLs: lower-case letters and digits joined by hyphens');

/** A language tag (BCP 47) in the form that is usual, such as `en` or `pt-BR`. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {
    error: 'must be a BCP 47 language tag such as en or pt-BR',
    abort: true,
  })
  .refine((tag) => canonicalLanguage(tag) === tag, {
    error: ({ input }) => {
      const canonical = canonicalLanguage(String(input));
      return canonical === undefined ? 'must be a valid BCP 47 tag' : `must be "${canonical}"`;
    },
  })
  .describe('A language tag (BCP 47) such as `en` or `pt-BR`');

/** The usual form of a language tag, which tags that differ by case share; undefined if it is none. */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** A calendar date (ISO 8601), such as `2026-03-31`. */
export const CalendarDate = z.iso.date({ abort: true }).max(10);
export const day = (description: string) =>
  CalendarDate.describe(`${description} (ISO 8601), such as \`2026-11-28\``);

/** An absolute URL of this library, such as that of a page with its query. */
export const WebUrl = z.url().max(2200);

/** RFC 3986 §2 knows no other characters in a URL, a % only before two digits, and one # at most. */
const URL_CHARACTERS = /^https:\/\/(?!.*(?:%(?![\dA-Fa-f]{2})|#.*#))[\w.~:/?#@!$&'()*+,;=%-]+$/;

/** An https URL as it is written where nothing else than these characters may stand; others as they are. */
function encodedUrl(url: string): string {
  if (URL_CHARACTERS.test(url) || !/^\s*https:/i.test(url) || !URL.canParse(url)) return url;
  // Not the brackets of a host.
  const others = /(?<=\/\/.*\/.*)[[\]\\^`{|}]|%(?![\da-f]{2})|(?<=#.*)#/gi;
  return new URL(url).href.replace(others, encodeURIComponent);
}

/** An absolute `https:` URL. */
const HttpsUrl = z
  .string()
  .max(2000, { abort: true })
  .refine((url) => encodedUrl(url) === url, {
    error: ({ input }) => `must be encoded, as "${encodedUrl(String(input))}"`,
  })
  .check(z.url({ protocol: /^https$/, error: 'must be an absolute https URL' }))
  .describe('An absolute https URL');

export const License = strictObject({
  name: plainText(100).describe('Its whole name'),
  spdx: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9.+-]+$/, 'must be an SPDX identifier such as CC-BY-4.0')
    .describe('Its SPDX identifier, such as `CC-BY-4.0`'),
  url: HttpsUrl.describe('The https URL of its text'),
}).describe('The licence of the text');
export type License = z.infer<typeof License>;

export const Author = strictObject({
  type: z.enum(['Person', 'Organization']).optional().describe('Person unless given'),
  name: plainText(100).describe('The name to credit'),
  url: HttpsUrl.optional().describe('An https URL about them'),
});
export type Author = z.infer<typeof Author>;

export const Source = strictObject({
  title: plainText(200).describe('The title of the work'),
  author: plainText(100).describe('Who wrote it'),
  url: HttpsUrl.optional().describe('The https URL at which it can be read'),
}).describe('A work that the article is based on');
export type Source = z.infer<typeof Source>;

export const Change = strictObject({
  date: day('The day of the change'),
  note: plainText(300).describe('What was changed, in a sentence'),
});
export type Change = z.infer<typeof Change>;

export const Withdrawal = strictObject({
  date: day('The day of the withdrawal'),
  reason: plainText(300).describe('Why, in a sentence that readers of old links are shown'),
  replacedBy: Slug.optional().describe('The slug of the article, or of the tip, to read instead'),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** A list that a file may leave out where it is empty. */
const list = <Item extends z.ZodType>(item: Item, max: number, description: string) =>
  z.array(item).max(max).optional().meta({ default: [] }).describe(description);

/** Of an article or a tip: what becomes of it. */
const lifecycle = {
  status: z
    .enum(['published', 'withdrawn'])
    .optional()
    .meta({ default: 'published' })
    .describe('Whether it can be read'),
  withdrawn: Withdrawal.optional().describe('Given exactly when status is withdrawn'),
  aliases: list(Slug, 50, 'Former slugs'),
};

const questions = () =>
  list(plainText(200), 6, 'What people ask that this answers, in their words; shown and searched');

export const Note = strictObject({
  region: z
    .string()
    .regex(/^[A-Z]{2}$/, {
      error: 'must be a country code (ISO 3166-1 alpha-2) such as US',
      abort: true,
    })
    .max(2)
    .describe('A country code (ISO 3166-1 alpha-2) such as `US`'),
  text: plainText(300).describe('What is different there'),
}).describe('What is different in one country');
export type Note = z.infer<typeof Note>;

export const Message = strictObject({
  title: plainText(80).describe('What the text is for'),
  text: z
    .string()
    .max(1500)
    .regex(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it keeps out
      /^[^\u0000-\u0020\u007F](?:[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*[^\u0000-\u0020\u007F])?$/,
      'must not begin or end with spaces or line breaks, nor contain control characters',
    )
    .refine(isVisible, VISIBLE)
    .describe('Plain text with line breaks; what to fill in is in [brackets]'),
}).describe('A text ready to adapt and send');
export type Message = z.infer<typeof Message>;

export const Link = strictObject({
  title: plainText(200).describe('The title of the page'),
  url: HttpsUrl,
  publisher: plainText(100).describe('Who publishes it'),
}).describe('Official advice elsewhere');
export type Link = z.infer<typeof Link>;

/** Slugs that are words of the API's routes. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(['random', 'today']);

/** A tip as its article's file has it. */
export const TipFile = strictObject({
  slug: Slug.describe('Unique in its language over the whole library'),
  translationOf: Slug.optional().describe(
    "The slug of the tip in the library's default language that this one translates, if it isn't the same",
  ),
  title: plainText(120).describe('What to do, in a few words'),
  summary: plainText(160).describe('Safe to quote alone'),
  body: markdown(10_000).describe('Markdown (CommonMark, no HTML)'),
  do: list(plainText(300), 20, 'What to do, a point each'),
  avoid: list(plainText(300), 20, 'What not to do, a point each'),
  examples: list(plainText(1000), 20, 'Words, amounts or cases to go by'),
  notes: list(Note, 20, 'What is different by country, one note a country'),
  messages: list(Message, 10, 'Texts ready to adapt and send'),
  questions: questions(),
  topics: z
    .array(Slug)
    .min(1)
    .max(20)
    .optional()
    .describe("Slugs of topics; default: the article's"),
  related: list(Slug, 5, 'Slugs of tips to read next; the most similar ones are added'),
  keywords: list(
    plainText(100),
    100,
    'Search terms that the text does not use; searched, never shown',
  ),
  ...lifecycle,
});
export type TipFile = z.infer<typeof TipFile>;

/** A tip with what its file may leave out and its article or the library says. */
export const TipSource = TipFile.required({ topics: true });
export type TipSource = z.infer<typeof TipSource>;

/** An article as its file has it. */
export const ArticleFile = strictObject({
  $schema: plainText(500).optional().describe('Where this JSON Schema is, for your editor'),
  slug: Slug.optional().describe('Default: the file name without .json, which it must be'),
  inLanguage: LanguageTag.optional().describe('Default: the name of the folder, which it must be'),
  translationOf: Slug.optional().describe(
    "The slug of the article in the library's default language that this one translates",
  ),
  title: plainText(120).describe('What the article helps with'),
  summary: plainText(200).describe('What readers get from it, in a sentence or two'),
  questions: questions(),
  introduction: markdown(10_000).describe('Markdown (CommonMark, no HTML)'),
  tips: z.array(TipFile).min(1).max(100).describe('In the order in which to read them'),
  conclusion: freeText(10_000)
    .trim()
    .refine((written) => written === '' || isVisible(written), VISIBLE)
    .optional()
    .meta({ default: '' })
    .describe('Markdown (CommonMark, no HTML)'),
  stage: Slug.describe('The slug of a stage in stages.json'),
  topics: z.array(Slug).min(1).max(20).describe('Slugs of topics in topics.json'),
  authors: z
    .array(Author)
    .min(1)
    .max(20)
    .optional()
    .describe('Default: the publisher of the library'),
  reviewedBy: list(Author, 20, 'Who reviewed the text'),
  basedOn: list(Source, 20, 'Works that it draws on; credited with it'),
  links: list(Link, 20, 'Official advice elsewhere'),
  license: License.optional().describe("Default: the library's licence"),
  datePublished: day('The day of its publication'),
  dateModified: CalendarDate.optional().describe(
    'Default: the date of the newest of the changes, or datePublished',
  ),
  lastReviewed: CalendarDate.optional().describe('Default: dateModified'),
  reviewDue: CalendarDate.optional().describe('Default: a year after lastReviewed'),
  changes: list(Change, 200, 'Oldest first'),
  ...lifecycle,
}).describe('One article: the whole of a file articles/{language}/{slug}.json');
export type ArticleFile = z.infer<typeof ArticleFile>;

/** An article with what its file may leave out and its path, its other fields or the library say. */
export const ArticleSource = ArticleFile.omit({ $schema: true })
  .extend({
    tips: z.array(TipSource).min(1).max(100).describe('In the order in which to read them'),
  })
  .required({
    slug: true,
    inLanguage: true,
    conclusion: true,
    authors: true,
    dateModified: true,
    lastReviewed: true,
    reviewDue: true,
    changes: true,
  });
export type ArticleSource = z.infer<typeof ArticleSource>;

const byLanguage = (max: number) =>
  z.record(LanguageTag, plainText(max)).describe('One text a language tag');

export const TermSource = strictObject({
  slug: Slug,
  name: byLanguage(60),
  description: byLanguage(300),
});
export type TermSource = z.infer<typeof TermSource>;

const schemaReference = {
  $schema: plainText(500).optional().describe('Where this JSON Schema is, for your editor'),
};

const StagesFile = strictObject({
  ...schemaReference,
  stages: z.array(TermSource).min(1).max(100).describe('In the order of the process'),
}).describe('stages.json: the stages of the process, in order');

const TopicsFile = strictObject({
  ...schemaReference,
  topics: z.array(TermSource).min(1).max(1000).describe('All topics that there are'),
}).describe('topics.json: the closed vocabulary of topics');

export const SynonymRule = z.union([
  strictObject({
    equivalent: z
      .array(plainText(60))
      .min(2)
      .max(20)
      .describe('Words or phrases that mean the same'),
  }).describe('Any of these finds all of them'),
  strictObject({
    term: plainText(60).describe('What people type'),
    means: z.array(plainText(60)).min(1).max(20).describe('Words or phrases that it finds, too'),
  }).describe('The term also finds what it means, and not the other way round'),
]);
export type SynonymRule = z.infer<typeof SynonymRule>;

const SynonymsFile = z
  .object({ ...schemaReference })
  .catchall(z.array(SynonymRule).max(5000))
  .describe('synonyms.json: rules for searching, one list a language tag');

/** UTF-16 code units of a signal's phrase, with the words of its groups. */
export const MAX_PHRASE = 2000;

const phrases = (description: string) =>
  z
    .record(LanguageTag, z.array(plainText(MAX_PHRASE)).max(500))
    .optional()
    .meta({ default: {} })
    .describe(description);

/** Members of a schema.org `JobPosting` that a condition can be about. */
const ListingMember = z
  .enum([
    'applicantLocationRequirements',
    'baseSalary',
    'directApply',
    'educationRequirements',
    'employmentType',
    'estimatedSalary',
    'experienceInPlaceOfEducation',
    'experienceRequirements',
    'industry',
    'jobImmediateStart',
    'jobLocationType',
    'occupationalCategory',
    'validThrough',
  ])
  .describe('A member of a schema.org JobPosting');

export const SignalCondition = z.union([
  strictObject({
    member: ListingMember,
    is: z
      .array(plainText(100))
      .min(1)
      .max(50)
      .describe('It has one of these values, or one that begins with what stands before a final *'),
  }).describe('The member has one of some values'),
  strictObject({
    member: ListingMember,
    isAbsent: z.literal(true).describe('It is not there, or empty'),
  }).describe('The member is missing'),
  strictObject({
    member: ListingMember,
    hasRange: z.literal(true).describe('It has a lower and an upper figure'),
  }).describe('The member is a range, such as of pay'),
  strictObject({
    member: ListingMember,
    withinDays: z.int().min(1).max(365).describe('It is a date so many days ahead at most'),
  }).describe('The member is a date that is near'),
]);
export type SignalCondition = z.infer<typeof SignalCondition>;

export const SignalSource = strictObject({
  slug: Slug,
  name: byLanguage(60).describe(
    'What such a job does, as it goes on after “because this job”, such as `asks for references`',
  ),
  description: byLanguage(300).describe('When a listing has it, in a sentence'),
  phrases: phrases('Found in the text of a listing, one list a language tag'),
  unless: phrases(
    'A phrase does not count that starts within eight words of one of these, in the same sentence; nor do conditions, wherever it is',
  ),
  conditions: list(
    SignalCondition,
    20,
    'On the members of a listing; any of them is enough, as is a phrase',
  ),
  tips: list(Slug, 20, 'Slugs of tips that it makes matter, the most useful first'),
  articles: list(Slug, 20, 'Slugs of articles whose tips matter, too'),
  topics: list(Slug, 20, 'Slugs of topics whose tips matter, too'),
  weight: z
    .int()
    .min(1)
    .max(10)
    .optional()
    .meta({ default: 5 })
    .describe('How much it matters beside other signals, from 1 to 10'),
}).describe('Something that a job listing says, and the advice that it makes matter');
export type SignalSource = z.infer<typeof SignalSource>;

export const SignalsFile = strictObject({
  ...schemaReference,
  groups: z
    .record(LanguageTag, z.record(Slug, z.array(plainText(40)).min(1).max(100)))
    .optional()
    .meta({ default: {} })
    .describe(
      'Words that several phrases have as alternatives, by language tag and name: `{name}` stands for them in a phrase',
    ),
  signals: z.array(SignalSource).max(200).describe('All signals that there are'),
}).describe('signals.json: what to look for in a job listing, and the tips that it calls for');
export type SignalsFile = z.infer<typeof SignalsFile>;

export const LibraryFile = strictObject({
  ...schemaReference,
  name: plainText(100).describe('The name of the library'),
  description: plainText(300).describe('What it is, in a sentence, in the default language'),
  descriptionIn: byLanguage(300).optional().describe('The description in other languages'),
  url: HttpsUrl.describe('The https URL at which people know it'),
  publisher: strictObject({
    name: plainText(100).describe('The name to credit'),
    url: HttpsUrl.optional().describe('An https URL about the publisher'),
  }).describe('Who publishes it'),
  defaultLanguage: LanguageTag.describe(
    'The language of answers to requests that name none (BCP 47)',
  ),
  featured: Slug.optional().describe(
    'The article that the home page and the examples of the API show first',
  ),
  license: License,
}).describe('library.json: what this library is and who publishes it');
export type LibraryFile = z.infer<typeof LibraryFile>;

/** Every file form by the name of its JSON Schema. */
export const FILE_SCHEMAS = {
  library: LibraryFile,
  stages: StagesFile,
  topics: TopicsFile,
  synonyms: SynonymsFile,
  signals: SignalsFile,
  article: ArticleFile,
} as const;
