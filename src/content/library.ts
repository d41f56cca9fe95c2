import type { Article, ArticleHead, Tip } from './article.ts';
import { Changes } from './changes.ts';
import { toDay } from './changes-data.ts';
import type { Content } from './content.ts';
import { openDocuments } from './edition-documents.ts';
import { conditionsOf, FILTERS, type FilterName, type Filters } from './filters.ts';
import type { EditionData, ItemsData, LibraryData, NumberLists } from './library-data.ts';
import { type List, numberedList, READING_ORDER, type Sort } from './list.ts';
import { lookUpLanguage } from './look-up-language.ts';
import type { TermSource, Withdrawal } from './model.ts';
import { nearestIn } from './nearest.ts';
import { lookUp, prefixRange, stringAt, stringCount } from './string-table.ts';

export interface VocabularyTerm extends Pick<TermSource, 'slug'> {
  readonly name: string;
  readonly description: string;
  readonly articleCount: number;
  readonly tipCount: number;
}

/** What is known under a slug. */
export type Lookup<T> =
  | { readonly state: 'found'; readonly item: T }
  | { readonly state: 'moved'; readonly slug: string }
  | {
      readonly state: 'withdrawn';
      readonly withdrawn: Withdrawal;
      /** What `replacedBy` names. */
      readonly kind: 'article' | 'tip';
    }
  | { readonly state: 'unknown' };

/** What is known under a slug, or under the present one of a former slug. */
export function followed<T>(find: (slug: string) => Lookup<T>, slug: string): Lookup<T> {
  const found = find(slug);
  return found.state === 'moved' ? find(found.slug) : found;
}

export type { Article, ArticleHead, Tip } from './article.ts';

/** An immutable library, opened from its data without copying. */
export class Library {
  readonly info: LibraryData['info'];
  readonly hash: string;
  readonly editions: readonly Edition[];
  readonly languages: readonly string[];
  readonly #data: LibraryData;

  constructor(data: LibraryData) {
    this.#data = data;
    this.info = data.info;
    this.hash = data.hash;
    this.editions = data.editions.map((edition) => new Edition(edition, data));
    this.languages = data.editions.map(({ language }) => language);
  }

  /** The edition in the best language for a tag (BCP 47). */
  edition(tag: string): Edition | undefined {
    const language = lookUpLanguage(tag, this.languages);
    return this.editions.find((edition) => edition.language === language);
  }

  /** An article or a tip in all languages that have it published. */
  inEveryLanguage(item: ArticleHead | Tip): (ArticleHead | Tip)[] {
    const { slug, translationOf = slug } = item;
    return this.editions.flatMap((edition) => {
      const found =
        'article' in item
          ? edition.tipOfOriginal(translationOf)
          : edition.articleOfOriginal(translationOf);
      return found ?? [];
    });
  }

  /** An article or a tip in the other languages that have it published. */
  translationsOf(item: ArticleHead | Tip): (ArticleHead | Tip)[] {
    return this.inEveryLanguage(item).filter(({ inLanguage }) => inLanguage !== item.inLanguage);
  }

