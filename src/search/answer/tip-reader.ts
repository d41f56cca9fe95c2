import { lowerBound } from '../../content/lower-bound.ts';
import type { HighlightedText } from '../../content/tip-texts.ts';
import { NO_TERM } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Analyzer } from '../text/analysis.ts';
import { maskMarkdown, plainText } from '../text/markdown.ts';
import type { HighlightableTip } from '../types.ts';

/** Words that are kept as they were read, until they are more: most of a text are the same few. */
const KEPT_WORDS = 20_000;

/** A word as it counts for matching, wherever it stands. */
interface Word {
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

/** A text of a tip, or an item of one that is a list, as it is matched and shown. */
export interface Piece {
  /** Which item, for a field that is a list. */
  readonly index: number | undefined;
  /** In order. */
  readonly words: readonly Word[];
  /** The words that a hyphen alone stands before, by their places, ascending. */
  readonly hyphenated: readonly number[];
  /** Hyphenated words that the index has in one. */
  readonly joined: readonly JoinedWords[];
  /** The text as people read it: of Markdown, its words without its marks. */
  readonly shown: string;
  /**
   * Where the words begin and end in what is shown, in UTF-16 code units; an empty range where they
   * aren't shown.
   */
  readonly shownStarts: Uint32Array;
  readonly shownEnds: Uint32Array;
  /** Where sentences begin in what is shown. */
  readonly sentences: readonly number[];
}

/**
 * Reads the texts of tips as the index reads them, each when it is first needed, and keeps what was read
 * as long as the tip is kept.
 */
export class TipReader {
  readonly #lexicon: Lexicon;
  readonly #analyzer: Analyzer;
  readonly #kept = new WeakMap<HighlightableTip, Partial<Record<HighlightedText, Piece[]>>>();
  readonly #words = new Map<string, Word>();

  constructor(lexicon: Lexicon, analyzer: Analyzer) {
    this.#lexicon = lexicon;
    this.#analyzer = analyzer;
  }

  /**
   * The pieces of a field.
   * @param tip must not be changed
   */
  read(tip: HighlightableTip, field: HighlightedText): readonly Piece[] {
    const known = this.#kept.get(tip);
    if (known?.[field]) return known[field];
    const pieces = this.#read(tip, field);
    this.#kept.set(tip, { ...known, [field]: pieces });
    return pieces;
  }

  #read(tip: HighlightableTip, field: HighlightedText): Piece[] {
    if (field === 'body') return [this.#readMarkdown(tip.body)];
    const text = tip[field];
    if (typeof text === 'string') return [this.#readPiece(text, text)];
    return text.map((item, index) => ({ ...this.#readPiece(item, item), index }));
  }

  #readMarkdown(markdown: string): Piece {
    const { text, source } = plainText(markdown);
    const shown = text.trimEnd();
    const piece = this.#readPiece(maskMarkdown(markdown), shown);
    /** The position in what is shown of a position in the Markdown, or of the next one that is kept. */
    const shownAt = (position: number) =>
      Math.min(
        shown.length,
        lowerBound(0, source.length, (at) => (source[at] ?? 0) < position),
      );
    return {
      ...piece,
      shownStarts: piece.shownStarts.map(shownAt),
      shownEnds: piece.shownEnds.map(shownAt),
    };
  }

  #readPiece(text: string, shown: string): Piece {
    const words: Word[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const hyphenated: number[] = [];
    this.#analyzer.scan(text, (start, end, isHyphenated) => {
      if (isHyphenated) hyphenated.push(words.length);
      words.push(this.#word(text.slice(start, end)));
      starts.push(start);
      ends.push(end);
    });
    return {
      index: undefined,
      words,
      hyphenated,
      joined: this.#joined(words, hyphenated),
      shown,
      shownStarts: Uint32Array.from(starts),
      shownEnds: Uint32Array.from(ends),
      sentences: [0, ...Array.from(shown.matchAll(SENTENCE_START), ({ index }) => index)],
    };
  }

  #joined(words: readonly Word[], hyphenated: readonly number[]): JoinedWords[] {
    const joined: JoinedWords[] = [];
    for (let at = 0; at < hyphenated.length; ) {
      const first = (hyphenated[at] ?? 0) - 1;
      let next = first + 1;
      for (; hyphenated[at] === next; at++) next += 1;
      const parts = words.slice(first, next).map(({ folded }) => folded);
      const term = this.#lexicon.termOfFolded(parts.join('').toLowerCase());
      if (term !== NO_TERM) joined.push({ term, first, next });
    }
    return joined;
  }

  #word(slice: string): Word {
    const known = this.#words.get(slice);
    if (known) return known;
    // A string of its own: one that V8 has sliced from a text keeps all of the text.
    const raw = slice.split('').join('');
    const folded = this.#analyzer.fold(raw);
    const term = this.#lexicon.termOfFolded(folded);
    const word = { folded, key: this.#lexicon.keyOf(folded, term), term };
    if (this.#words.size === KEPT_WORDS) this.#words.clear();
    this.#words.set(raw, word);
    return word;
  }
}

const SENTENCE_START = /(?<=[.!?…][)\]"'”’]*\s)\S|(?<=[。！？])\S/gu;
