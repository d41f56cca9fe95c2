import { LRUCache } from 'lru-cache';
import { type Analyzer, fold } from './analysis.ts';
import { type IndexData, NO_TERM } from './index-data.ts';
import { indexOfString } from './string-table.ts';
import { wordKey } from './synonyms.ts';

/** Words that are kept as they were read: most of a text are the same few. */
const KEPT_WORDS = 20_000;

/** A word as it counts for matching, wherever it stands. */
interface Word {
  folded: string;
  /** Its stem, or itself for a stop word. */
  key: string;
  /** Its term in the index, or `NO_TERM`. */
  term: number;
}

/** A word at its place in a text. */
export interface Token {
  word: Word;
  start: number;
  end: number;
  hyphenated: boolean;
  /** The term of the compound that begins here, as one, or `NO_TERM`. */
  joined: number;
  /** The token after that word. */
  joinedEnd: number;
}

/** Reads texts as the index reads them. */
export class TextReader {
  readonly #data: IndexData;
  readonly #analyzer: Analyzer;
  readonly #words = new LRUCache<string, Word>({ max: KEPT_WORDS });

  constructor(data: IndexData, analyzer: Analyzer) {
    this.#data = data;
    this.#analyzer = analyzer;
  }

  read(text: string): Token[] {
    const tokens: Token[] = [];
    this.#analyzer.scan(text, (start, end, hyphenated) => {
      const word = this.#wordOf(text.slice(start, end));
      tokens.push({ word, start, end, hyphenated, joined: NO_TERM, joinedEnd: 0 });
    });
    for (let first = 0; first < tokens.length; ) {
      let next = first + 1;
      while (tokens[next]?.hyphenated) next += 1;
      if (next > first + 1) {
        const parts = tokens.slice(first, next);
        const token = tokens[first] as Token;
        token.joined = this.#termOf(parts.map(({ word }) => word.folded).join(''));
        token.joinedEnd = next;
      }
      first = next;
    }
    return tokens;
  }

  #wordOf(raw: string): Word {
    const known = this.#words.get(raw);
    if (known) return known;
    const own = copied(raw);
    const folded = fold(own);
    const word = { folded, key: wordKey(this.#analyzer, own), term: this.#termOf(folded) };
    this.#words.set(own, word);
    return word;
  }

  #termOf(folded: string): number {
    const word = indexOfString(this.#data.words, folded);
    return word < 0 ? NO_TERM : (this.#data.wordTerm[word] as number);
  }
}

/** A string of its own: one that V8 has sliced from a text keeps all of the text. */
function copied(slice: string): string {
  return slice.split('').join('');
}
