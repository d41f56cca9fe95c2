import { NO_TERM } from '../index/index-data.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { WordNumbers } from '../index/word-numbers.ts';
import { type Analyzer, fold } from '../text/analysis.ts';
import { wordKey } from '../text/synonyms.ts';

/** Words that are kept as they were read, until they are more: most of a text are the same few. */
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
  readonly #lexicon: Lexicon;
  readonly #analyzer: Analyzer;
  #words: Word[] = [];
  #numbers = new WordNumbers();

  constructor(lexicon: Lexicon, analyzer: Analyzer) {
    this.#lexicon = lexicon;
    this.#analyzer = analyzer;
  }

  read(text: string): Token[] {
    const tokens: Token[] = [];
    this.#analyzer.scan(text, (start, end, hyphenated) => {
      const word = this.#wordAt(text, start, end);
      tokens.push({ word, start, end, hyphenated, joined: NO_TERM, joinedEnd: 0 });
    });
    for (let first = 0; first < tokens.length; ) {
      let next = first + 1;
      while (tokens[next]?.hyphenated) next += 1;
      const token = tokens[first];
      if (token && next > first + 1) {
        const parts = tokens.slice(first, next);
        token.joined = this.#lexicon.termOfFolded(parts.map(({ word }) => word.folded).join(''));
        token.joinedEnd = next;
      }
      first = next;
    }
    return tokens;
  }

  #wordAt(text: string, start: number, end: number): Word {
    const known = this.#words[this.#numbers.find(text, start, end)];
    if (known) return known;
    const raw = copied(text.slice(start, end));
    const folded = fold(raw);
    const word = {
      folded,
      key: wordKey(this.#analyzer, raw),
      term: this.#lexicon.termOfFolded(folded),
    };
    if (this.#words.length === KEPT_WORDS) {
      this.#words = [];
      this.#numbers = new WordNumbers();
    }
    this.#numbers.add(raw, this.#words.push(word) - 1);
    return word;
  }
}

/** A string of its own: one that V8 has sliced from a text keeps all of the text. */
function copied(slice: string): string {
  return slice.split('').join('');
}
