import { z } from 'zod';
import { ARTICLE_FILTER_NAMES, type Filters } from '../content/filters.ts';
import type { Article, Edition, Tip } from '../content/library.ts';
import { itemsOf } from '../content/list.ts';
import { freeText, LanguageTag, plainText, Slug, WebUrl } from '../content/model.ts';
import { pick } from '../content/record-of.ts';
import { becauseThisJob, ReasonName } from '../render/because.ts';
import { creditOf } from '../render/credit.tsx';
import { creditMarkdown } from '../render/formats/markdown-document.ts';
import { escapeMarkdown } from '../render/markdown.ts';
import { outlineOf } from '../render/outline.ts';
import { regionFirst } from '../render/region.ts';
import { pageUrl } from '../render/urls.ts';
import { searchTips } from '../snapshot/search-tips.ts';
import { MAX_SIGNALS } from '../snapshot/signals.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { editionOf, findArticle, findTip, NothingFoundError } from './find-item.ts';
import { articleMarkdown, shortMarkdown } from './markdown.ts';

/** What assistants can ask of the library. All of it reads; nothing depends on an earlier call. */

export interface AdviceTool<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /**
   * @param now milliseconds since 1970
   * @returns what it answers: for the assistant to read, and the same as data
   * @throws NothingFoundError
   */
  readonly call: (
    snapshot: Snapshot,
    input: z.infer<Input>,
    now: number,
  ) => { readonly text: string; readonly structured: z.infer<Output> };
}

/** Checks that the parts of a tool fit each other. */
const tool = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: AdviceTool<Input, Output>,
): AdviceTool => definition as unknown as AdviceTool;

const language = z
  .string()
  .max(35)
  .optional()
  .describe('Language of the advice, a BCP 47 tag such as "en"; default: that of the library');
const stage = Slug.optional().describe(
  'Only for one stage of hiring, by its slug, such as "second-interview"',
);
const topic = Slug.optional().describe('Only about one topic, by its slug, such as "pay"');
const region = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .optional()
  .describe('Puts the note on one country first, by its ISO 3166-1 code, such as "US"');

const name = {
  slug: Slug,
  title: plainText(120),
  summary: plainText(200),
  webUrl: WebUrl.describe('The page where people read it'),
};
const credit = freeText(20_000).describe('To print or say with it: who wrote it, and its licence');
const fromArticle = { stage: Slug, inLanguage: LanguageTag, credit };

const TipSummary = z.object({ ...name, ...fromArticle });
const ArticleSummary = z.object({ ...name, ...fromArticle, topics: z.array(Slug).max(20) });
const NearestItems = z.object({
  topics: z.array(z.object({ slug: Slug, name: plainText(120) })).max(20),
  articles: z.array(ArticleSummary).max(20),
});
const whole = {
  markdown: freeText(200_000).describe('The text, with its credit'),
};

