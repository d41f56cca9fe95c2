import type { StringTable } from './string-table.ts';

/**
 * A built index: a plain object of typed arrays and short lists, which can be cloned, moved to
 * another thread and written to disk. "CSR" (compressed rows): the entries of row `i` are those
 * from `start[i]` to `start[i + 1]`.
 */
export interface IndexData {
  /** BCP 47 tag. */
  language: string;
  /** Number of tips; a tip is known by its position in the order of building. */
  size: number;

  /** The folded words of the tips, sorted, stop words included. */
  words: StringTable;
  /** For each word its term, or `NO_TERM` for a stop word. */
  wordTerm: Uint32Array;
  /** How often each word occurs in the tips. */
  wordCount: Uint32Array;
  /** Which letters each word has, as bits; see `letterMask`. */
  wordLetters: Uint32Array;
  /** Where a hyphen stood in a word that is also written with one; 0 for others. */
  wordSplit: Uint8Array;
  /** The words that are written otherwise than folded, ascending, and how; see `written-words.ts`. */
  writtenWords: Uint32Array;
  written: StringTable;

  /** What is searched by: stems, and phrases of synonym rules as stems joined by a space. */
  terms: StringTable;
  /** CSR by term: the tip in the lower `TIP_BITS`, its impact in steps above; tips ascending. */
  postingStart: Uint32Array;
  postings: Uint32Array;
  /** For every `POSITION_BLOCK`th posting, where its positions start. */
  positionBlock: Uint32Array;
  /** Each posting's positions, as variable-length steps; see `positions.ts`. */
  positions: Uint8Array;
  /**
   * For each tip, where its text begins in a row of the texts of all tips, in words of 32 positions,
   * and where the last one ends. At least `TEXT_GAP` positions at the end of each are free.
   */
  textStart: Uint32Array;

  /** The `TELLING_TERMS` most telling terms of each tip, best first, `NO_TERM` where fewer. */
  telling: Uint32Array;
  /** Rank of each tip's slug, for breaking ties. */
  slugRank: Uint32Array;

  titles: StringTable;
  /** CSR by word: the tips whose title has it; plus `FIRST_WORD` where it comes first. */
  titleStart: Uint32Array;
  titlePostings: Uint32Array;

  /** Slugs of the facets' values, sorted. */
  stages: string[];
  articles: string[];
  topics: string[];
  articleOf: Uint32Array;
  /** Each tip's class: those of a class have the same stage and the same topics. */
  classOf: Uint32Array;
  classStage: Uint32Array;
  /** CSR by class. */
  classTopicStart: Uint32Array;
  classTopics: Uint32Array;

  /** Alternatives of terms, as terms: `[term, alternatives]`. */
  synonyms: [string, string[]][];
  /** The words that synonym rules replace and that no tip has, as the rules write them. */
  ruleWords: string[];
  /** The words that most tips use, most first, for a search that finds nothing. */
  popular: string[];
}

/** Set in a title's posting for the word that the title begins with. */
export const FIRST_WORD = 0x80000000;
export const NO_TERM = 0xffffffff;
/** The lower bits of a posting that hold the tip: at most 1,048,576 tips in an index. */
export const TIP_BITS = 20;
export const TIP_MASK = (1 << TIP_BITS) - 1;
export const MAX_TIPS = TIP_MASK + 1;
/** Impacts are kept in 12 bits, in steps of 1/256, far below what changes an order. */
export const IMPACT_STEPS = 256;
export const MAX_IMPACT = 0xfff;
export const POSITION_BLOCK = 64;
/** Positions that are left free after each field, and each item of one. */
export const TEXT_GAP = 9;
export const TELLING_TERMS = 6;

/** The impact of a posting as it is stored and ranked by, in steps. */
export function quantize(impact: number): number {
  return Math.max(1, Math.min(MAX_IMPACT, Math.round(impact * IMPACT_STEPS)));
}
