import type { QueryWord } from './parse.ts';
import type { Synonym } from './synonyms.ts';

/** A term that counts for a word of the query, by a share of the literal word. */
export interface Alternative {
  term: number;
  weight: number;
  /** Whether it stands for what was meant where something was misspelt. */
  corrected: boolean;
  /** Where it means the same but is another word, which is as rare as it is. */
  synonym?: Synonym | undefined;
}

/** A word of the query with what it is searched by. */
export interface PlannedWord extends QueryWord {
  folded: string;
  /** Its number in the index, or -1. */
  number: number;
  stop: boolean;
  /** Whether it says what any library lists, which tells no tip from another. */
  listed: boolean;
  /** Its stem, or what marks it as a stop word; of the corrected word where it was misspelt. */
  key: string;
  /** The keys of the words of synonym rules that an unfinished word may become. */
  completedKeys?: readonly string[];
  /** None for a stop word and for one that isn't found. */
  alternatives: Alternative[];
  /** Whether it was misspelt, or may have been. */
  corrected: boolean;
  /** Words of the index, from the first to the one after the last, that make a tip found. */
  prefixRange?: readonly [start: number, end: number];
  /** What to write for it in the corrected query. */
  replacement?: string;
}
