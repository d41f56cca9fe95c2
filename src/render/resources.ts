import { z } from 'zod';
import { ARTICLE_FILTER_NAMES, FILTERS, type FilterField } from '../content/filters.ts';
import type { Article, ArticleHead, Tip } from '../content/library.ts';
import {
  ArticleSource,
  Author,
  Change,
  day,
  freeText,
  LanguageTag,
  License,
  Link,
  Message,
  Note,
  plainText,
  Slug,
  Source,
  TipFile,
  WebUrl,
} from '../content/model.ts';
import { pick, recordOf } from '../content/record-of.ts';
import { Credit, CreditText, creditOf, creditText } from './credit.tsx';
import { markdownToHtml, withAbsoluteLinks } from './markdown.ts';
import { labelNotes, TIP_LIST_NAMES } from './outline.ts';
import type { Site } from './site.ts';
import { stringsFor } from './strings.ts';
import { itemUrl, messageUrl, pageUrl } from './urls.ts';

/** The JSON forms of articles and tips: what the content says, and what follows from it. */

/** Of 10,000 characters of Markdown, when all are of a link and each is escaped as 12. */
const Html = freeText(130_000).describe('Safe HTML: no scripts, no styles, no images');
const lines = z.array(plainText(1000)).max(20);

const FILTER_FIELDS = ARTICLE_FILTER_NAMES.map((name) => FILTERS[name].field);
const filterShape = Object.fromEntries(
  ARTICLE_FILTER_NAMES.map((name) => {
    const { field, fieldDescription } = FILTERS[name];
    return [field, withoutDefault(ArticleSource.shape[field]).describe(fieldDescription)];
  }),
) as Pick<typeof ArticleSource.shape, FilterField>;

/** An optional field of a file as it is shown, which it always is. */
function withoutDefault(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? withoutDefault(schema.unwrap() as z.ZodType) : schema;
}

/** What every list shows, whatever it lists. */
const lightShape = {
  slug: Slug,
  title: plainText(120).describe('Its title, one line of plain text'),
  summary: plainText(200).describe(
    'What a reader gets from it, one line of plain text that can be quoted alone',
  ),
  url: WebUrl.describe('Its URL in this API'),
  webUrl: WebUrl.describe('The page where people read it'),
  ...filterShape,
  inLanguage: LanguageTag,
  creditText: CreditText,
};

const ArticleReference = z
  .object(lightShape)
  .pick({ slug: true, title: true, url: true, webUrl: true })
  .meta({ id: 'ArticleReference', description: 'An article, by name' });

const TipReference = z
  .object(ArticleReference.shape)
  .meta({ id: 'TipReference', description: 'A tip, by name' });

export const Revision = z
  .string()
  .max(16)
  .regex(/^[0-9a-f]{16}$/)
  .describe(
    '16 hexadecimal digits that change whenever its whole JSON does, by an edit or when its review falls due',
  );

const lightTipShape = { ...lightShape, article: ArticleReference, revision: Revision };
export type LightTip = z.infer<z.ZodObject<typeof lightTipShape>>;

const translations = z
  .array(z.object(lightShape).pick({ slug: true, inLanguage: true, url: true, webUrl: true }))
  .max(1000)
  .describe('The same in other languages');

const publication = {
  credit: Credit,
  license: License,
  datePublished: day('The day it was published'),
  dateModified: day('The day of its newest change'),
  lastReviewed: day('The day its editors last reviewed it'),
  reviewDue: day('The day by which they are to review it again'),
  isOverdue: z.boolean().describe('Whether the day of `reviewDue` has come (UTC)'),
};

const restOfTipShape = {
  body: freeText(20_000).describe('Markdown with absolute links'),
  bodyHtml: Html,
  ...recordOf(TIP_LIST_NAMES, (name) => lines.describe(TipFile.shape[name].description ?? name)),
  notes: z
    .array(Note.extend({ label: plainText(100).describe('Where, such as `In the US`') }))
    .max(20)
    .describe('What is different by country'),
  messages: z
    .array(Message.extend({ url: WebUrl.describe('The URL of the text alone') }))
    .max(10)
    .describe('Texts ready to adapt and send; what to fill in is in [brackets]'),
  position: z.int32().min(1).max(100).describe('Its place in the article, from 1'),
  related: z.array(TipReference).max(5).describe('Tips that a reader may want next'),
  aliases: z.array(Slug).max(50).describe('Its former slugs, whose URLs redirect to it'),
  translations,
  ...publication,
};

export const TipResource = z
  .object({ ...lightTipShape, ...restOfTipShape })
  .meta({ id: 'Tip', description: 'One piece of advice' });
export type TipResource = z.infer<typeof TipResource>;

export const ListedTip = z
  .object({ ...lightTipShape, ...z.object(restOfTipShape).partial().shape })
  .meta({
    id: 'ListedTip',
    description:
      'A tip in a list: what a list shows, and the rest where `include=body` asks for it',
  });
export type ListedTip = z.infer<typeof ListedTip>;

const lightArticleShape = {
  ...lightShape,
  revision: Revision,
  timeRequired: z.iso.duration().max(20).describe('Reading time, an ISO 8601 duration'),
};
export type LightArticle = z.infer<z.ZodObject<typeof lightArticleShape>>;

