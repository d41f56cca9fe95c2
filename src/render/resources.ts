import { z } from 'zod';
import type { Article, ArticleHead, Tip } from '../content/library.ts';
import {
  ArticleSource,
  Author,
  CalendarDate,
  Change,
  freeText,
  LanguageTag,
  License,
  Link,
  Message,
  Note,
  plainText,
  Slug,
  Source,
  TipSource,
} from '../content/model.ts';
import { recordOf } from '../content/record-of.ts';
import { articleCredit, Credit, tipCredit } from './credit.tsx';
import { markdownToHtml, withAbsoluteLinks } from './markdown.ts';
import { labelNotes, TIP_LIST_NAMES } from './outline.ts';
import type { Site } from './site.ts';
import { stringsFor } from './strings.ts';
import { articlePageUrl, articleUrl, messageUrl, tipPageUrl, tipUrl } from './urls.ts';

/** The JSON forms of articles and tips: what the content says, and what follows from it. */

const WebUrl = z.url().max(2200);
/** Of 10,000 characters of Markdown, when all are of a link and each is escaped as 12. */
const Html = freeText(130_000).describe('Safe HTML: no scripts, no styles, no images');
const lines = z.array(plainText(1000)).max(20);

const TipReference = z
  .object({
    slug: Slug,
    title: TipSource.shape.title,
    summary: plainText(160),
    url: WebUrl.describe('This tip in this API'),
    webUrl: WebUrl.describe('The page where people read it'),
  })
  .meta({ id: 'TipReference', description: 'A tip, by name' });
type TipReference = z.infer<typeof TipReference>;

/** The same for the same JSON, on every server; for a copy to be compared by. */
export const Revision = z
  .string()
  .max(16)
  .regex(/^[0-9a-f]{16}$/)
  .describe('Changes whenever this JSON does, by an edit or when its review falls due');

const translations = z
  .array(z.object({ slug: Slug, inLanguage: LanguageTag, url: WebUrl, webUrl: WebUrl }))
  .max(1000)
  .describe('The same in other languages');

const articleName = { slug: Slug, title: ArticleSource.shape.title, url: WebUrl, webUrl: WebUrl };

const ArticleReference = z
  .object({ ...articleName, credit: Credit })
  .meta({ id: 'ArticleReference', description: 'An article, by name, with its credit' });

const fromArticle = {
  stage: Slug,
  inLanguage: LanguageTag,
  credit: Credit,
  license: License,
  datePublished: CalendarDate,
  dateModified: CalendarDate,
  lastReviewed: CalendarDate,
  reviewDue: CalendarDate,
  isOverdue: z.boolean().describe('Whether reviewDue has come'),
};

export const TipResource = z
  .object({
    ...TipReference.shape,
    body: freeText(20_000).describe('Markdown with absolute links'),
    bodyHtml: Html,
    ...recordOf(TIP_LIST_NAMES, () => lines),
    notes: z
      .array(Note.extend({ label: plainText(100).describe('Where, such as `In the US`') }))
      .max(20)
      .describe('What is different by country'),
    messages: z
      .array(Message.extend({ url: WebUrl.describe('The text alone') }))
      .max(10)
      .describe('Texts ready to adapt and send; what to fill in is in [brackets]'),
    topics: z.array(Slug).max(20),
    position: z.int32().min(1).max(100).describe('Its place in the article, from 1'),
    article: ArticleReference,
    revision: Revision,
    related: z.array(TipReference).max(5).describe('Tips that a reader may want next'),
    translations,
    ...fromArticle,
  })
  .meta({ id: 'Tip', description: 'One piece of advice' });
export type TipResource = z.infer<typeof TipResource>;

const articleShape = {
  ...articleName,
  summary: ArticleSource.shape.summary,
  questions: z.array(plainText(200)).max(6).describe('What people ask that this answers'),
  introduction: freeText(20_000).describe('Markdown with absolute links'),
  introductionHtml: Html,
  conclusion: freeText(20_000).describe('Markdown with absolute links'),
  conclusionHtml: Html,
  topics: z.array(Slug).max(20),
  authors: z.array(Author).max(20),
  reviewedBy: z.array(Author).max(20),
  basedOn: z.array(Source).max(20),
  links: z.array(Link).max(20).describe('Official advice elsewhere'),
  changes: z.array(Change).max(200).describe('Oldest first'),
  aliases: z.array(Slug).max(50).describe('Former slugs'),
  wordCount: z.int32().min(1).max(2_000_000),
  timeRequired: z.iso.duration().max(20).describe('Reading time, an ISO 8601 duration'),
  revision: Revision,
  translations,
  ...fromArticle,
};

