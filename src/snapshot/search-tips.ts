import { channel } from 'node:diagnostics_channel';
import { FILTER_NAMES, type FilterName } from '../content/filters.ts';
import type { Edition, Tip } from '../content/library.ts';
import { recordOf } from '../content/record-of.ts';
import type { FacetCount, Highlighter, SearchIndex, SearchQuery } from '../search/types.ts';
import type { Snapshot } from './snapshot.ts';

/** Carries how long each search took, in seconds. Costs next to nothing while nobody listens. */
export const searchTimings = channel('tipsheet:search');

/** A value of a facet with the name that readers know it by. */
interface NamedFacet extends FacetCount {
  readonly name: string;
}

interface FoundTip {
  readonly tip: Tip;
  readonly score: number;
}

export interface FoundTips {
  /** Number of tips that match, exact. */
  readonly total: number;
  /**
   * The tips of the page that was asked for, best first. Each is read from the library when it is
   * iterated over, so that a caller may let others have their turn in between. Iterate once.
   */
  readonly hits: Iterable<FoundTip>;
  readonly facets: Readonly<Record<FilterName, readonly NamedFacet[]>>;
  /** The query with its misspelt words corrected, where that finds more than was asked for. */
  readonly didYouMean: string | undefined;
  /** For a search without hits: queries that have some, nearest first. Otherwise empty. */
  readonly suggestions: readonly string[];
  /** Finds in any tip what the query matches. */
  readonly highlight: Highlighter;
}

/** Searches the tips of one language: all that the API and the pages know of search. */
export function searchTips(snapshot: Snapshot, edition: Edition, query: SearchQuery): FoundTips {
  const index = indexOf(snapshot, edition);
  const started = performance.now();
  const { hits, facets, ...found } = index.search(query);
  searchTimings.publish((performance.now() - started) / 1000);
  return {
    ...found,
    hits: tipsOf(edition, hits),
    facets: recordOf(FILTER_NAMES, (name) =>
      facets[name].map((facet) => ({ ...facet, name: edition.nameOf(name, facet.slug) })),
    ),
  };
}

function* tipsOf(
  edition: Edition,
  hits: Iterable<{ tip: number; score: number }>,
): Generator<FoundTip> {
  for (const { tip, score } of hits) yield { tip: edition.tip(tip), score };
}

export interface SuggestedText {
  readonly text: string;
  /** `title`: the title of a tip; `term`: what was typed, its last word completed. */
  readonly kind: 'title' | 'term';
  /** The tip that has this title. */
  readonly tip: Tip | undefined;
}

/** Completions of what is being typed, best first. */
export function suggestTips(
  snapshot: Snapshot,
  edition: Edition,
  q: string,
  limit: number,
): SuggestedText[] {
  return indexOf(snapshot, edition)
    .suggest(q, limit)
    .map(({ text, kind, tip }) => ({
      text,
      kind,
      tip: tip === undefined ? undefined : edition.tip(tip),
    }));
}

function indexOf({ indexes }: Snapshot, { language }: Edition): SearchIndex {
  const index = indexes.get(language);
  if (!index) throw new Error(`no index for ${language}`);
  return index;
}