export const TOOLS: Readonly<Record<string, AdviceTool>> = {
  search_advice: tool({
    title: 'Search the advice',
    description:
      'Finds advice for a question or a situation, described as people do, and gives the tips that answer best, each with its credit. Use get_tip for the whole text of one.',
    input: z.strictObject({
      question: z
        .string()
        .trim()
        .min(1)
        .max(500)
        .describe('The question or situation, in plain words'),
      stage,
      language,
      limit: z.int().min(1).max(20).default(5).describe('How many tips at most'),
    }),
    output: z.object({
      totalItems: z.int32().min(0).describe('How many tips match'),
      tips: z.array(TipSummary).max(20).describe('The best first'),
      suggestions: z.array(freeText(600)).max(21).describe('What to ask instead, if few are found'),
      nearest: NearestItems.optional().describe(
        'Topics and guides to go on with, where nothing was found',
      ),
    }),
    call(snapshot, { question, stage, limit, language }) {
      const edition = editionOf(snapshot, language);
      const filters = checked(edition, { stage });
      const found = searchTips(snapshot, edition, { q: question, ...filters, offset: 0, limit });
      const tips = Array.from(found.hits, ({ tip }) => tipSummary(tip, snapshot));
      const { didYouMean } = found;
      const suggestions = [...(didYouMean === undefined ? [] : [didYouMean]), ...found.suggestions];
      const nearest = found.nearest && {
        topics: found.nearest.topics.map(({ slug, name }) => ({ slug, name })),
        articles: found.nearest.articles.map((article) => articleSummary(article, snapshot)),
      };
      return {
        text: [
          tips.length === 0
            ? 'The library has no advice on this.'
            : `The best ${tips.length} of ${found.total} tips:`,
          ...tips.map((tip, i) => listItem(i + 1, tip)),
          ...(suggestions.length > 0 ? [`You could ask for: ${suggestions.join('; ')}.`] : []),
          ...(nearest ? nearestItems(nearest) : []),
        ].join('\n\n'),
        structured: { totalItems: found.total, tips, suggestions, nearest },
      };
    },
  }),

  match_listing: tool({
    title: 'Match a job listing',
    description:
      'Reads a job listing and gives the tips that it makes matter, each with the reason and the words of the listing that call for it. Nothing of the listing is kept.',
    input: z.strictObject({
      text: z.string().trim().min(1).max(20_000).describe('The listing, as text or HTML'),
      title: z.string().max(1000).optional().describe('Its title'),
      stage: Slug.optional().describe(
        'The stage that the reader is at, by its slug; tips of earlier ones are left out',
      ),
      language,
      limit: z.int().min(1).max(20).default(5).describe('How many tips at most'),
    }),
    output: z.object({
      signals: z
        .array(
          z.object({
            signal: Slug,
            name: ReasonName,
            evidence: freeText(200).optional().describe('Where the listing says so'),
          }),
        )
        .max(200)
        .describe('What the listing says that matters, most first'),
      tips: z
        .array(
          TipSummary.extend({
            because: z.array(Slug).max(MAX_SIGNALS).describe('The signals that call for it'),
          }),
        )
        .max(20)
        .describe('The best first'),
    }),
    call(snapshot, { text, title, stage, language, limit }, now) {
      const edition = editionOf(snapshot, language);
      checked(edition, { stage });
      const known = snapshot.signals.get(edition.language);
      const found = known?.detect({ title, text }, now) ?? [];
      const strongest = found.slice(0, MAX_SIGNALS).map(({ slug }) => slug);
      const names = new Map(found.map(({ slug, name }) => [slug, name]));
      const tips = (known?.recommend(strongest, { stage, limit }) ?? []).map(
        ({ tip, because }) => ({ ...tipSummary(tip, snapshot), because: [...because] }),
      );
      const reasons = (because: readonly string[]) =>
        because.map((slug) => names.get(slug) ?? slug);
      return {
        text: [
          tips.length === 0
            ? 'The listing says nothing that the library has advice on by itself: use search_advice.'
            : `The best ${tips.length} tips for this listing:`,
          ...tips.map((tip, i) =>
            [
              listItem(i + 1, tip),
              `Why: ${escapeMarkdown(becauseThisJob(reasons(tip.because), edition.language))}`,
            ].join('\n   '),
          ),
        ].join('\n\n'),
        structured: {
          signals: found.map(({ slug, name, evidence }) => ({
            ...{ signal: slug, name },
            ...(evidence.text !== undefined && { evidence: evidence.text }),
          })),
          tips,
        },
      };
    },
  }),

  get_tip: tool({
    title: 'Get a tip',
    description:
      'The text of one tip: advice, what to do and to avoid, examples and ready messages, and what is different by country. It ends with the credit to give.',
    input: z.strictObject({
      slug: Slug.describe('As search_advice and get_article give it'),
      language,
      region,
    }),
    output: z.object({
      ...name,
      ...fromArticle,
      ...whole,
      isShortened: z.boolean().describe('Whether the text leaves something out, as it then says'),
    }),
    call(snapshot, { slug, language, region }) {
      const tip = regionFirst(findTip(editionOf(snapshot, language), slug), region);
      const { site } = snapshot;
      const short = shortMarkdown(outlineOf(tip, site), site);
      return { text: short.markdown, structured: { ...tipSummary(tip, snapshot), ...short } };
    },
  }),

  get_article: tool({
    title: 'Get a guide',
    description:
      'One guide: its introduction, its tips in order by title, summary and slug, and its conclusion. Use get_tip for the text of a tip.',
    input: z.strictObject({ slug: Slug.describe('As list_articles gives it'), language }),
    output: z.object({
      ...ArticleSummary.shape,
      ...whole,
      tips: z.array(z.object(name)).max(100).describe('In order'),
    }),
    call(snapshot, { slug, language }) {
      const article = findArticle(editionOf(snapshot, language), slug);
      const markdown = articleMarkdown(article, snapshot.site);
      const tips = article.tips.map((tip) => nameOf(tip, snapshot));
      return {
        text: markdown,
        structured: { ...articleSummary(article, snapshot), markdown, tips },
      };
    },
  }),

  list_articles: tool({
    title: 'List the guides',
    description: 'The guides of the library in reading order, by stage of hiring or topic.',
    input: z.strictObject({
      stage,
      topic,
      language,
      page: z.int().min(1).max(10_000).default(1).describe('20 guides a page'),
    }),
    output: z.object({
      page: z.int32().min(1),
      totalPages: z.int32().min(0),
      totalItems: z.int32().min(0),
      articles: z.array(ArticleSummary).max(20),
    }),
    call(snapshot, { stage, topic, language, page }) {
      const edition = editionOf(snapshot, language);
      const list = edition.listArticles(checked(edition, { stage, topic }));
      const start = (page - 1) * ARTICLES_A_PAGE;
      const articles = Array.from(itemsOf(list, start, start + ARTICLES_A_PAGE), (article) =>
        articleSummary(article, snapshot),
      );
      const totalPages = Math.ceil(list.length / ARTICLES_A_PAGE);
      return {
        text: [
          `Page ${page} of ${totalPages}, ${list.length} guides in all:`,
          ...articles.map((article, i) => listItem(start + i + 1, article)),
        ].join('\n\n'),
        structured: { page, totalPages, totalItems: list.length, articles },
      };
    },
  }),
};

