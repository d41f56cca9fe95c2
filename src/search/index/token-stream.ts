import type { FieldWeight } from '../ranking.ts';
import type { Analyzer } from '../text/analysis.ts';
import { MAX_PHRASE_WORDS, wordKey } from '../text/synonyms.ts';
import { ITEM_START, NO_TERM, TEXT_GAP } from './encoding.ts';
import { GrowingArray } from './growing-array.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Parts of the longest hyphenated word that is also kept joined. */
export const MAX_COMPOUND_PARTS = 4;

/**
 * Reads the text of tips into one long stream of terms and positions, field after field, and
 * gathers the words and terms in a vocabulary as they come. A hyphenated word gives its parts and, in the place
 * of the first, all of them joined; so does one of `compounds` that is written apart, and a phrase
 * of a synonym rule.
 */
export class TokenStream {
  readonly vocabulary: Vocabulary;
  readonly terms = new GrowingArray();
  readonly positions = new GrowingArray();
  /** The number of the word that each term stands for plus 1, 0 where it is none. */
  readonly words = new GrowingArray();

  readonly #analyzer: Analyzer;
  /** Phrases to look out for, by their last word. */
  readonly #phrases = new Map<string, string[]>();
  /** Compounds to look out for where they are written apart, as words, by their last one. */
  readonly #compounds = new Map<number, number[][]>();
  /** The last words of a text; its word `n` is at `n` modulo their number. */
  readonly #recent = new Uint32Array(MAX_COMPOUND_PARTS);
  #position = 0;
  #wordsInField = 0;
  #hasStopWords: FieldWeight['hasStopWords'];

  constructor(
    vocabulary: Vocabulary,
    analyzer: Analyzer,
    phrases: Iterable<string>,
    compounds: Iterable<readonly string[]>,
  ) {
    this.#analyzer = analyzer;
    this.vocabulary = vocabulary;
    for (const phrase of phrases) {
      const last = phrase.slice(phrase.lastIndexOf(' ') + 1);
      if (last !== phrase) addTo(this.#phrases, last, phrase);
    }
    for (const parts of compounds) {
      const words = parts.map((part) => this.vocabulary.numberOf(part));
      addTo(this.#compounds, words.at(-1) ?? 0, words);
    }
  }

  startTip(): void {
    this.#position = 0;
  }

  /**
   * Reads the items of one field.
   *
   * @param field whether stop words and the starts of items are read, too
   * @param visit called with the number of every word
   * @returns the number of words that aren't stop words
   */
  readField(
    texts: readonly string[],
    { hasStopWords, hasItemStarts = false }: FieldWeight,
    visit?: (word: number) => void,
  ): number {
    this.#wordsInField = 0;
    this.#hasStopWords = hasStopWords;
    const start = this.#position;
    for (const text of texts) {
      if (text === '') continue;
      if (hasItemStarts) this.#addItemStart();
      this.#readText(text, visit);
      this.#position += TEXT_GAP;
    }
    if (hasItemStarts && this.#position > start) this.#addItemStart();
    return this.#wordsInField;
  }

  #readText(text: string, visit?: (word: number) => void): void {
    const { vocabulary } = this;
    const lookForPhrases = this.#phrases.size > 0;
    const recent: string[] = [];
    const parts: number[] = [];
    let previous = -1;
    let count = 0;
    this.#analyzer.scan(text, (start, end, hyphenated) => {
      const word = vocabulary.numberOf(text, start, end);
      if (hyphenated) {
        if (parts.length === 0) parts.push(previous);
        parts.push(word);
      } else if (parts.length > 0) this.#join(parts);
      previous = word;
      this.#recent[count++ % MAX_COMPOUND_PARTS] = word;
      vocabulary.counts.increment(word);
      visit?.(word);
      const term = vocabulary.terms.at(word);
      if (term !== NO_TERM) {
        this.#wordsInField += 1;
        this.#add(term, this.#position, word);
      }
      // Who means a name may type it like the stop word.
      if (this.#hasStopWords && (term === NO_TERM || vocabulary.names.has(word))) {
        const alone = this.#hasStopWords === 'alone';
        this.#add(vocabulary.stopWordTermOf(word, alone), this.#position);
      }
      const endingHere = this.#compounds.get(word);
      if (endingHere) this.#joinApart(endingHere, count, parts.length);
      if (lookForPhrases) this.#findPhrases(recent, text.slice(start, end));
      this.#position += 1;
    });
    if (parts.length > 0) this.#join(parts);
  }

  #addItemStart(): void {
    this.#add(this.vocabulary.termNumberOf(ITEM_START), this.#position);
  }

  #add(term: number, position: number, word = -1): void {
    this.terms.push(term);
    this.words.push(word + 1);
    this.positions.push(position);
  }

  /** Adds the parts of a hyphenated word as one, and forgets them. */
  #join(parts: number[]): void {
    const { vocabulary } = this;
    if (parts.length <= MAX_COMPOUND_PARTS) {
      const joined = vocabulary.numberOfJoined(parts);
      vocabulary.counts.increment(joined);
      const term = vocabulary.terms.at(joined);
      if (term !== NO_TERM) this.#add(term, this.#position - parts.length, joined);
    }
    parts.length = 0;
  }

  /**
   * Adds the compounds that the last words are.
   *
   * @param count words of the text so far
   * @param joined how many of them hyphens join
   */
  #joinApart(compounds: readonly number[][], count: number, joined: number): void {
    for (const words of compounds) {
      const first = count - words.length;
      if (first < 0 || joined >= words.length) continue;
      if (words.some((word, at) => this.#recent[(first + at) % MAX_COMPOUND_PARTS] !== word))
        continue;
      const whole = this.vocabulary.numberOfJoined(words);
      const term = this.vocabulary.terms.at(whole);
      if (term !== NO_TERM) this.#add(term, this.#position - words.length + 1, whole);
    }
  }

  #findPhrases(recent: string[], raw: string): void {
    const key = wordKey(this.#analyzer, raw);
    recent.push(key);
    if (recent.length > MAX_PHRASE_WORDS) recent.shift();
    for (const phrase of this.#phrases.get(key) ?? []) {
      const length = phrase.split(' ').length;
      if (recent.slice(-length).join(' ') === phrase) {
        this.#add(this.vocabulary.termNumberOf(phrase), this.#position - length + 1);
      }
    }
  }
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
