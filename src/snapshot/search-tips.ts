import { channel } from 'node:diagnostics_channel';
import { FILTER_NAMES, type FilterName } from '../content/filters.ts';
import type { Article, Edition, Tip } from '../content/library.ts';
import { recordOf } from '../content/record-of.ts';
import type { HighlightedText } from '../content/tip-texts.ts';
import { mostFrequent } from '../search/index.ts';
import type {
  Facets,
  FacetValue,
  HighlightableTip,
  Highlights,
  SearchIndex,
  SearchQuery,
} from '../search/types.ts';
import { type Nearest, nearestTo } from './nearest.ts';
import { articleTexts } from './searchable-tips.ts';
import type { Snapshot } from './snapshot.ts';

/** Carries how long each search took, in seconds. Costs next to nothing while nobody listens. */
export const searchTimings = channel('tipsheet:search');

/** A value of a facet with the name that readers know it by. */
interface NamedFacet extends FacetValue {
  readonly name: string;
}

/** Searches the tips of one language, page by page. */
export function searchTips(snapshot: Snapshot, edition: Edition, query: SearchQuery) {
  const found = timed(() => indexesOf(snapshot, edition).tips.search(query));
  return {
    ...found,
    facets: named(edition, [found]),
    nearest: found.total === 0 ? nearestTo(edition, query.q) : undefined,
    hits: found.hits.map(({ tip, score }) => ({ tip: edition.tip(tip), score })),
  };
}

/** The articles of one language that a search finds by their own texts, best first. */
export function searchArticles(snapshot: Snapshot, edition: Edition, query: SearchQuery) {
  const { hits } = indexesOf(snapshot, edition).articles.search(query);
  return hits.map(({ tip, score }) => ({ article: edition.article(tip), score }));
}

export const KINDS = ['tip', 'article'] as const;
export type Kind = (typeof KINDS)[number];

type FoundItem = {
  readonly score: number;
  /** What of it matched. */
  readonly highlight: (fields: readonly HighlightedText[]) => Highlights;
} & (
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'tip'; readonly tip: Tip }
);

type FoundKind = { readonly kind: Kind } & ReturnType<SearchIndex['search']>;

/** What a search finds, page by page. */
interface FoundItems {
  /** Number of items that match, exact. */
  readonly total: number;
  /** How many of each kind match. */
  readonly kinds: readonly { readonly kind: Kind; readonly total: number }[];
  /**
   * The items of the page that was asked for, best first. Each is read from the library when it is
   * iterated over, so that a caller may let others have their turn in between. Iterate once.
   */
  readonly hits: Iterable<FoundItem>;
  readonly facets: Record<FilterName, NamedFacet[]>;
  /** The query with its misspelt words corrected, where that finds more than was asked for. */
  readonly didYouMean: string | undefined;
  /** For a search without hits: queries that have some, nearest first. Otherwise empty. */
  readonly suggestions: readonly string[];
  /** For a search without hits: where to go on. */
  readonly nearest: Nearest | undefined;
}

/** Searches the tips and the articles of one language together, or one kind of them. */
export function searchLibrary(
  snapshot: Snapshot,
  edition: Edition,
  { kind, ...query }: SearchQuery & { readonly kind?: Kind | undefined },
): FoundItems {
  const last = query.offset + query.limit;
  const { tips, articles } = indexesOf(snapshot, edition);
  const found = timed(() =>
    (kind === undefined ? KINDS : [kind]).map((each): FoundKind => {
      const index = each === 'tip' ? tips : articles;
      return { kind: each, ...index.search({ ...query, offset: 0, limit: last }) };
    }),
  );
  const total = found.reduce((sum, { total }) => sum + total, 0);
  return {
    total,
    kinds: found,
    hits: readHits(edition, inOneOrder(found).slice(query.offset, last)),
    facets: named(edition, found),
    didYouMean: found.find(({ didYouMean }) => didYouMean !== undefined)?.didYouMean,
    suggestions: total === 0 ? (found[0]?.suggestions ?? []) : [],
    nearest: total === 0 ? nearestTo(edition, query.q) : undefined,
  };
}

