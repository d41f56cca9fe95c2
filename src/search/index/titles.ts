import { lowerBound } from '../../content/lower-bound.ts';
import { packStrings, type StringTable, stringAt } from '../../content/string-table.ts';
import { NO_TERM, TIP_MASK } from './encoding.ts';

export interface TitlesData {
  texts: StringTable;
  /** Where the postings of each word start, and where those of the last one end. */
  starts: Uint32Array;
  /** The tips whose title has a word, ascending; plus `FIRST_WORD` where it comes first. */
  postings: Uint32Array;
}

/** Set in a posting for the word that the title begins with. */
const FIRST_WORD = 0x80000000;

/** Whether a posting is of the word that its title begins with. */
export function isFirstWord(posting: number): boolean {
  return posting >= FIRST_WORD;
}

/** The titles of the tips, and which words they have. */
export class Titles {
  readonly #data: TitlesData;

  constructor(data: TitlesData) {
    this.#data = data;
  }

  textOf(tip: number): string {
    return stringAt(this.#data.texts, tip);
  }

  /** How many titles have a word. */
  count(word: number): number {
    const { starts } = this.#data;
    return (starts[word + 1] ?? 0) - (starts[word] ?? 0);
  }

  /** The postings of a word, each of another title, tips ascending. */
  postingsOf(word: number): Uint32Array {
    const { postings, starts } = this.#data;
    return postings.subarray(starts[word], starts[word + 1]);
  }

  /** The posting of a word for the title of a tip, if it is there. */
  find(word: number, tip: number): number | undefined {
    const { postings, starts } = this.#data;
    const end = starts[word + 1] ?? 0;
    const at = lowerBound(
      starts[word] ?? 0,
      end,
      (place) => ((postings[place] ?? 0) & TIP_MASK) < tip,
    );
    const posting = postings[at] ?? 0;
    return at < end && (posting & TIP_MASK) === tip ? posting : undefined;
  }
}

/**
 * @param words of all titles, one title after another, as the vocabulary numbers them
 * @param ends where the words of each title end
 * @param order the final number of each word of the vocabulary
 */
export function buildTitles(
  texts: readonly string[],
  words: Uint32Array,
  ends: Uint32Array,
  order: Uint32Array,
  wordCount: number,
): TitlesData {
  const starts = new Uint32Array(wordCount + 1);
  const eachOnce = (visit: (word: number, posting: number) => void) => {
    const seenIn = new Uint32Array(wordCount).fill(NO_TERM);
    let at = 0;
    ends.forEach((end, tip) => {
      const first = at;
      for (; at < end; at++) {
        const word = order[words[at] ?? 0] ?? 0;
        if (seenIn[word] === tip) continue;
        seenIn[word] = tip;
        visit(word, at === first ? tip + FIRST_WORD : tip);
      }
    });
  };
  eachOnce((word) => {
    starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  });
  for (let word = 0; word < wordCount; word++) {
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  }
  const next = starts.slice();
  const postings = new Uint32Array(starts[wordCount] ?? 0);
  eachOnce((word, posting) => {
    const at = next[word] ?? 0;
    postings[at] = posting;
    next[word] = at + 1;
  });
  return { texts: packStrings(texts), starts, postings };
}
