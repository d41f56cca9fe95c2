import { lowerBound } from '../../content/lower-bound.ts';
import type { HighlightedText } from '../../content/tip-texts.ts';
import { maskMarkdown, plainText } from '../text/markdown.ts';
import type { HighlightableTip } from '../types.ts';
import { passageEnd } from './passage.ts';
import type { Piece, TextReader } from './text-reader.ts';

/** What was read of a tip. */
type ReadTip = Readonly<Partial<Record<HighlightedText, readonly Piece[]>>>;

/** Reads the texts of tips, each when it is first needed, and keeps what was read as long as the tip is kept. */
export class TipReader {
  readonly #reader: TextReader;
  readonly #kept = new WeakMap<HighlightableTip, ReadTip>();

  constructor(reader: TextReader) {
    this.#reader = reader;
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
    if (typeof text === 'string') return [this.#readPlain(text, undefined)];
    return text.map((item, index) => this.#readPlain(item, index));
  }

  #readPlain(text: string, index: number | undefined): Piece {
    const { starts, ends, ...read } = this.#reader.read(text);
    return {
      ...read,
      index,
      shown: text,
      shownStarts: starts,
      shownEnds: ends,
      ...sentencesOf(text),
    };
  }

  #readMarkdown(markdown: string): Piece {
    const { starts, ends, ...read } = this.#reader.read(maskMarkdown(markdown));
    const { text, source } = plainText(markdown);
    const shown = text.trimEnd();
    /** The position in what is shown of a position in the Markdown, or of the next one that is kept. */
    const shownAt = (position: number) =>
      Math.min(
        shown.length,
        lowerBound(0, source.length, (at) => (source[at] ?? 0) < position),
      );
    return {
      ...read,
      index: undefined,
      shown,
      shownStarts: starts.map(shownAt),
      shownEnds: ends.map(shownAt),
      ...sentencesOf(shown),
    };
  }
}

const SENTENCE_START = /(?<=[.!?…][)\]"'”’]*\s)\S|(?<=[。！？])\S/gu;

function sentencesOf(text: string): Pick<Piece, 'sentences' | 'passageEnds'> {
  const sentences = [0, ...Array.from(text.matchAll(SENTENCE_START), ({ index }) => index)];
  return { sentences, passageEnds: sentences.map((start) => passageEnd(text, sentences, start)) };
}