export const ArticleResource = z
  .object({ ...articleShape, tips: z.array(TipResource).max(100).describe('In order') })
  .meta({ id: 'Article', description: 'An article with its tips' });
export type ArticleResource = z.infer<typeof ArticleResource>;

export const ArticleListItem = z
  .object({ ...articleShape, tips: z.array(TipReference).max(100).describe('In order') })
  .meta({ id: 'ArticleListItem', description: 'An article with its tips by name' });
export type ArticleListItem = z.infer<typeof ArticleListItem>;

/** What articles and tips name of the rest of the library. */
export interface Connections {
  readonly relatedTo: (tip: Tip) => readonly Tip[];
  readonly translationsOf: (article: Article) => readonly ArticleHead[];
  readonly translationsOfTip: (tip: Tip) => readonly Tip[];
  readonly revisionOf: { article(article: Article): string; tip(tip: Tip): string };
}

/** What is made of texts for readers, which takes its time. */
export interface Texts {
  readonly links: (markdown: string, language: string, site: Site) => string;
  readonly html: (markdown: string, language: string, site: Site) => string;
  readonly articleCredit: (article: ArticleHead, site: Site) => Credit;
  readonly tipCredit: (tip: Tip, site: Site) => Credit;
}

const RENDERED: Texts = {
  links: withAbsoluteLinks,
  html: markdownToHtml,
  articleCredit,
  tipCredit,
};

function pick<T, K extends keyof T>(whole: T, ...names: K[]): Pick<T, K> {
  // Object.fromEntries() forgets the names of its keys.
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<T, K>;
}

const tipReference = (tip: Tip, site: Site): TipReference => ({
  ...pick(tip, 'slug', 'title', 'summary'),
  url: tipUrl(tip, site),
  webUrl: tipPageUrl(tip, site),
});

const articleReference = (article: ArticleHead, site: Site) => ({
  ...pick(article, 'slug', 'title'),
  url: articleUrl(article, site),
  webUrl: articlePageUrl(article, site),
});

const datesAndLicense = (article: ArticleHead, site: Site) => ({
  ...pick(article, 'stage', 'inLanguage', 'license'),
  ...pick(article, 'datePublished', 'dateModified', 'lastReviewed', 'reviewDue'),
  isOverdue: article.reviewDue <= site.asOf,
});

export function tipResource(
  tip: Tip,
  connections: Connections,
  site: Site,
  texts: Texts = RENDERED,
): TipResource {
  const { inLanguage } = tip;
  return {
    ...tipReference(tip, site),
    body: texts.links(tip.body, inLanguage, site),
    bodyHtml: texts.html(tip.body, inLanguage, site),
    ...recordOf(TIP_LIST_NAMES, (name) => tip[name]),
    notes: labelNotes(tip.notes, stringsFor(inLanguage)),
    messages: tip.messages.map((message, i) => ({ ...message, url: messageUrl(tip, i + 1, site) })),
    topics: tip.topics,
    position: tip.position,
    article: {
      ...articleReference(tip.article, site),
      credit: texts.articleCredit(tip.article, site),
    },
    revision: connections.revisionOf.tip(tip),
    related: connections.relatedTo(tip).map((other) => tipReference(other, site)),
    translations: connections.translationsOfTip(tip).map((other) => ({
      ...pick(other, 'slug', 'inLanguage'),
      url: tipUrl(other, site),
      webUrl: tipPageUrl(other, site),
    })),
    credit: texts.tipCredit(tip, site),
    ...datesAndLicense(tip.article, site),
  };
}

export function articleListItem(
  article: Article,
  { translationsOf, revisionOf }: Connections,
  site: Site,
  texts: Texts = RENDERED,
): ArticleListItem {
  const { inLanguage, introduction, conclusion } = article;
  return {
    ...articleReference(article, site),
    ...pick(article, 'summary', 'questions'),
    introduction: texts.links(introduction, inLanguage, site),
    introductionHtml: texts.html(introduction, inLanguage, site),
    conclusion: texts.links(conclusion, inLanguage, site),
    conclusionHtml: texts.html(conclusion, inLanguage, site),
    ...pick(article, 'topics', 'authors', 'reviewedBy', 'basedOn', 'links'),
    ...pick(article, 'changes', 'aliases', 'wordCount', 'timeRequired'),
    revision: revisionOf.article(article),
    translations: translationsOf(article).map((other) => ({
      ...pick(other, 'slug', 'inLanguage'),
      url: articleUrl(other, site),
      webUrl: articlePageUrl(other, site),
    })),
    credit: texts.articleCredit(article, site),
    ...datesAndLicense(article, site),
    tips: article.tips.map((tip) => tipReference(tip, site)),
  };
}
