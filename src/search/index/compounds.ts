import { fold } from '../../content/fold.ts';
import type { Analyzer } from '../text/analysis.ts';
import { MAX_COMPOUND_PARTS } from './token-stream.ts';

const hyphen = /[-\u2010\u2011\uff0d]/g;

/**
 * Gathers hyphenated words that have a stop word among their parts: `follow-up`, `face-to-face`.
 * A tip that writes one apart has nothing to be found by in the place of the stop word, so it must
 * be known beforehand what to look out for.
 */
export class Compounds {
  /** The parts of each as they were first written, by what they are folded. */
  readonly found = new Map<string, readonly string[]>();
  readonly #analyzer: Analyzer;
  /** What was read already: hyphenated words are few, each many times. */
  readonly #known = new Set<string>();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
  }

  read(text: string): void {
    hyphen.lastIndex = 0;
    for (let match = hyphen.exec(text); match; match = hyphen.exec(text)) {
      const end = text.indexOf(' ', match.index);
      hyphen.lastIndex = end < 0 ? text.length : end;
      this.#readPart(text.slice(text.lastIndexOf(' ', match.index) + 1, hyphen.lastIndex));
    }
  }

  #readPart(text: string): void {
    if (this.#known.has(text)) return;
    this.#known.add(text);
    let parts: string[] = [];
    this.#analyzer.scan(text, (start, end, hyphenated) => {
      if (!hyphenated) {
        this.#add(parts);
        parts = [];
      }
      parts.push(text.slice(start, end));
    });
    this.#add(parts);
  }

  #add(parts: readonly string[]): void {
    if (parts.length < 2 || parts.length > MAX_COMPOUND_PARTS) return;
    const key = parts.map(fold).join(' ');
    if (this.found.has(key) || parts.every((part) => this.#analyzer.term(part) !== '')) return;
    this.found.set(key, parts);
  }
}
