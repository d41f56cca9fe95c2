import { type Analyzer, fold } from './analysis.ts';
import { GrowingArray } from './growing-array.ts';
import { MAX_PHRASE_WORDS, wordKey } from './synonyms.ts';
import { WordNumbers } from './word-numbers.ts';

/** Positions between two fields, or two items of one: wider than any phrase or window. */
const FIELD_GAP = 9;
/** Parts of the longest hyphenated word that is also kept joined. */
const MAX_PARTS = 4;

/** A word and what is known of it while the index is built. */
export interface Word {
  folded: string;
  /** Number of its term, -1 for a stop word. */
  term: number;
  count: number;
  /** Length of the first of two parts that a hyphen joins, otherwise 0. */
  split: number;
}

/**
 * Reads the text of tips into one long stream of terms and positions, field after field, and
 * gathers the words and terms as they come. A hyphenated word gives its parts and, in the place
 * of the first, all of them joined; so does a phrase of a synonym rule.
 */
export class TokenStream {
  readonly words: Word[] = [];
  /** Stems and phrases, numbered as they came. */
  readonly termNumbers = new Map<string, number>();
  readonly terms = new GrowingArray();
  readonly positions = new GrowingArray();

  readonly #analyzer: Analyzer;
  readonly #wordsByRaw = new WordNumbers();
  readonly #wordsByFolded = new Map<string, number>();
  /** Phrases to look out for, by their last word. */
  readonly #phrases = new Map<string, string[]>();
  #position = 0;
  #wordsInField = 0;

  constructor(analyzer: Analyzer, phrases: Iterable<string>) {
    this.#analyzer = analyzer;
    for (const phrase of phrases) {
      const last = phrase.slice(phrase.lastIndexOf(' ') + 1);
      if (last === phrase) continue;
      const known = this.#phrases.get(last);
      if (known) known.push(phrase);
      else this.#phrases.set(last, [phrase]);
    }
  }

  startTip(): void {
    this.#position = 0;
  }

  /**
   * Reads the items of one field.
   *
   * @param visit called with the number of every word
   * @returns the number of words that aren't stop words
   */
  readField(texts: readonly string[], visit?: (word: number) => void): number {
    this.#wordsInField = 0;
    for (const text of texts) {
      if (text === '') continue;
      this.#readText(text, visit);
      this.#position += FIELD_GAP;
    }
    return this.#wordsInField;
  }

  #readText(text: string, visit?: (word: number) => void): void {
    const parts: number[] = [];
    const recent: string[] = [];
    this.#analyzer.scan(text, (start, end, hyphenated) => {
      const number = this.#wordAt(text, start, end);
      const word = this.words[number] as Word;
      if (!hyphenated) this.#join(parts);
      parts.push(number);
      word.count += 1;
      visit?.(number);
      if (word.term >= 0) {
        this.#wordsInField += 1;
        this.#add(word.term, this.#position);
      }
      if (this.#phrases.size > 0) this.#findPhrases(recent, text.slice(start, end));
      this.#position += 1;
    });
    this.#join(parts);
  }

  #add(term: number, position: number): void {
    this.terms.push(term);
    this.positions.push(position);
  }

  /** Adds the parts of a hyphenated word as one, and forgets them. */
  #join(parts: number[]): void {
    if (parts.length > 1 && parts.length <= MAX_PARTS) {
      const folded = parts.map((part) => (this.words[part] as Word).folded);
      const joined = this.words[this.#wordAt(folded.join(''))] as Word;
      joined.count += 1;
      if (parts.length === 2) joined.split = Math.min(255, (folded[0] as string).length);
      if (joined.term >= 0) this.#add(joined.term, this.#position - parts.length);
    }
    parts.length = 0;
  }

  #findPhrases(recent: string[], raw: string): void {
    const key = wordKey(this.#analyzer, raw);
    recent.push(key);
    if (recent.length > MAX_PHRASE_WORDS) recent.shift();
    for (const phrase of this.#phrases.get(key) ?? []) {
      const length = phrase.split(' ').length;
      if (recent.slice(-length).join(' ') === phrase) {
        this.#add(this.#termOf(phrase), this.#position - length + 1);
      }
    }
  }

  #wordAt(text: string, start = 0, end = text.length): number {
    const known = this.#wordsByRaw.find(text, start, end);
    if (known >= 0) return known;
    const raw = text.slice(start, end);
    const folded = fold(raw);
    let number = this.#wordsByFolded.get(folded);
    if (number === undefined) {
      const term = this.#analyzer.term(raw);
      number = this.words.length;
      this.words.push({ folded, term: term ? this.#termOf(term) : -1, count: 0, split: 0 });
      this.#wordsByFolded.set(folded, number);
    }
    this.#wordsByRaw.add(raw, number);
    return number;
  }

  #termOf(term: string): number {
    let number = this.termNumbers.get(term);
    if (number === undefined) {
      number = this.termNumbers.size;
      this.termNumbers.set(term, number);
    }
    return number;
  }
}
