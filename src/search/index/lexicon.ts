import { lowerBound } from '../../content/lower-bound.ts';
import {
  indexOfString,
  packStrings,
  prefixRange,
  type StringTable,
  stringAt,
  stringCount,
} from '../../content/string-table.ts';
import { letterMask } from '../text/letters.ts';
import { stopWordKey } from '../text/synonyms.ts';
import { NO_TERM } from './encoding.ts';
import type { SortedStrings } from './sorted-strings.ts';
import { TopHits } from './top-hits.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface LexiconData {
  /** The folded words of the tips, sorted, stop words included. */
  words: StringTable;
  /** For each word its term, or `NO_TERM` for a stop word. */
  termOfWord: Uint32Array;
  /** How often each word occurs in the tips. */
  counts: Uint32Array;
  /** Which letters each word has, as bits; see `letterMask`. */
  letters: Uint32Array;
  /** Which of the forms of its term each word is, as a bit; 0 where it is the only one. */
  forms: Uint8Array;
  /** Where a hyphen stood in a word that is also written with one; 0 for others. */
  splits: Uint8Array;
  /** The words that people write otherwise than folded (accents, hyphens), ascending, and how. */
  respelled: Uint32Array;
  surfaceForms: StringTable;
  /** What is searched by: stems, and phrases of synonym rules as stems joined by a space. */
  terms: StringTable;
}

/** The words of the tips and the terms that they are searched by, each known by its number. */
export class Lexicon {
  /** Folded, sorted. */
  readonly words: StringTable;
  readonly #data: LexiconData;

  constructor(data: LexiconData) {
    this.#data = data;
    this.words = data.words;
  }

  get wordCount(): number {
    return stringCount(this.words);
  }

  /** The number of a folded word, or -1. */
  wordNumber(folded: string): number {
    return indexOfString(this.words, folded);
  }

  /** The words that begin so, the end left out. */
  prefixRange(folded: string): [start: number, end: number] {
    return prefixRange(this.words, folded);
  }

  /** The term of a word, or `NO_TERM` for a stop word. */
  termOf(word: number): number {
    return this.#data.termOfWord[word] ?? NO_TERM;
  }

  /** Which of the forms of its term a word is, as a bit; 0 for the only one and for no word. */
  formOf(word: number): number {
    return this.#data.forms[word] ?? 0;
  }

