import { publishedTips, withdrawnTips } from './article.ts';
import { buildChanges, type ChangesData, datesOfChanges, toDay } from './changes-data.ts';
import { compare } from './compare.ts';
import type { Content } from './content.ts';
import { FILTER_NAMES, type FilterName, valuesIn } from './filters.ts';
import type { ArticleSource, TipSource } from './model.ts';
import { recordOf } from './record-of.ts';
import { type NumberTable, packNumbers } from './string-table.ts';
import { countedTexts } from './tip-texts.ts';

/**
 * A library as numbers and bytes: it passes between threads without copying, and opening it costs
 * the same for thirty tips and a million. Articles are kept as JSON, as they were written, and parsed
 * when asked for.
 */
export interface LibraryData extends Omit<Content, 'articles'> {
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  readonly editions: readonly EditionData[];
  /** Every date at which a review falls due, ascending, each once. */
  readonly reviewDates: readonly string[];
  /** Every date at which something changed, ascending, each once. */
  readonly changeDates: readonly string[];
  /** Of all languages. */
  readonly changes: ChangesData;
}

/** The articles of one language. Numbers of articles and tips count from 0 in reading order. */
export interface EditionData {
  readonly language: string;
  /** Articles that are published; the withdrawn come after them. */
  readonly publishedArticles: number;
  readonly publishedTips: number;
  /** JSON of each article as it was written, with commas between; its tips come last in it. */
  readonly documents: Uint8Array;
  /** Where each article starts in `documents`, and where its tips begin: two entries an article. */
  readonly headOffsets: Float64Array;
  /** Where each tip starts in `documents`, and where it ends: two entries a tip. */
  readonly tipOffsets: Float64Array;
  /** Words of each article that a reader reads. */
  readonly wordCounts: Uint32Array;
  /** Published articles by the slug of what they translate, or by their own. */
  readonly originals: NumberTable;
  /** Countries that a published tip has a note on, sorted. */
  readonly regions: readonly string[];
  /** Published tips by the slug of what they translate, or by their own. */
  readonly tipOriginals: NumberTable;
  /** Slugs and aliases. */
  readonly articleSlugs: NumberTable;
  readonly tipSlugs: NumberTable;
  /** The number of each article's first published tip; one more entry than articles. */
  readonly firstTips: Uint32Array;
  readonly articleOfTip: Uint32Array;
  readonly filters: Readonly<Record<FilterName, FilterColumn>>;
  /** Days since 1970, by article; before it, negative. */
  readonly published: Int32Array;
  readonly modified: Int32Array;
  /** Published articles and tips by title, in the order of the language. */
  readonly articlesByTitle: Uint32Array;
  readonly tipsByTitle: Uint32Array;
  readonly changes: ChangesData;
}

/** Which values of a filter the published articles and tips have. */
interface FilterColumn {
  /** The number of each value by its slug. */
  readonly numbers: NumberTable;
  readonly ofArticle: NumberLists;
  readonly ofTip: NumberLists;
  /** How many articles and tips have each value, by its number. */
  readonly articleCounts: Uint32Array;
  readonly tipCounts: Uint32Array;
}

