import { NO_TERM, TIP_MASK } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Postings } from '../index/postings.ts';
import type { Analyzer } from '../text/analysis.ts';
import type { QueryWord } from './parse.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';

/** Most used completions of an unfinished last word that are scored. */
const MAX_COMPLETIONS = 64;
/** Postings that scored completions may cost together, but for one: half as many as tips, or this. */
const COMPLETION_BUDGET = 20_000;

/** Tips with both of two words that are looked at for where they stand. */
const MAX_LOOKS = 1000;
/** Letters of a word that only rules have before what is typed may be it. */
const SHORTEST_PREFIX = 3;

/** The parts of an index that words are looked up in. */
export interface WordIndex {
  lexicon: Lexicon;
  postings: Postings;
  synonyms: readonly (readonly [string, readonly string[]])[];
  ruleWords: readonly string[];
  /** Number of tips. */
  size: number;
}

/** Looks up what the words of a query are in an index. */
export class WordLookup {
  readonly lexicon: Lexicon;
  /** The words that synonym rules replace and that no tip has, as the rules write them. */
  readonly ruleWords: readonly string[];
  readonly foldedRuleWords: readonly string[];
  /** The keys of the words of synonym rules. */
  readonly ruleKeys: ReadonlySet<string>;
  readonly #analyzer: Analyzer;
  readonly #postings: Postings;

  constructor({ lexicon, postings, ruleWords, synonyms }: WordIndex, analyzer: Analyzer) {
    this.lexicon = lexicon;
    this.#postings = postings;
    this.#analyzer = analyzer;
    this.ruleWords = ruleWords;
    this.foldedRuleWords = ruleWords.map((word) => analyzer.fold(word));
    this.ruleKeys = new Set(synonyms.flat(2).flatMap((phrase) => phrase.split(' ')));
  }

  /** The word as it stands in the index, if it does. */
  literal(word: QueryWord): PlannedWord {
    const { raw, start, end, phrase, hyphenated } = word;
    const { folded, written } = this.#read(raw);
    const known = this.lexicon.wordNumber(folded);
    // A form that no tip has is stemmed; of the others the term is known, stop words have none.
    const stem = known < 0 ? this.#analyzer.term(written) : '';
    const term = stem === '' ? this.lexicon.termOf(known) : this.lexicon.termNumber(stem);
    // Field by field: a spread leaves 2 KB a word behind.
    return {
      raw,
      start,
      end,
      phrase,
      hyphenated,
      folded,
      number: known,
      stop: term === NO_TERM && stem === '',
      listed: this.#analyzer.isListed(folded),
      key: stem || this.lexicon.keyOf(folded, term),
      alternatives: term === NO_TERM ? [] : [{ term, weight: 1, corrected: false }],
      corrected: false,
    };
  }

  /** Capitals count where the library, or a rule, writes a stop word so. */
  #read(raw: string): { folded: string; written: string } {
    const folded = this.#analyzer.fold(raw);
    const lower = folded.toLowerCase();
    if (folded === lower || this.#isName(folded)) return { folded, written: raw };
    return { folded: lower, written: raw.toLowerCase() };
  }

  #isName(folded: string): boolean {
    return this.lexicon.wordNumber(folded) >= 0 || this.ruleKeys.has(folded);
  }

  /**
   * Whether a tip has two folded words in a row, in these forms: no `hand` where `hands shake`. Where
   * stop words stand isn't known.
   */
  isInARow(first: string, second: string): boolean {
    const before = this.#placesOf(first);
    const after = this.#placesOf(second);
    if (before.term === NO_TERM || after.term === NO_TERM) return true;
    const has = ({ form, cursor }: typeof before) => form === 0 || (cursor.forms & form) > 0;
    let left = MAX_LOOKS;
    const rarer = before.count < after.count ? before : after;
    for (const posting of this.#postings.of(rarer.term)) {
      const tip = posting & TIP_MASK;
      if (!after.cursor.seek(tip) || !before.cursor.seek(tip)) continue;
      if (left-- <= 0) return false;
      if (!has(before) || !has(after)) continue;
      const firsts = before.cursor.readPositions();
      const places = new Set(before.cursor.positions.subarray(0, firsts));
      const count = after.cursor.readPositions();
      if (after.cursor.positions.subarray(0, count).some((place) => places.has(place - 1)))
        return true;
    }
    return false;
  }

  #placesOf(folded: string) {
    const word = this.lexicon.wordNumber(folded);
    const term = this.lexicon.termOf(word);
    const [form, count] = [this.lexicon.formOf(word), this.#postings.count(term)];
    return { term, form, count, cursor: this.#postings.cursor(term) };
  }

  /** The words that only rules have and that an unfinished word begins, as the rules write them. */
  ruleWordsWithPrefix(folded: string): string[] {
    if (folded.length < SHORTEST_PREFIX) return [];
    return this.ruleWords.filter((_, at) => this.foldedRuleWords[at]?.startsWith(folded));
  }

  /** A word that tips also write with a hyphen, in parts; none for others. */
  partsOf(word: PlannedWord): PlannedWord[] {
    const { folded, number } = word;
    return this.lexicon.hyphenParts(folded, number).map((raw) => this.literal({ ...word, raw }));
  }

  /** The name that a stop word in capitals is, where there is one. */
  nameOf(word: PlannedWord): PlannedWord | undefined {
    const raw = word.folded.toUpperCase();
    return word.stop && this.#isName(raw) ? this.literal({ ...word, raw }) : undefined;
  }

  /**
   * What a stop word is ranked by, if any tip has it where it counts.
   *
   * @param alone whether for titles, which are found by queries of stop words alone
   */
  stopWord({ folded }: PlannedWord, alone: boolean): Alternative[] {
    const term = this.lexicon.termNumber(this.#analyzer.stopWordTerm(folded, alone));
    return term === NO_TERM ? [] : [{ term, weight: 1, corrected: false }];
  }
}

/** The words that a last word begins, and the terms of the most used, which are scored. */
export function completionsOf({ lexicon, postings, size }: WordIndex, folded: string) {
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
