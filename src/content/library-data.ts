import { publishedTips, withdrawnTips } from './article.ts';
import { buildChanges, type ChangesData, toDate, toDay } from './changes-data.ts';
import { compare } from './compare.ts';
import type { Content } from './content.ts';
import { FILTER_NAMES, type FilterName, valuesIn } from './filters.ts';
import { localesFor } from './locales.ts';
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
  readonly articles: ItemsData;
  readonly tips: ItemsData;
  /** JSON of each article as it was written, with commas between; its tips come last in it. */
  readonly documents: Uint8Array;
  /** Words of each article that a reader reads. */
  readonly wordCounts: Uint32Array;
  /** Countries that a published tip has a note on, sorted. */
  readonly regions: readonly string[];
  /** The number of each article's first published tip; one more entry than articles. */
  readonly firstTips: Uint32Array;
  readonly articleOfTip: Uint32Array;
  readonly changes: ChangesData;
}

/** The articles, or the tips, of one language. */
export interface ItemsData {
  /** How many are published; the withdrawn come after them. */
  readonly published: number;
  /** Where each starts in `documents`, and where it ends, or the tips of an article begin: two entries each. */
  readonly offsets: Float64Array;
  /** Slugs and aliases. */
  readonly slugs: NumberTable;
  /** Published ones by the slug of what they translate, or by their own. */
  readonly originals: NumberTable;
  /** Published ones by title, in the order of the language. */
  readonly byTitle: Uint32Array;
  /** Days since 1970, those of a tip being its article's; before it, negative. */
  readonly datePublished: Int32Array;
  readonly dateModified: Int32Array;
  readonly filters: Readonly<Record<FilterName, FilterColumn>>;
}

/** Which values of a filter the published ones have. */
interface FilterColumn {
  /** The number of each value by its slug. */
  readonly numbers: NumberTable;
  readonly lists: NumberLists;
  /** How many have each value, by its number. */
  readonly counts: Uint32Array;
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
  const sortedDates = (dates: Iterable<string>) => [...new Set(dates)].sort();
  const inOrder = languages.map((language) => orderArticles(content, language));
  const changes = buildChanges(inOrder);
  return {
    ...vocabularies,
    hash,
    editions: languages.map((language, number) => ({
      ...buildEdition(language, inOrder[number] ?? []),
      changes: languages.length > 1 ? buildChanges(inOrder, number) : changes,
    })),
    reviewDates: sortedDates(articles.map(({ reviewDue }) => reviewDue)),
    changeDates: sortedDates([
      ...articles.map(({ lastReviewed }) => lastReviewed),
      ...[...new Set(changes.days)].map(toDate),
    ]),
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

/** An article, or a tip with its article. */
interface Item {
  readonly article: ArticleSource;
  readonly source: ArticleSource | TipSource;
}

function buildEdition(
  language: string,
  articles: readonly ArticleSource[],
): Omit<EditionData, 'changes'> {
  const tipsOf = (of: (article: ArticleSource) => readonly TipSource[]) =>
    articles.flatMap((article, number) =>
      of(article).map((source) => ({ article, source, articleNumber: number })),
    );
  const published = tipsOf(publishedTips);
  const tips = [...published, ...tipsOf(withdrawnTips)];
  const { documents, offsets } = buildDocuments(articles);
  const itemsOf = (items: readonly Item[], count: number) =>
    buildItems(items, count, offsets, new Intl.Collator(localesFor(language)));
  return {
    language,
    articles: itemsOf(
      articles.map((article) => ({ article, source: article })),
      articles.filter((article) => !isWithdrawn(article)).length,
    ),
    tips: itemsOf(tips, published.length),
    documents,
    wordCounts: Uint32Array.from(articles, countWords),
    regions: [
      ...new Set(published.flatMap(({ source }) => source.notes ?? []).map(({ region }) => region)),
    ].sort(),
    firstTips: Uint32Array.from(runningTotals(articles.map((one) => publishedTips(one).length))),
    articleOfTip: Uint32Array.from(tips, ({ articleNumber }) => articleNumber),
  };
}

/** @param count how many of them are published; the others come after them */
function buildItems(
  items: readonly Item[],
  count: number,
  offsets: ReadonlyMap<Item['source'], readonly [start: number, end: number]>,
  collator: Intl.Collator,
): ItemsData {
  const published = items.slice(0, count);
  return {
    published: count,
    offsets: Float64Array.from(items.flatMap(({ source }) => offsets.get(source) ?? [])),
    slugs: packNumbers(
      items.flatMap(({ source: { slug, aliases = [] } }, number) =>
        [slug, ...aliases].map((one) => [one, number] as const),
      ),
    ),
    originals: packNumbers(
      published.map(({ source }, number) => [source.translationOf ?? source.slug, number] as const),
    ),
    byTitle: Uint32Array.from(
      published
        .map(({ source }, number) => ({ title: source.title, number }))
        .sort((a, b) => collator.compare(a.title, b.title) || a.number - b.number),
      ({ number }) => number,
    ),
    datePublished: Int32Array.from(items, ({ article }) => toDay(article.datePublished)),
    dateModified: Int32Array.from(items, ({ article }) => toDay(article.dateModified)),
    filters: recordOf(FILTER_NAMES, (name) => buildColumn(name, published)),
  };
}

/** Lays articles out so that a tip can be parsed without the rest of its article, and the reverse. */
function buildDocuments(articles: readonly ArticleSource[]) {
  // Written twice rather than kept in parts, which would take the memory of all of them once more.
  const { length } = layOut(articles, (json) => Buffer.byteLength(json));
  // In memory of its own, never in Node's shared pool, so that it can be transferred.
  const documents = new Uint8Array(length);
  const encoder = new TextEncoder();
  const { offsets } = layOut(
    articles,
    (json, at) => encoder.encodeInto(json, documents.subarray(at)).written,
  );
  return { documents, offsets };
}

/** @param write takes a text at its offset, and returns the number of its bytes */
function layOut(articles: readonly ArticleSource[], write: (json: string, at: number) => number) {
  const offsets = new Map<Item['source'], [start: number, end: number]>();
  let at = 0;
  const add = (json: string): [start: number, end: number] => {
    const start = at;
    at += write(json, at);
    return [start, at];
  };
  for (const [number, article] of articles.entries()) {
    const { tips, ...rest } = article;
    if (number > 0) add(',');
    offsets.set(article, add(JSON.stringify(rest).slice(0, -1)));
    add(',"tips":[');
    tips.forEach((tip, i) => {
      if (i > 0) add(',');
      offsets.set(tip, add(JSON.stringify(tip)));
    });
    add(']}');
  }
  return { length: at, offsets };
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

function buildColumn(name: FilterName, items: readonly Item[]): FilterColumn {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const lists = items.map(({ article, source }) =>
    valuesIn(name, article, source).map((slug) => {
      const number = numbers.get(slug) ?? numbers.size;
      numbers.set(slug, number);
      counts[number] = (counts[number] ?? 0) + 1;
      return number;
    }),
  );
  return {
    numbers: packNumbers(numbers),
    lists: {
      offsets: Uint32Array.from(runningTotals(lists.map(({ length }) => length))),
      values: Uint32Array.from(lists.flat()),
    },
    counts: Uint32Array.from(counts),
  };
}

function runningTotals(lengths: readonly number[]): number[] {
  const totals = [0];
  for (const length of lengths) totals.push((totals.at(-1) ?? 0) + length);
  return totals;
}
