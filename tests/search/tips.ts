import { withDefaults } from '../../src/content/article.ts';
import { FILTER_NAMES } from '../../src/content/filters.ts';
import type { SynonymRule } from '../../src/content/model.ts';
import { recordOf } from '../../src/content/record-of.ts';
import { mostFrequent, openIndex } from '../../src/search/index.ts';
import type { Facets, SearchableTip, SearchIndex } from '../../src/search/types.ts';
import { buildIndex } from './build-index.ts';

export interface GivenTip extends Partial<Omit<SearchableTip, 'filters'>> {
  article?: string;
  stage?: string;
  topics?: readonly string[];
}

/** A tip with what is given and nothing else. */
export function tip({
  article = 'an-article',
  stage = 'second-interview',
  topics = [],
  ...given
}: GivenTip = {}): SearchableTip {
  return {
    ...withDefaults({ slug: 'a-tip', title: '', summary: '', body: '', topics: [] }),
    filters: {
      ...recordOf(FILTER_NAMES, () => []),
      ...{ article: [article], stage: [stage], topic: topics },
    },
    topicNames: [],
    ...given,
  };
}

/** Tips of these bodies, with slugs by position. */
export function tipsOf(...bodies: string[]): SearchableTip[] {
  return bodies.map((body, number) => tip({ slug: `tip-${number}`, body }));
}

export function indexOf(
  tips: readonly SearchableTip[],
  synonyms: readonly SynonymRule[] = [],
  language = 'en',
): SearchIndex {
  return openIndex(buildIndex(tips, { language, synonyms }));
}

/** The positions of the tips that a query finds, best first. */
export function found(index: SearchIndex, q: string): number[] {
  return index.search({ q, offset: 0, limit: 100 }).hits.map((hit) => hit.tip);
}

/** The same, in the order of the tips. */
export function foundInOrder(index: SearchIndex, q: string): number[] {
  return found(index, q).sort((a, b) => a - b);
}

/** The values that hits have, most frequent first. */
export function facetValues(facets: Facets) {
  return recordOf(FILTER_NAMES, (name) => mostFrequent([facets[name]], 1000));
}
