import { NO_TERM } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { WordNumbers } from '../index/word-numbers.ts';
import type { Analyzer } from '../text/analysis.ts';

/** Words that are kept as they were read, until they are more: most of a text are the same few. */
const KEPT_WORDS = 20_000;

/** A word as it counts for matching, wherever it stands. */
export interface Word {
  readonly folded: string;
  /** Its stem, or itself for a stop word. */
  readonly key: string;
  /** Its term in the index, or `NO_TERM`. */
  readonly term: number;
}

/** Words in a row that are searched as one. */
export interface JoinedWords {
  readonly term: number;
  readonly first: number;
  /** The word after the last. */
  readonly next: number;
}

/** The words of a text in order. */
export interface ReadWords {
  readonly words: readonly Word[];
  /** The terms of the words; of those without one the number of all terms. */
  readonly terms: Uint32Array;
  /** The words that a hyphen alone stands before, by their places, ascending. */
  readonly hyphenated: readonly number[];
  /** Hyphenated words that the index has in one. */
  readonly joined: readonly JoinedWords[];
}

/** The words of a text, and where each begins and ends, in UTF-16 code units. */
interface ReadText extends ReadWords {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** A text of a tip, or an item of one that is a list, as it is matched and shown. */
export interface Piece extends ReadWords {
  /** Which item, for a field that is a list. */
  readonly index: number | undefined;
  /** The text as people read it: of Markdown, its words without its marks. */
  readonly shown: string;
  /** Where the words begin and end in what is shown; an empty range where they aren't shown. */
  readonly shownStarts: Uint32Array;
  readonly shownEnds: Uint32Array;
  /** Where sentences begin in what is shown. */
  readonly sentences: readonly number[];
  /** Where the passages end that begin with them. */
  readonly passageEnds: readonly number[];
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

  read(text: string): ReadText {
    const words: Word[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const hyphenated: number[] = [];
    this.#analyzer.scan(text, (start, end, isHyphenated) => {
      if (isHyphenated) hyphenated.push(words.length);
      words.push(this.#wordAt(text, start, end));
      starts.push(start);
      ends.push(end);
    });
    const { termCount } = this.#lexicon;
    return {
      words,
      terms: Uint32Array.from(words, ({ term }) => (term === NO_TERM ? termCount : term)),
      starts: Uint32Array.from(starts),
      ends: Uint32Array.from(ends),
      hyphenated,
      joined: this.#joined(words, hyphenated),
    };
  }

  #joined(words: readonly Word[], hyphenated: readonly number[]): JoinedWords[] {
    const joined: JoinedWords[] = [];
    for (let at = 0; at < hyphenated.length; ) {
      const first = (hyphenated[at] ?? 0) - 1;
      let next = first + 1;
      for (; hyphenated[at] === next; at++) next += 1;
      const parts = words.slice(first, next);
      const term = this.#lexicon.termOfFolded(
        parts
          .map(({ folded }) => folded)
          .join('')
          .toLowerCase(),
      );
      if (term !== NO_TERM) joined.push({ term, first, next });
    }
    return joined;
  }

  #wordAt(text: string, start: number, end: number): Word {
    const known = this.#words[this.#numbers.find(text, start, end)];
    if (known) return known;
    const raw = copied(text.slice(start, end));
    const folded = this.#analyzer.fold(raw);
    const term = this.#lexicon.termOfFolded(folded);
    const word = { folded, key: this.#lexicon.keyOf(folded, term), term };
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
