import { type Field, type FieldWeight, fields, ranking } from '../ranking.ts';
import type { Analyzer } from '../text/analysis.ts';
import { MAX_PHRASE_WORDS, wordKey } from '../text/synonyms.ts';
import { ITEM_START, NO_TERM, TEXT_GAP } from './encoding.ts';
import { GrowingArray } from './growing-array.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Parts of the longest hyphenated word that is also kept joined. */
export const MAX_COMPOUND_PARTS = 4;

/** The tips as a stream of terms: for each what it is, where it stands, and for which word. */
export interface TermStream {
  terms: Uint32Array;
  /** Counted in words from the start of the tip. */
  positions: Uint32Array;
  /** The number of the word that each term stands for plus 1, 0 where it is none. */
  words: Uint32Array;
  /** For each tip and field, where its part of the stream ends. */
  fieldEnds: Uint32Array;
  /** For each tip and field, its number of words. */
  fieldLengths: Uint32Array;
  /** As `PostingsData` has them. */
  textStarts: Uint32Array;
  /** The words of all titles, one title after another, and where those of each end. */
  titleWords: Uint32Array;
  titleEnds: Uint32Array;
}

/**
 * Reads the text of tips into one long stream of terms and positions, field after field, and
 * gathers the words and terms in a vocabulary as they come. A hyphenated word gives its parts and, in the place
 * of the first, all of them joined; so does one of `compounds` that is written apart, and a phrase
 * of a synonym rule.
 */
export class TokenStream {
  readonly #vocabulary: Vocabulary;
  readonly #analyzer: Analyzer;
  /** Phrases to look out for, by their last word. */
  readonly #phrases = new Map<string, string[]>();
  /** Compounds to look out for where they are written apart, as words, by their last one. */
  readonly #compounds = new Map<number, number[][]>();
  readonly #terms = new GrowingArray();
  readonly #positions = new GrowingArray();
  readonly #words = new GrowingArray();
  readonly #fieldEnds = new GrowingArray();
  readonly #fieldLengths = new GrowingArray();
  readonly #textStarts = new GrowingArray();
  readonly #titleWords = new GrowingArray();
  readonly #titleEnds = new GrowingArray();
  /** The last words of a text; its word `n` is at `n` modulo their number. */
  readonly #recent = new Uint32Array(MAX_COMPOUND_PARTS);
  #position = 0;
  /** The one after the last position of the tip that a term has. */
  #end = 0;
  /** How many words of the field that is read aren't stop words. */
  #contentWords = 0;

  constructor(
    vocabulary: Vocabulary,
    analyzer: Analyzer,
    phrases: Iterable<string>,
    compounds: Iterable<readonly string[]>,
  ) {
    this.#analyzer = analyzer;
    this.#vocabulary = vocabulary;
    this.#textStarts.push(0);
    for (const phrase of phrases) {
      const last = phrase.slice(phrase.lastIndexOf(' ') + 1);
      if (last !== phrase) addTo(this.#phrases, last, phrase);
    }
    for (const parts of compounds) {
      const words = parts.map((part) => vocabulary.numberOf(part));
      addTo(this.#compounds, words.at(-1) ?? 0, words);
    }
  }

  /** Reads the next tip. */
  readTip(textsOf: (field: Field) => readonly string[]): void {
    this.#position = 0;
    this.#end = 0;
    for (const field of fields) {
      this.#readField(field, textsOf(field));
      this.#fieldLengths.push(this.#contentWords);
      this.#fieldEnds.push(this.#terms.length);
    }
    this.#titleEnds.push(this.#titleWords.length);
    const words = this.#end === 0 ? 0 : ((this.#end + TEXT_GAP - 1) >>> 5) + 1;
    this.#textStarts.push(this.#textStarts.at(this.#textStarts.length - 1) + words);
  }

  /** What was read. */
  view(): TermStream {
    return {
      terms: this.#terms.view(),
      positions: this.#positions.view(),
      words: this.#words.view(),
      fieldEnds: this.#fieldEnds.view(),
      fieldLengths: this.#fieldLengths.view(),
      textStarts: this.#textStarts.view().slice(),
      titleWords: this.#titleWords.view(),
      titleEnds: this.#titleEnds.view(),
    };
  }

  #readField(field: Field, texts: readonly string[]): void {
    const { hasItemStarts }: FieldWeight = ranking.fields[field];
    const start = this.#position;
    this.#contentWords = 0;
    for (const text of texts) {
      if (text === '') continue;
      if (hasItemStarts) this.#addItemStart();
      this.#readText(text, field);
      this.#position += TEXT_GAP;
    }
    if (hasItemStarts && this.#position > start) this.#addItemStart();
  }

  #readText(text: string, field: Field): void {
    const vocabulary = this.#vocabulary;
    const { hasStopWords }: FieldWeight = ranking.fields[field];
    const isTitle = field === 'title';
    const hasPhrases = this.#phrases.size > 0;
    const keys: string[] = [];
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
      if (isTitle) this.#titleWords.push(word);
      const term = vocabulary.terms.at(word);
      if (term !== NO_TERM) {
        this.#contentWords += 1;
        this.#add(term, this.#position, word);
      }
      // Who means a name may type it like the stop word.
      if (hasStopWords && (term === NO_TERM || vocabulary.names.has(word))) {
        this.#add(vocabulary.stopWordTermOf(word, hasStopWords === 'alone'), this.#position);
      }
      const endingHere = this.#compounds.get(word);
      if (endingHere) this.#joinApart(endingHere, count, parts.length);
      if (hasPhrases) this.#findPhrases(keys, text.slice(start, end));
      this.#position += 1;
    });
    if (parts.length > 0) this.#join(parts);
  }

  #addItemStart(): void {
    this.#add(this.#vocabulary.termNumberOf(ITEM_START), this.#position);
  }

  #add(term: number, position: number, word = -1): void {
    this.#terms.push(term);
    this.#words.push(word + 1);
    this.#positions.push(position);
    if (position >= this.#end) this.#end = position + 1;
  }

  /** Adds the parts of a hyphenated word as one, and forgets them. */
  #join(parts: number[]): void {
    const vocabulary = this.#vocabulary;
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
      const whole = this.#vocabulary.numberOfJoined(words);
      const term = this.#vocabulary.terms.at(whole);
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
        this.#add(this.#vocabulary.termNumberOf(phrase), this.#position - length + 1);
      }
    }
  }
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