const ARTICLES_A_PAGE = 20;

/** @throws NothingFoundError where the library has no such value of a filter, which names those it has */
function checked(edition: Edition, filters: Filters): Filters {
  for (const name of ARTICLE_FILTER_NAMES) {
    const slug = filters[name];
    if (slug === undefined || edition.hasValue(name, slug)) continue;
    const known = edition.valuesOfTips(name);
    throw new NothingFoundError(
      `No ${name} with advice is called "${slug}". There is: ${known.join(', ')}.`,
    );
  }
  return filters;
}

const nameOf = (item: Article | Tip, { site }: Snapshot) => ({
  ...pick(item, 'slug', 'title', 'summary'),
  webUrl: pageUrl(item, site),
});

const tipSummary = (tip: Tip, snapshot: Snapshot): z.infer<typeof TipSummary> => ({
  ...nameOf(tip, snapshot),
  stage: tip.article.stage,
  inLanguage: tip.inLanguage,
  credit: creditOf(tip, snapshot.site).text,
});

const articleSummary = (article: Article, snapshot: Snapshot): z.infer<typeof ArticleSummary> => ({
  ...nameOf(article, snapshot),
  ...pick(article, 'stage', 'inLanguage', 'topics'),
  credit: creditOf(article, snapshot.site).text,
});

/** The credit has the address. */
const listItem = (
  number: number,
  { title, slug, summary, credit }: Omit<z.infer<typeof TipSummary>, 'webUrl'>,
) =>
  [
    `${number}. **${escapeMarkdown(title)}** (slug: ${slug})`,
    escapeMarkdown(summary),
    `Credit: ${creditMarkdown({ text: credit })}`,
  ].join('\n   ');

/** What there is to go on with. */
function nearestItems({ topics, articles }: z.infer<typeof NearestItems>): string[] {
  const names = topics.map(({ slug, name }) => `${escapeMarkdown(name)} (slug: ${slug})`);
  const guides = articles.map((article, i) => listItem(i + 1, article));
  return [
    ...(names.length > 0 ? [`Its nearest topics: ${names.join('; ')}.`] : []),
    ...(guides.length > 0 ? ['Guides to go on with, by get_article:', ...guides] : []),
  ];
}
