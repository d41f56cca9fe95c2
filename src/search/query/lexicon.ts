import { type IndexData, NO_TERM } from '../index/index-data.ts';
import { tipsWith } from '../index/postings.ts';
import { indexOfString, prefixRange, stringAt } from '../index/string-table.ts';
import { TopHits } from '../index/top-hits.ts';
import { type Analyzer, fold } from '../text/analysis.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';
import type { QueryWord } from './query.ts';

/** Most used completions of an unfinished last word that are scored. */
const MAX_COMPLETIONS = 64;
/** Postings that scored completions may cost together, but for one: half as many as tips, or this. */
const COMPLETION_BUDGET = 20_000;

/** Looks words up in an index. */
export class Lexicon {
  readonly data: IndexData;
  /** Those of the index, folded. */
  readonly ruleWords: readonly string[];
  readonly #analyzer: Analyzer;

  constructor(data: IndexData, analyzer: Analyzer) {
    this.data = data;
    this.#analyzer = analyzer;
    this.ruleWords = data.ruleWords.map(fold);
  }

  /** The word as it stands in the index, if it does. */
  literal(word: QueryWord): PlannedWord {
    const { raw, start, end, phrase, hyphenated } = word;
    const folded = fold(raw);
    const known = indexOfString(this.data.words, folded);
    let term = known < 0 ? NO_TERM : (this.data.wordTerm[known] as number);
    // A form that no tip has is stemmed; of the others the term is known, stop words have none.
    const stem = known < 0 ? this.#analyzer.term(raw) : '';
    if (stem !== '') term = this.term(stem);
    // Field by field: a spread leaves 2 KB a word behind.
    return {
      raw,
      start,
      end,
      phrase,
      hyphenated,
      folded,
      stop: term === NO_TERM && stem === '',
      key: term === NO_TERM ? stem || folded : this.keyOf(term),
      alternatives: term === NO_TERM ? [] : [{ term, weight: 1, corrected: false }],
      corrected: false,
    };
  }

  /** The number of a stem or phrase, or `NO_TERM`. */
  term(key: string): number {
    const term = indexOfString(this.data.terms, key);
    return term < 0 ? NO_TERM : term;
  }

  keyOf(term: number): string {
    return stringAt(this.data.terms, term);
  }

  /** The term of a folded word that tips have, or `NO_TERM`. */
  termOfWord(folded: string): number {
    const word = indexOfString(this.data.words, folded);
    return word < 0 ? NO_TERM : (this.data.wordTerm[word] as number);
  }

  /** How often the tips have a folded word. */
  countOfWord(folded: string): number {
    const word = indexOfString(this.data.words, folded);
    return word < 0 ? 0 : (this.data.wordCount[word] as number);
  }

  /** The two parts of a word that the tips also write with a hyphen. */
  hyphenParts(folded: string): string[] {
    const word = indexOfString(this.data.words, folded);
    const split = word < 0 ? 0 : (this.data.wordSplit[word] as number);
    return split > 0 ? [folded.slice(0, split), folded.slice(split)] : [];
  }

  /** The words that begin so, and the terms of the most used, which are scored. */
  completions(folded: string): {
    alternatives: Alternative[];
    begun: [start: number, end: number];
  } {
    const { words, wordTerm, wordCount, size } = this.data;
    const [start, end] = prefixRange(words, folded);
    const top = new TopHits(MAX_COMPLETIONS, (word) => word);
    for (let word = start; word < end; word++) {
      const count = wordCount[word] as number;
      if (count > top.threshold && wordTerm[word] !== NO_TERM) top.add(word, count);
    }
    const scored = new Set<number>();
    let left = Math.max(COMPLETION_BUDGET, size / 2);
    for (const { id: word } of top.sorted()) {
      const term = wordTerm[word] as number;
      if (scored.has(term)) continue;
      left -= tipsWith(this.data, term);
      if (left >= 0 || scored.size === 0) scored.add(term);
    }
    const alternatives = [...scored].map((term) => ({ term, weight: 1, corrected: false }));
    return { alternatives, begun: [start, end] };
  }
}
