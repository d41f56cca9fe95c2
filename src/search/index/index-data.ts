import type { FilterName } from '../../content/filters.ts';
import type { FacetColumnData } from './facet-column.ts';
import type { LexiconData } from './lexicon.ts';
import type { PostingsData } from './postings.ts';
import type { TitlesData } from './titles.ts';

/**
 * A built index: a plain object of typed arrays and short lists, which can be cloned and moved to
 * another thread. Each part is read by the structure that its type names.
 */
export interface IndexData {
  /** BCP 47 tag. */
  language: string;
  /** Number of tips; a tip is known by its position in the order of building. */
  size: number;
  lexicon: LexiconData;
  postings: PostingsData;
  titles: TitlesData;
  facets: Record<FilterName, FacetColumnData>;
  /** Rank of each tip's slug, for breaking ties. */
  slugRanks: Uint32Array;
  /**
   * The `SIGNIFICANT_TERMS` terms of each tip that set it apart most, best first, `NO_TERM` where
   * fewer.
   */
  significantTerms: Uint32Array;
  /** Alternatives of terms, as terms: `[term, alternatives]`. */
  synonyms: [string, string[]][];
  /** The words that synonym rules replace and that no tip has, as the rules write them. */
  ruleWords: string[];
}
