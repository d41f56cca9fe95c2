import { packStrings, type StringTable, stringAt } from '../../content/string-table.ts';
import { NO_TERM } from './encoding.ts';
import type { SortedStrings } from './sorted-strings.ts';
import { rowStarts, TipRows, type TipRowsData } from './tip-rows.ts';
import type { TermStream } from './token-stream.ts';

/** The tips whose title has a word, in a row for each; plus `FIRST_WORD` where it comes first. */
export interface TitlesData extends TipRowsData {
  texts: StringTable;
}

/** Set in an entry for the word that the title begins with. */
const FIRST_WORD = 0x80000000;

/** Whether an entry is of the word that its title begins with. */
export function isFirstWord(entry: number): boolean {
  return entry >= FIRST_WORD;
}

/** The titles of the tips, and which words they have. */
export class Titles extends TipRows {
  readonly #texts: StringTable;

  constructor(data: TitlesData) {
    super(data);
    this.#texts = data.texts;
  }

  textOf(tip: number): string {
    return stringAt(this.#texts, tip);
  }
}

/**
 * @param stream has the words of the titles, as the vocabulary numbers them
 * @param sorted those of all tips, in their final order
 */
export function buildTitles(
  texts: readonly string[],
  { titleWords, titleEnds }: TermStream,
  sorted: SortedStrings,
): TitlesData {
  const { numbers, order } = sorted;
  const eachOnce = (visit: (word: number, entry: number) => void) => {
    const seenIn = new Uint32Array(numbers.length).fill(NO_TERM);
    let at = 0;
    titleEnds.forEach((end, tip) => {
      const first = at;
      for (; at < end; at++) {
        const word = order[titleWords[at] ?? 0] ?? 0;
        if (seenIn[word] === tip) continue;
        seenIn[word] = tip;
        visit(word, at === first ? tip + FIRST_WORD : tip);
      }
    });
  };
  const counts = new Uint32Array(numbers.length);
  eachOnce((word) => {
    counts[word] = (counts[word] ?? 0) + 1;
  });
  const starts = rowStarts(counts);
  const next = starts.slice();
  const entries = new Uint32Array(starts.at(-1) ?? 0);
  eachOnce((word, entry) => {
    const at = next[word] ?? 0;
    entries[at] = entry;
    next[word] = at + 1;
  });
  return { texts: packStrings(texts), starts, entries };
}
