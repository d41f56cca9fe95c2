import type { CompleteTip } from '../content/article.ts';
import type { FilterName, Filters } from '../content/filters.ts';
import type { SynonymRule } from '../content/model.ts';
import type { HighlightedText, SearchedText } from '../content/tip-texts.ts';

/** A tip as the search core reads it. One index holds the tips of one language. */
export interface SearchableTip extends Readonly<Pick<CompleteTip, SearchedText>> {
  slug: string;
  /** What the tip can be filtered and counted by, as slugs; not searched. */
  filters: Readonly<Record<FilterName, readonly string[]>>;
  /** Names of the topics; searched, never highlighted. */
  topicNames: readonly string[];
}

export interface IndexOptions {
  /** BCP 47 tag of the language of the tips, such as `en` or `pt-BR`. */
  language: string;
  synonyms?: readonly SynonymRule[];
}

/** What is asked of an index: of all tips that have the values of the filters. */
export interface SearchQuery extends Filters {
  /** What the person typed: words, `"phrases"`, `-not`; never an error. */
  q: string;
  /** Number of hits to pass over, from 0. */
  offset: number;
  /** Number of hits to return at most, from 0. */
  limit: number;
}

export interface Hit {
  /** The tip's position in the order in which the index was built. */
  tip: number;
  score: number;
}

/** How many matches have each value of a filter. */
export interface FacetCounts {
  /** Slugs, sorted; the same for all indexes that were built together. */
  readonly values: readonly string[];
  /** One for each value. */
  readonly counts: Uint32Array;
}

/** A value of a filter, and how many matches have it. */
export interface FacetValue {
  slug: string;
  count: number;
}

/**
 * How many of all matches carry each value, exact: filters applied but for the facet's own, to whose
 * values another would be added.
 */
export type Facets = Record<FilterName, FacetCounts>;

interface SearchResult {
  /** Number of tips that match, exact. */
  total: number;
  /** Best first; equal scores by slug. */
  hits: Hit[];
  facets: Facets;
  /** The query with its misspelt words corrected, where that finds more than was asked for. */
  didYouMean: string | undefined;
  /** For a search without hits: queries that have some, nearest first. Otherwise empty. */
  suggestions: string[];
  /** Finds what the query matches in any tip, of this page or another. */
  highlight: Highlighter;
}

export interface Suggestion {
  text: string;
  /** `title`: the title of a tip; `term`: what was typed, completed. */
  kind: 'title' | 'term';
  /** For a title: the tip's position in the order of building. */
  tip?: number;
}

/** The text of a tip that highlights are made for, exactly as it will be served. */
export type HighlightableTip = Pick<SearchableTip, HighlightedText>;

/** A range of UTF-16 code units: from the first to the one after the last. */
export type Range = [start: number, end: number];

/** A text in which something matched, or the part of it that says most about the query. */
export interface Highlight {
  field: HighlightedText;
  /** Which item, for a field that is a list. */
  index?: number | undefined;
  /** As people read it: of Markdown without its marks; of a part with `…` where it was cut. */
  text: string;
  /** Where the text matches; in order, never overlapping. */
  ranges: Range[];
}

export interface Highlights {
  fields: Highlight[];
  /**
   * The part that says most about the query: of the body, or else of a list. Missing when nothing but
   * title and summary matched.
   */
  passage?: Highlight;
}

/**
 * Highlights one query in any number of tips, which must not be changed: what was read of them is
 * kept.
 *
 * @param fields those to highlight; all unless given
 */
export type Highlighter = (
  tip: HighlightableTip,
  fields?: readonly HighlightedText[],
) => Highlights;

/** Searches the tips of one language. Nothing here throws, whatever the query. */
export interface SearchIndex {
  readonly language: string;
  /** Number of tips. */
  readonly size: number;
  search(query: SearchQuery): SearchResult;
  /** The tips most like a tip, best first, itself left out. */
  related(tip: number, limit: number): number[];
  /**
   * Completions of what is being typed, best first; where there are none, of what was meant.
   *
   * @param textsOf the short texts of a tip, in which phrases are looked for; its title unless given
   */
  suggest(q: string, limit: number, textsOf?: (tip: number) => readonly string[]): Suggestion[];
}
