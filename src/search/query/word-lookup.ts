import { NO_TERM } from '../index/index-data.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Postings } from '../index/postings.ts';
import { type Analyzer, fold } from '../text/analysis.ts';
import { stopWordKey } from '../text/synonyms.ts';
import type { QueryWord } from './parse.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';

/** Most used completions of an unfinished last word that are scored. */
const MAX_COMPLETIONS = 64;
/** Postings that scored completions may cost together, but for one: half as many as tips, or this. */
const COMPLETION_BUDGET = 20_000;

/** Looks up what the words of a query are in an index. */
export class WordLookup {
  readonly lexicon: Lexicon;
  /** The words that synonym rules replace and that no tip has, as the rules write them. */
  readonly ruleWords: readonly string[];
  readonly foldedRuleWords: readonly string[];
  readonly #analyzer: Analyzer;

  constructor(lexicon: Lexicon, ruleWords: readonly string[], analyzer: Analyzer) {
    this.lexicon = lexicon;
    this.#analyzer = analyzer;
    this.ruleWords = ruleWords;
    this.foldedRuleWords = ruleWords.map(fold);
  }

  /** The word as it stands in the index, if it does. */
  literal(word: QueryWord): PlannedWord {
    const { raw, start, end, phrase, hyphenated } = word;
    const folded = fold(raw);
    const known = this.lexicon.wordNumber(folded);
    let term = known < 0 ? NO_TERM : this.lexicon.termOf(known);
    // A form that no tip has is stemmed; of the others the term is known, stop words have none.
    const stem = known < 0 ? this.#analyzer.term(raw) : '';
    if (stem !== '') term = this.lexicon.termNumber(stem);
    // Field by field: a spread leaves 2 KB a word behind.
    return {
      raw,
      start,
      end,
      phrase,
      hyphenated,
      folded,
      stop: term === NO_TERM && stem === '',
      key: term === NO_TERM ? stem || stopWordKey(folded) : this.lexicon.termText(term),
      alternatives: term === NO_TERM ? [] : [{ term, weight: 1, corrected: false }],
      corrected: false,
    };
  }

  /** What a stop word is ranked by, if any tip has it where it counts. */
  stopWord({ folded }: PlannedWord): Alternative[] {
    const term = this.lexicon.termNumber(this.#analyzer.stopWordTerm(folded));
    return term === NO_TERM ? [] : [{ term, weight: 1, corrected: false }];
  }
}

/**
 * The words that a last word begins, and the terms of the most used, which are scored.
 *
 * @param size how many tips there are
 */
export function completionsOf(
  lexicon: Lexicon,
  postings: Postings,
  size: number,
  folded: string,
): { alternatives: Alternative[]; prefixRange: [start: number, end: number] } {
  const prefixRange = lexicon.prefixRange(folded);
  const scored = new Set<number>();
  let left = Math.max(COMPLETION_BUDGET, size / 2);
  for (const word of lexicon.mostUsed(prefixRange, MAX_COMPLETIONS)) {
    const term = lexicon.termOf(word);
    if (scored.has(term)) continue;
    left -= postings.count(term);
    if (left >= 0 || scored.size === 0) scored.add(term);
  }
  const alternatives = [...scored].map((term) => ({ term, weight: 1, corrected: false }));
  return { alternatives, prefixRange };
}
