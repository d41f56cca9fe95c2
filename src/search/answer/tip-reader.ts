import { LRUCache } from 'lru-cache';
import { lowerBound } from '../../content/lower-bound.ts';
import type { HighlightedText } from '../../content/tip-texts.ts';
import { maskMarkdown, plainText } from '../text/markdown.ts';
import type { HighlightableTip } from '../types.ts';
import { passageEnd } from './passage.ts';
import type { Piece, TextReader } from './text-reader.ts';

/** Tips whose texts are kept as they were read: some 10 kB each. */
const KEPT_TIPS = 1000;

/** The pieces of a field of one tip. */
export type PiecesOf = (field: HighlightedText) => readonly Piece[];

/** Reads the texts of tips, each when it is first needed. */
export class TipReader {
  readonly #reader: TextReader;
  readonly #kept = new LRUCache<HighlightableTip, PiecesOf>({
    max: KEPT_TIPS,
    memoMethod: (tip) => this.#piecesOf(tip),
  });

  constructor(reader: TextReader) {
    this.#reader = reader;
  }

  /** @param tip must not be changed */
  piecesOf(tip: HighlightableTip): PiecesOf {
    return this.#kept.memo(tip);
  }

  #piecesOf(tip: HighlightableTip): PiecesOf {
    const read: Partial<Record<HighlightedText, Piece[]>> = {};
    return (field) => {
      read[field] ??= this.#read(tip, field);
      return read[field];
    };
  }

  #read(tip: HighlightableTip, field: HighlightedText): Piece[] {
    if (field === 'body') return [this.#readMarkdown(tip.body)];
    const text = tip[field];
    if (typeof text === 'string') return [this.#readPlain(text, undefined)];
    return text.map((item, index) => this.#readPlain(item, index));
  }

  #readPlain(text: string, index: number | undefined): Piece {
    const read = this.#reader.read(text);
    return {
      ...read,
      index,
      shown: text,
      shownStarts: read.starts,
      shownEnds: read.ends,
      ...sentencesOf(text),
    };
  }

  #readMarkdown(markdown: string): Piece {
    const read = this.#reader.read(maskMarkdown(markdown));
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
      shownStarts: read.starts.map(shownAt),
      shownEnds: read.ends.map(shownAt),
      ...sentencesOf(shown),
    };
  }
}

const SENTENCE_START = /(?<=[.!?…][)\]"'”’]*\s)\S|(?<=[。！？])\S/gu;

function sentencesOf(text: string): Pick<Piece, 'sentences' | 'passageEnds'> {
  const sentences = [0, ...Array.from(text.matchAll(SENTENCE_START), ({ index }) => index)];
  return { sentences, passageEnds: sentences.map((start) => passageEnd(text, sentences, start)) };
}