const restOfArticleShape = {
  questions: z.array(plainText(200)).max(6).describe('What people ask that this answers'),
  introduction: freeText(20_000).describe('Markdown with absolute links'),
  introductionHtml: Html,
  conclusion: freeText(20_000).describe('Markdown with absolute links'),
  conclusionHtml: Html,
  authors: z.array(Author).max(20).describe('Who wrote it'),
  reviewedBy: z.array(Author).max(20).describe('Who reviewed it'),
  basedOn: z.array(Source).max(20).describe('Works that it draws on'),
  links: z.array(Link).max(20).describe('Official advice elsewhere'),
  changes: z.array(Change).max(200).describe('What its editors changed, oldest first'),
  aliases: z.array(Slug).max(50).describe('Its former slugs, whose URLs redirect to it'),
  wordCount: z
    .int32()
    .min(1)
    .max(2_000_000)
    .describe('How many words a reader reads, the tips included'),
  translations,
  ...publication,
};
const tips = z.array(ListedTip).max(100).describe('Its tips, in reading order');

export const ArticleResource = z
  .object({ ...lightArticleShape, ...restOfArticleShape, tips })
  .meta({ id: 'Article', description: 'An article with its tips' });
export type ArticleResource = z.infer<typeof ArticleResource>;

export const ListedArticle = z
  .object({ ...lightArticleShape, ...z.object({ ...restOfArticleShape, tips }).partial().shape })
  .meta({
    id: 'ListedArticle',
    description:
      'An article in a list: what a list shows, its tips where `include=tips` asks for them, and the rest where `include=body` does',
  });
export type ListedArticle = z.infer<typeof ListedArticle>;

/** The members of a tip or an article that was found: what lists have but the revision, which is for copies. */
export const foundItemShape = {
  ...z
    .object({ ...ListedArticle.shape, ...ListedTip.shape })
    .omit({ revision: true, tips: true })
    .partial().shape,
  ...lightShape,
};

/** What articles and tips name of the rest of the library. */
export interface Connections {
  readonly relatedTo: (tip: Tip) => readonly Tip[];
  readonly translationsOf: (item: Article | Tip) => readonly (ArticleHead | Tip)[];
  readonly revisionOf: { article(article: Article): string; tip(tip: Tip): string };
}

/** What is made of texts for readers, which takes its time. */
export interface Texts {
  readonly links: (markdown: string, language: string, site: Site) => string;
  readonly html: (markdown: string, language: string, site: Site) => string;
  readonly credit: (item: ArticleHead | Tip, site: Site) => Credit;
}

const RENDERED: Texts = {
  links: withAbsoluteLinks,
  html: markdownToHtml,
  credit: creditOf,
};

/** What others name an article or a tip by. */
export const referenceTo = (item: ArticleHead | Tip, site: Site) => ({
  ...pick(item, 'slug', 'title'),
  url: itemUrl(item, site),
  webUrl: pageUrl(item, site),
});

const translationsIn = (item: Article | Tip, { translationsOf }: Connections, site: Site) =>
  translationsOf(item).map((other) => ({
    ...pick(other, 'slug', 'inLanguage'),
    url: itemUrl(other, site),
    webUrl: pageUrl(other, site),
  }));

const publicationOf = (article: ArticleHead, site: Site) => ({
  license: article.license,
  ...pick(article, 'datePublished', 'dateModified', 'lastReviewed', 'reviewDue'),
  isOverdue: article.reviewDue <= site.asOf,
});

export function lightTip(tip: Tip, { revisionOf }: Connections, site: Site): LightTip {
  const { summary, inLanguage, article } = tip;
  return {
    ...referenceTo(tip, site),
    summary,
    ...pick({ ...article, ...tip }, ...FILTER_FIELDS),
    inLanguage,
    creditText: creditText(article),
    article: referenceTo(article, site),
    revision: revisionOf.tip(tip),
  };
}

export function tipResource(
  tip: Tip,
  connections: Connections,
  site: Site,
  texts: Texts = RENDERED,
): TipResource {
  const { inLanguage } = tip;
  return {
    ...lightTip(tip, connections, site),
    body: texts.links(tip.body, inLanguage, site),
    bodyHtml: texts.html(tip.body, inLanguage, site),
    ...recordOf(TIP_LIST_NAMES, (name) => tip[name]),
    notes: labelNotes(tip.notes, stringsFor(inLanguage)),
    messages: tip.messages.map((message, i) => ({ ...message, url: messageUrl(tip, i + 1, site) })),
    position: tip.position,
    related: connections.relatedTo(tip).map((other) => referenceTo(other, site)),
    aliases: tip.aliases,
    translations: translationsIn(tip, connections, site),
    credit: texts.credit(tip, site),
    ...publicationOf(tip.article, site),
  };
}

export function lightArticle(
  article: Article,
  { revisionOf }: Connections,
  site: Site,
): LightArticle {
  return {
    ...referenceTo(article, site),
    ...pick(article, 'summary', ...FILTER_FIELDS, 'inLanguage', 'timeRequired'),
    creditText: creditText(article),
    revision: revisionOf.article(article),
  };
}

/** A whole article but for its tips. */
export function articleWithoutTips(
  article: Article,
  connections: Connections,
  site: Site,
  texts: Texts = RENDERED,
): Omit<ArticleResource, 'tips'> {
  const { inLanguage, introduction, conclusion } = article;
  return {
    ...lightArticle(article, connections, site),
    questions: article.questions,
    introduction: texts.links(introduction, inLanguage, site),
    introductionHtml: texts.html(introduction, inLanguage, site),
    conclusion: texts.links(conclusion, inLanguage, site),
    conclusionHtml: texts.html(conclusion, inLanguage, site),
    ...pick(article, 'authors', 'reviewedBy', 'basedOn', 'links'),
    ...pick(article, 'changes', 'aliases', 'wordCount'),
    translations: translationsIn(article, connections, site),
    credit: texts.credit(article, site),
    ...publicationOf(article, site),
  };
}