  /** The log of one edition, or of all. */
  changes(edition?: Edition): Changes {
    const data = this.#data.editions.find(({ language }) => language === edition?.language);
    return new Changes((data ?? this.#data).changes, this.editions);
  }

  /** What editors wrote besides the articles. */
  vocabularies(): Omit<Content, 'articles'> {
    const { info, stages, topics, synonyms, signals } = this.#data;
    return { info, stages, topics, synonyms, signals };
  }

  /**
   * All of it as editors wrote it, so that what one server exports another can serve: JSON in UTF-8,
   * in parts, of which the large ones are the library's own bytes.
   */
  *exported(): Generator<Uint8Array> {
    const { info, ...others } = this.vocabularies();
    const head = JSON.stringify({ library: info, ...others });
    yield Buffer.from(`${head.slice(0, -1)},"articles":[`);
    for (const [i, { documents }] of this.#data.editions.entries()) {
      if (i > 0) yield Buffer.from(',');
      yield documents;
    }
    yield Buffer.from(']}\n');
  }

  /** The last date, `asOf` at the latest, at which a review fell due. */
  lastReviewDue(asOf: string): string | undefined {
    return this.#data.reviewDates.findLast((date) => date <= asOf);
  }

  /** The first date after `asOf` at which what is served changes without an edit. */
  nextChange(asOf: string): string | undefined {
    const { reviewDates, changeDates } = this.#data;
    return [reviewDates, changeDates]
      .flatMap((dates) => dates.find((date) => date > asOf) ?? [])
      .sort()[0];
  }

  /** The last date, `asOf` at the latest, at which something in the library changed. */
  lastChange(asOf: string): string | undefined {
    return this.#data.changeDates.findLast((date) => date <= asOf);
  }
}

/** The articles and tips of one language. */
export class Edition {
  readonly language: string;
  readonly articleCount: number;
  readonly tipCount: number;
  /** Countries that a published tip has a note on, sorted. */
  readonly regions: readonly string[];
  /** In their order along the process. */
  readonly stages: readonly VocabularyTerm[];
  readonly topics: readonly VocabularyTerm[];
  /** The article of that number; numbers come from the lists of this edition. */
  readonly article: (number: number) => Article;
  /** That article without its tips. */
  readonly articleHead: (number: number) => ArticleHead;
  /** The tip of that number; numbers come from the lists of this edition. */
  readonly tip: (number: number) => Tip;
  readonly #articleNumberOf: (tip: number) => number;
  readonly #data: EditionData;
  readonly #termNames: Readonly<Record<'stages' | 'topics', ReadonlyMap<string, string>>>;

  constructor(data: EditionData, library: LibraryData) {
    const documents = openDocuments(data, library.info.license);
    this.article = documents.article;
    this.articleHead = documents.head;
    this.tip = documents.tip;
    this.#articleNumberOf = documents.articleNumberOf;
    this.#data = data;
    this.language = data.language;
    this.articleCount = data.articles.published;
    this.tipCount = data.tips.published;
    this.regions = data.regions;
    const terms = (name: FilterName, sources: readonly TermSource[]) => {
      const countIn = ({ filters }: ItemsData, slug: string) =>
        filters[name].counts[lookUp(filters[name].numbers, slug) ?? -1] ?? 0;
      return sources.map(({ slug, name, description }) => ({
        slug,
        // They are there in every language that has articles.
        name: name[data.language] ?? '',
        description: description[data.language] ?? '',
        articleCount: countIn(data.articles, slug),
        tipCount: countIn(data.tips, slug),
      }));
    };
    this.stages = terms('stage', library.stages);
    this.topics = terms('topic', library.topics);
    const names = (of: readonly VocabularyTerm[]) =>
      new Map(of.map(({ slug, name }) => [slug, name]));
    this.#termNames = { stages: names(this.stages), topics: names(this.topics) };
  }

  findArticle(slug: string): Lookup<Article> {
    const number = lookUp(this.#data.articles.slugs, slug);
    if (number === undefined) return { state: 'unknown' };
    const article = this.article(number);
    if (article.slug !== slug) return { state: 'moved', slug: article.slug };
    const { withdrawn } = article;
    return withdrawn
      ? { state: 'withdrawn', withdrawn, kind: 'article' }
      : { state: 'found', item: article };
  }

  /** The article that a published tip is in. */
  articleOf({ number }: Tip): Article {
    return this.article(this.#articleNumberOf(number));
  }

  findTip(slug: string): Lookup<Tip> {
    const number = lookUp(this.#data.tips.slugs, slug);
    if (number === undefined) return { state: 'unknown' };
    const tip = this.tip(number);
    if (tip.slug !== slug) return { state: 'moved', slug: tip.slug };
    const withdrawn = tip.withdrawn ?? tip.article.withdrawn;
    return withdrawn
      ? { state: 'withdrawn', withdrawn, kind: tip.withdrawn ? 'tip' : 'article' }
      : { state: 'found', item: tip };
  }

  /** The published tip that has this slug now. */
  publishedTip(slug: string): Tip | undefined {
    const lookup = this.findTip(slug);
    return lookup.state === 'found' ? lookup.item : undefined;
  }

  /** Present slugs that begin with `prefix`, in alphabetical order. */
  completeSlug(kind: 'articles' | 'tips', prefix: string, limit: number): string[] {
    const { keys } = this.#data[kind].slugs;
    const [start, end] = prefixRange(keys, prefix);
    const slugs: string[] = [];
    for (let at = start; at < end && slugs.length < limit; at++) {
      const slug = stringAt(keys, at);
      const { state } = kind === 'articles' ? this.findArticle(slug) : this.findTip(slug);
      if (state === 'found') slugs.push(slug);
    }
    return slugs;
  }

  /**
   * The slug of the article or tip that was probably meant by one that is misspelt. It may be of one
   * that was withdrawn, if none that is published is as near.
   */
  nearestSlug(kind: 'articles' | 'tips', slug: string): string | undefined {
    const { slugs, published } = this.#data[kind];
    const isPublished = (place: number) => (slugs.values[place] ?? published) < published;
    const name = nearestIn(slug, slugs.keys, isPublished);
    const found = name === undefined ? undefined : lookUp(slugs, name);
    if (found === undefined) return undefined;
    return kind === 'articles' ? this.articleHead(found).slug : this.tip(found).slug;
  }

  /** The published article that translates the one of this slug, or has it. */
  articleOfOriginal(slug: string): ArticleHead | undefined {
    const number = lookUp(this.#data.articles.originals, slug);
    return number === undefined ? undefined : this.articleHead(number);
  }

  /** The published tip that translates the one of this slug, or has it. */
  tipOfOriginal(slug: string): Tip | undefined {
    const number = lookUp(this.#data.tips.originals, slug);
    return number === undefined ? undefined : this.tip(number);
  }

  /** Whether a published article or tip has this value of a filter. */
  hasValue(name: FilterName, slug: string): boolean {
    const { articles, tips } = this.#data;
    return [articles, tips].some(
      ({ filters }) => lookUp(filters[name].numbers, slug) !== undefined,
    );
  }

  /** The values of a filter that published tips have: in the order of its vocabulary, or by slug. */
  valuesOfTips(name: FilterName): string[] {
    const { keys } = this.#data.tips.filters[name].numbers;
    const { vocabulary } = FILTERS[name];
    if (vocabulary === undefined || vocabulary === 'articles')
      return Array.from({ length: stringCount(keys) }, (_, i) => stringAt(keys, i));
    return this[vocabulary].filter(({ tipCount }) => tipCount > 0).map(({ slug }) => slug);
  }

  /** The name of a value of a filter, for people. */
  nameOf(name: FilterName, slug: string): string {
    const { vocabulary } = FILTERS[name];
    if (vocabulary === undefined) return slug;
    if (vocabulary !== 'articles') return this.#termNames[vocabulary].get(slug) ?? slug;
    const number = lookUp(this.#data.articles.slugs, slug);
    return number === undefined ? slug : this.articleHead(number).title;
  }

  /**
   * The published articles that pass the filters.
   * @param since only those modified on this day (ISO 8601) or later
   */
  listArticles(filters: Filters = {}, sort = READING_ORDER, since?: string): List<Article> {
    const numbers = this.#select('articles', filters, sort, since);
    return numberedList(numbers, (number) => this.article(number));
  }

  /** The first published articles, in reading order, that pass the filters. */
  firstArticles(filters: Filters, limit: number): Article[] {
    const passes = this.#passes('articles', filters);
    const articles: Article[] = [];
    for (let number = 0; number < this.articleCount && articles.length < limit; number++)
      if (passes(number)) articles.push(this.article(number));
    return articles;
  }

  /**
   * The published tips that pass the filters.
   * @param since only those whose article was modified on this day (ISO 8601) or later
   */
  listTips(filters: Filters = {}, sort = READING_ORDER, since?: string): List<Tip> {
    const numbers = this.#select('tips', filters, sort, since);
    return numberedList(numbers, (number) => this.tip(number));
  }

  /**
   * Whether a published tip passes the filters.
   * @param since whether its article was modified on this day (ISO 8601) or later, too
   */
  tipPasses(tip: Tip, filters: Filters, since?: string): boolean {
    return this.#passes('tips', filters, since)(tip.number);
  }

  /** The published articles before and after one in reading order. */
  neighbours({ number }: Article): { previous?: Article; next?: Article } {
    return {
      ...(number > 0 && { previous: this.article(number - 1) }),
      ...(number + 1 < this.articleCount && { next: this.article(number + 1) }),
    };
  }

  #select(
    kind: 'articles' | 'tips',
    filters: Filters,
    { key, descending }: Sort,
    since?: string,
  ): number[] {
    const items = this.#data[kind];
    const passes = this.#passes(kind, filters, since);
    const numbers: number[] = [];
    for (let i = 0; i < items.published; i++) {
      const number = key === 'title' ? (items.byTitle[i] ?? i) : i;
      if (passes(number)) numbers.push(number);
    }
    if (key === 'stage' || key === 'title') return descending ? numbers.reverse() : numbers;
    const days = items[key];
    const sign = descending ? -1 : 1;
    // Items of the same date stay in reading order, whichever way the dates run.
    return numbers.sort((a, b) => sign * ((days[a] ?? 0) - (days[b] ?? 0)) || a - b);
  }

  /** Whether a published article or tip passes the filters, and was modified on this day or later. */
  #passes(
    kind: 'articles' | 'tips',
    filters: Filters,
    since?: string,
  ): (number: number) => boolean {
    const { dateModified, filters: columns } = this.#data[kind];
    const first = since === undefined ? Number.NEGATIVE_INFINITY : toDay(since);
    const wanted = conditionsOf(filters).map(({ name, values }) => {
      const { numbers, lists } = columns[name];
      return { lists, numbers: values.flatMap((slug) => lookUp(numbers, slug) ?? []) };
    });
    return (number) =>
      (dateModified[number] ?? 0) >= first &&
      wanted.every(({ lists, numbers }) => includesAny(lists, number, numbers));
  }
}

function includesAny(
  { offsets, values }: NumberLists,
  item: number,
  wanted: readonly number[],
): boolean {
  const end = offsets[item + 1] ?? 0;
  for (let at = offsets[item] ?? end; at < end; at++)
    if (wanted.includes(values[at] ?? -1)) return true;
  return false;
}