/** Lists of numbers, concatenated. */
export interface NumberLists {
  /** Where each list starts in `values`; one more entry than lists. */
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

export function buildLibraryData(content: Content, hash: string): LibraryData {
  const { articles, ...vocabularies } = content;
  const languages = [...new Set(articles.map((article) => article.inLanguage))].sort();
  const dates = (of: (article: ArticleSource) => string[]) =>
    [...new Set(articles.flatMap(of))].sort();
  const inOrder = languages.map((language) => orderArticles(content, language));
  const changes = buildChanges(inOrder);
  return {
    ...vocabularies,
    hash,
    editions: languages.map((language, number) => ({
      ...buildEdition(language, inOrder[number] ?? []),
      changes: languages.length > 1 ? buildChanges(inOrder, number) : changes,
    })),
    reviewDates: dates((article) => [article.reviewDue]),
    changeDates: dates((article) => [article.lastReviewed, ...datesOfChanges(article)]),
    changes,
  };
}

/** The articles of a language: published before withdrawn, then by stage, then by slug. */
export function orderArticles(content: Content, language: string): ArticleSource[] {
  const stages = new Map(content.stages.map(({ slug }, number) => [slug, number]));
  const stageOf = (article: ArticleSource) => stages.get(article.stage) ?? 0;
  return content.articles
    .filter((article) => article.inLanguage === language)
    .sort(
      (a, b) =>
        Number(isWithdrawn(a)) - Number(isWithdrawn(b)) ||
        stageOf(a) - stageOf(b) ||
        compare(a.slug, b.slug),
    );
}

const isWithdrawn = (article: ArticleSource) => article.status === 'withdrawn';

function buildEdition(
  language: string,
  articles: readonly ArticleSource[],
): Omit<EditionData, 'changes'> {
  const published = articles.filter((article) => !isWithdrawn(article));
  const read = articles.map(publishedTips);
  const readTips = read.flat();
  const tips = [...readTips, ...articles.flatMap(withdrawnTips)];
  const placesOf = (of: (article: ArticleSource) => readonly TipSource[]) =>
    articles.flatMap((article, number) => of(article).map(() => number));

  const { documents, headOffsets, offsetsOfTips } = buildDocuments(articles);
  const collator = new Intl.Collator(language);
  const byTitle = (items: readonly { title: string }[]) =>
    Uint32Array.from(
      items
        .map((item, number) => ({ title: item.title, number }))
        .sort((a, b) => collator.compare(a.title, b.title) || a.number - b.number),
      ({ number }) => number,
    );

  return {
    language,
    publishedArticles: published.length,
    publishedTips: readTips.length,
    documents,
    headOffsets,
    tipOffsets: Float64Array.from(tips.flatMap((tip) => offsetsOfTips.get(tip) ?? [])),
    wordCounts: Uint32Array.from(articles, countWords),
    originals: packNumbers(
      published.map((article, number) => [article.translationOf ?? article.slug, number] as const),
    ),
    tipOriginals: packNumbers(
      readTips.map((tip, number) => [tip.translationOf ?? tip.slug, number] as const),
    ),
    regions: [
      ...new Set(readTips.flatMap(({ notes = [] }) => notes.map(({ region }) => region))),
    ].sort(),
    articleSlugs: packNumbers(articles.flatMap(slugsOf)),
    tipSlugs: packNumbers(tips.flatMap(slugsOf)),
    firstTips: Uint32Array.from(runningTotals(read.map(({ length }) => length))),
    articleOfTip: Uint32Array.from([...placesOf(publishedTips), ...placesOf(withdrawnTips)]),
    filters: recordOf(FILTER_NAMES, (name) => buildColumn(name, published)),
    published: Int32Array.from(articles, (article) => toDay(article.datePublished)),
    modified: Int32Array.from(articles, (article) => toDay(article.dateModified)),
    articlesByTitle: byTitle(published),
    tipsByTitle: byTitle(readTips),
  };
}

/** The number of an item by each slug that it has or had. */
function slugsOf(
  { slug, aliases = [] }: Pick<TipSource, 'slug' | 'aliases'>,
  number: number,
): [string, number][] {
  return [slug, ...aliases].map((one) => [one, number]);
}

/** Lays articles out so that a tip can be parsed without the rest of its article, and the reverse. */
function buildDocuments(articles: readonly ArticleSource[]) {
  // Written twice rather than kept in parts, which would take the memory of all of them once more.
  const { length } = layOut(articles, (json) => Buffer.byteLength(json));
  // In memory of its own, never in Node's shared pool, so that it can be transferred.
  const documents = new Uint8Array(length);
  const encoder = new TextEncoder();
  const { headOffsets, offsetsOfTips } = layOut(
    articles,
    (json, at) => encoder.encodeInto(json, documents.subarray(at)).written,
  );
  return { documents, headOffsets: Float64Array.from(headOffsets), offsetsOfTips };
}

/** @param write takes a text at its offset, and returns the number of its bytes */
function layOut(articles: readonly ArticleSource[], write: (json: string, at: number) => number) {
  const headOffsets: number[] = [];
  const offsetsOfTips = new Map<TipSource, [start: number, end: number]>();
  let at = 0;
  const add = (json: string) => {
    at += write(json, at);
  };
  for (const [number, article] of articles.entries()) {
    const { tips, ...rest } = article;
    if (number > 0) add(',');
    headOffsets.push(at);
    add(JSON.stringify(rest).slice(0, -1));
    headOffsets.push(at);
    add(',"tips":[');
    tips.forEach((tip, i) => {
      if (i > 0) add(',');
      const start = at;
      add(JSON.stringify(tip));
      offsetsOfTips.set(tip, [start, at]);
    });
    add(']}');
  }
  return { length: at, headOffsets, offsetsOfTips };
}

/** A word is a run of letters and digits; in scripts without spaces, each character counts. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

function countWords(article: ArticleSource): number {
  const texts = [
    article.title,
    article.introduction,
    ...publishedTips(article).flatMap(countedTexts),
    article.conclusion,
  ];
  return texts.reduce((sum, text) => sum + (text.match(WORD)?.length ?? 0), 0);
}

function buildColumn(name: FilterName, articles: readonly ArticleSource[]): FilterColumn {
  const numbers = new Map<string, number>();
  const numbered = (slugs: readonly string[]) =>
    slugs.map((slug) => {
      const number = numbers.get(slug) ?? numbers.size;
      numbers.set(slug, number);
      return number;
    });
  const articleLists = buildLists(articles.map((article) => numbered(valuesIn(name, article))));
  const tipLists = buildLists(
    articles.flatMap((article) =>
      publishedTips(article).map((tip) => numbered(valuesIn(name, article, tip))),
    ),
  );
  return {
    numbers: packNumbers([...numbers]),
    ofArticle: articleLists,
    ofTip: tipLists,
    articleCounts: count(numbers.size, articleLists),
    tipCounts: count(numbers.size, tipLists),
  };
}

/** How many of the lists have each value. */
function count(size: number, { values }: NumberLists): Uint32Array {
  const counts = new Uint32Array(size);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function buildLists(lists: readonly (readonly number[])[]): NumberLists {
  return {
    offsets: Uint32Array.from(runningTotals(lists.map((list) => list.length))),
    values: Uint32Array.from(lists.flat()),
  };
}

function runningTotals(lengths: readonly number[]): number[] {
  const totals = [0];
  for (const length of lengths) totals.push((totals.at(-1) ?? 0) + length);
  return totals;
}