  /** The different terms of the words in a range. */
  termsIn([start, end]: readonly [start: number, end: number]): Set<number> {
    const terms = new Set(this.#data.termOfWord.subarray(start, end));
    terms.delete(NO_TERM);
    return terms;
  }

  /** The most used of the words in a range, stop words left out. */
  mostUsed([start, end]: readonly [start: number, end: number], limit: number): number[] {
    const { counts, termOfWord } = this.#data;
    const top = new TopHits(limit, (word) => word);
    for (let word = start; word < end; word++) {
      const count = counts[word] ?? 0;
      if (count > top.threshold && termOfWord[word] !== NO_TERM) top.add(word, count);
    }
    return top.sorted().map(({ id }) => id);
  }

  /** The first stop words in a range. */
  stopWords([start, end]: readonly [start: number, end: number], limit: number): number[] {
    const { termOfWord } = this.#data;
    const found: number[] = [];
    for (let word = start; word < end && found.length < limit; word++) {
      if (termOfWord[word] === NO_TERM) found.push(word);
    }
    return found;
  }

  /** The term of a folded word, or `NO_TERM` where it is in no tip or a stop word. */
  termOfFolded(folded: string): number {
    const word = this.wordNumber(folded);
    return word < 0 ? NO_TERM : this.termOf(word);
  }

  /** How often the tips have a word. */
  countOf(word: number): number {
    return this.#data.counts[word] ?? 0;
  }

  /** How often the tips have a folded word. */
  countOfFolded(folded: string): number {
    const word = this.wordNumber(folded);
    return word < 0 ? 0 : this.countOf(word);
  }

  /** The letters of a word as bits. */
  lettersOf(word: number): number {
    return this.#data.letters[word] ?? 0;
  }

  /** Where a hyphen stands in a word that tips also write with one, or 0. */
  splitOf(word: number): number {
    return this.#data.splits[word] ?? 0;
  }

  /**
   * The two parts of a folded word that tips also write with a hyphen; none for others.
   *
   * @param word its number
   */
  hyphenParts(folded: string, word = this.wordNumber(folded)): string[] {
    const split = word < 0 ? 0 : this.splitOf(word);
    return split > 0 ? [folded.slice(0, split), folded.slice(split)] : [];
  }

  /** A word as people write it. */
  surfaceForm(word: number): string {
    const { respelled, surfaceForms } = this.#data;
    const at = lowerBound(0, respelled.length, (place) => (respelled[place] ?? 0) < word);
    return respelled[at] === word ? stringAt(surfaceForms, at) : stringAt(this.words, word);
  }

  get terms(): StringTable {
    return this.#data.terms;
  }

  get termCount(): number {
    return stringCount(this.terms);
  }

  /** The terms that begin so, the end left out. */
  termRange(prefix: string): [start: number, end: number] {
    return prefixRange(this.terms, prefix);
  }

  /** The number of a stem or phrase, or `NO_TERM`. */
  termNumber(key: string): number {
    const term = indexOfString(this.#data.terms, key);
    return term < 0 ? NO_TERM : term;
  }

  /** The stem or phrase that a term is. */
  termText(term: number): string {
    return stringAt(this.#data.terms, term);
  }

  /** What a folded word is known by in phrases: the stem that its term is, or what marks a stop word. */
  keyOf(folded: string, term: number): string {
    return term === NO_TERM ? stopWordKey(folded) : this.termText(term);
  }
}

/** Forms of a term that are kept apart, but for the last: the most used, and all others. */
const MAX_FORMS = 4;

/**
 * Which of the forms of its term each word of a vocabulary is, as one of four bits; 0 where it is the only one.
 *
 * @param words that tips have, in their final order
 * @returns that of each word at its number plus 1
 */
export function formsOf(vocabulary: Vocabulary, { numbers }: SortedStrings): Uint8Array {
  const forms = new Uint8Array(vocabulary.folded.length + 1);
  const { counts, terms } = vocabulary;
  const mostUsed = [...numbers].sort((a, b) => counts.at(b) - counts.at(a));
  const formsOfTerm = new Map<number, number[]>();
  for (const word of mostUsed) {
    const term = terms.at(word);
    const others = formsOfTerm.get(term);
    if (others) others.push(word);
    else if (term !== NO_TERM) formsOfTerm.set(term, [word]);
  }
  for (const words of formsOfTerm.values()) {
    if (words.length === 1) continue;
    words.forEach((word, place) => {
      forms[word + 1] = 1 << Math.min(place, MAX_FORMS - 1);
    });
  }
  return forms;
}

/**
 * @param words of the vocabulary in their final order
 * @param terms in theirs
 * @param forms as of `formsOf`
 */
export function buildLexicon(
  vocabulary: Vocabulary,
  words: SortedStrings,
  terms: SortedStrings,
  forms: Uint8Array,
): LexiconData {
  const { numbers, strings } = words;
  const respelled = numbers.flatMap((number, word) => {
    const form = vocabulary.surfaceForms.get(number);
    return form === undefined ? [] : [{ word, form }];
  });
  return {
    words: packStrings(strings),
    termOfWord: Uint32Array.from(numbers, (number) => {
      const term = vocabulary.terms.at(number);
      return terms.order[term] ?? NO_TERM;
    }),
    counts: Uint32Array.from(numbers, (number) => vocabulary.counts.at(number)),
    letters: Uint32Array.from(strings, letterMask),
    forms: Uint8Array.from(numbers, (number) => forms[number + 1] ?? 0),
    splits: Uint8Array.from(numbers, (number) => vocabulary.splits.at(number)),
    respelled: Uint32Array.from(respelled, ({ word }) => word),
    surfaceForms: packStrings(respelled.map(({ form }) => form)),
    terms: packStrings(terms.strings),
  };
}
