import { type Analyzer, surfaceForm } from '../text/analysis.ts';
import { NO_TERM } from './encoding.ts';
import { GrowingArray } from './growing-array.ts';
import { WordNumbers } from './word-numbers.ts';

/** The different words of the tips; what is known of each is at its number. */
export class Vocabulary {
  /** Each word, folded, and the numbers of folded words. */
  readonly folded: string[] = [];
  readonly wordNumbers = new Map<string, number>();
  /** Its term, `NO_TERM` for a stop word. */
  readonly terms = new GrowingArray();
  /** How often it occurs. */
  readonly counts = new GrowingArray();
  /** Length of the first of two parts that a hyphen joins somewhere, otherwise 0. */
  readonly splits = new GrowingArray();
  /** How words are written, the first time, that aren't written as they are folded. */
  readonly surfaceForms = new Map<number, string>();
  /** The stop words that are written in capitals, as names. */
  readonly names = new Set<number>();
  /** The numbers of stems and phrases. */
  readonly termNumbers = new Map<string, number>();
  readonly #analyzer: Analyzer;
  readonly #byRaw = new WordNumbers();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
  }

  /** The number of a word, given the first time it is asked for. */
  numberOf(text: string, start = 0, end = text.length): number {
    const known = this.#byRaw.find(text, start, end);
    if (known >= 0) return known;
    const raw = text.slice(start, end);
    const number = this.#numberOfFolded(this.#analyzer.fold(raw), raw, raw);
    this.#byRaw.add(raw, number);
    return number;
  }

  /** The number of a hyphenated word as one. */
  numberOfJoined(parts: readonly number[]): number {
    const folded = parts.map((part) => this.folded[part] ?? '');
    const writtenParts = parts.map((part, at) => this.surfaceForms.get(part) ?? folded[at]);
    const joined = folded.join('').toLowerCase();
    const number = this.#numberOfFolded(joined, joined, writtenParts.join('-'));
    const [first = ''] = folded;
    if (parts.length === 2) this.splits.set(number, Math.min(255, first.length));
    return number;
  }

  #numberOfFolded(folded: string, raw: string, asWritten: string): number {
    const known = this.wordNumbers.get(folded);
    if (known !== undefined) return known;
    const term = this.#analyzer.term(raw);
    const number = this.folded.push(folded) - 1;
    const form = surfaceForm(asWritten);
    if (form !== folded) this.surfaceForms.set(number, form);
    if (folded !== folded.toLowerCase()) this.names.add(number);
    this.terms.push(term ? this.termNumberOf(term) : NO_TERM);
    this.counts.push(0);
    this.splits.push(0);
    this.wordNumbers.set(folded, number);
    return number;
  }

  /** The number of the term of a stop word; see `Analyzer.stopWordTerm`. */
  stopWordTermOf(word: number, alone: boolean): number {
    const folded = this.folded[word]?.toLowerCase() ?? '';
    return this.termNumberOf(this.#analyzer.stopWordTerm(folded, alone));
  }

  termNumberOf(term: string): number {
    let number = this.termNumbers.get(term);
    if (number === undefined) {
      number = this.termNumbers.size;
      this.termNumbers.set(term, number);
    }
    return number;
  }
}
