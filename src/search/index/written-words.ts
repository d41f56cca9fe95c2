import type { IndexData } from './index-data.ts';
import { indexOfString, packStrings, stringAt } from './string-table.ts';

/**
 * How words are written that the index knows by another spelling: with their accents, apostrophes
 * and hyphens. Only those are kept; the others are written as they are folded.
 *
 * @param numbers of the words in the order of the index, as `written` knows them
 */
export function packWritten(
  numbers: readonly number[],
  written: ReadonlyMap<number, string>,
): Pick<IndexData, 'writtenWords' | 'written'> {
  const words = [...numbers.keys()].filter((word) => written.has(numbers[word] as number));
  return {
    writtenWords: Uint32Array.from(words),
    written: packStrings(words.map((word) => written.get(numbers[word] as number) as string)),
  };
}

/** A word of the index as people write it. */
export function writtenAt(data: IndexData, word: number): string {
  const { writtenWords } = data;
  let low = 0;
  let high = writtenWords.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((writtenWords[middle] as number) < word) low = middle + 1;
    else high = middle;
  }
  return writtenWords[low] === word ? stringAt(data.written, low) : stringAt(data.words, word);
}

/** A folded word as people write it; itself when no tip has it. */
export function writtenOf(data: IndexData, folded: string): string {
  const word = indexOfString(data.words, folded);
  return word < 0 ? folded : writtenAt(data, word);
}