/** The hits of several searches; of equal ones those of the first search come first. */
const inOneOrder = (found: readonly FoundKind[]) =>
  found
    .flatMap((of) => of.hits.map((hit) => ({ of, hit })))
    .sort((a, b) => b.hit.score - a.hit.score);

function* readHits(edition: Edition, hits: ReturnType<typeof inOneOrder>): Generator<FoundItem> {
  for (const { of, hit } of hits) {
    const { tip: number, score } = hit;
    if (of.kind === 'tip') {
      const tip = edition.tip(number);
      yield { kind: 'tip', tip, score, highlight: (fields) => of.highlight(tip, fields) };
    } else {
      const article = edition.article(number);
      const highlight = (fields: readonly HighlightedText[]) =>
        of.highlight(textsOf(article), fields);
      yield { kind: 'article', article, score, highlight };
    }
  }
}

/** So many of the articles that hits are of are named that a page of hits stays below 25 KB. */
const NAMED_ARTICLES = 6;

/** The facets of one search in each of some indexes. */
const named = (edition: Edition, found: readonly { readonly facets: Facets }[]) =>
  recordOf(FILTER_NAMES, (name): NamedFacet[] =>
    mostFrequent(
      found.map(({ facets }) => facets[name]),
      name === 'article' ? NAMED_ARTICLES : Number.POSITIVE_INFINITY,
    ).map(({ slug, count }) => ({ slug, count, name: edition.nameOf(name, slug) })),
  );

const madeTexts = new WeakMap<Article, HighlightableTip>();

/** The same object for an article at every call, by which what was read of it is known again. */
function textsOf(article: Article): HighlightableTip {
  const texts = madeTexts.get(article) ?? articleTexts(article);
  madeTexts.set(article, texts);
  return texts;
}

/** Tells how long a search took. What is found beside it on a page isn't counted again. */
function timed<T>(search: () => T): T {
  const started = performance.now();
  const found = search();
  searchTimings.publish((performance.now() - started) / 1000);
  return found;
}

export interface SuggestedText {
  readonly text: string;
  /** `title`: the title of a tip or an article; `term`: what was typed, completed. */
  readonly kind: 'title' | 'term';
  /** The tip that has this title. */
  readonly tip?: Tip | undefined;
  /** The article that has this title. */
  readonly article?: Article | undefined;
}

/** Articles that are suggested at most, before all tips. */
const MAX_SUGGESTED_ARTICLES = 2;

/** Tips that are suggested because a search finds them first. */
const MAX_FOUND = 3;

/**
 * Completions of what is being typed, best first; where no title is among them and hardly a phrase, the
 * tips that a search finds, too.
 */
export function suggestTips(
  snapshot: Snapshot,
  edition: Edition,
  q: string,
  limit: number,
): SuggestedText[] {
  const indexes = indexesOf(snapshot, edition);
  const articles: SuggestedText[] = indexes.articles
    .suggest(q, Math.min(limit, MAX_SUGGESTED_ARTICLES))
    .flatMap(({ text, kind, tip: number }) =>
      number === undefined ? [] : { text, kind, article: edition.article(number) },
    );
  const textsOf = (number: number) => {
    const { title, questions } = edition.tip(number);
    return [title, ...questions];
  };
  const tips = indexes.tips
    .suggest(q, limit - articles.length, textsOf)
    .map(({ text, kind, tip: number }) => ({
      text,
      kind,
      tip: number === undefined ? undefined : edition.tip(number),
    }));
  const suggested = [...articles, ...tips];
  if (suggested.some(({ kind }) => kind === 'title') || tips.length > 1) return suggested;
  const room = Math.min(limit - suggested.length, MAX_FOUND);
  // A query of exclusions alone finds everything else, and none of it for a reason.
  const hits = indexes.tips
    .search({ q, offset: 0, limit: room })
    .hits.filter(({ score }) => score > 0);
  for (const { tip: number } of hits) {
    const tip = edition.tip(number);
    suggested.push({ text: tip.title, kind: 'title', tip });
  }
  return suggested;
}

function indexesOf(snapshot: Snapshot, { language }: Edition) {
  const indexes = snapshot.indexes.get(language);
  if (!indexes) throw new Error(`no index for ${language}`);
  return indexes;
}
