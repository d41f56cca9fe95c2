import { type Analyzer, fold } from './analysis.ts';
import { FIRST_WORD, type IndexData, NO_TERM, TIP_MASK } from './index-data.ts';
import { indexOfString, prefixRange, stringAt } from './string-table.ts';
import { TopHits } from './top-hits.ts';
import type { Suggestion } from './types.ts';

/** Completions of the last word that titles and terms are made of. */
const MAX_COMPLETIONS = 32;
/** Titles that are suggested at most. */
const MAX_TITLES = 50;
/** Titles that are looked at; one letter may begin a word of nearly all of them. */
const MAX_LOOKS = 2000;

/**
 * Completes what is being typed: titles that have all its words, the last one perhaps
 * unfinished, and what was typed with its last word finished. Both are weighted by how often the
 * tips use the word, which is the only thing an index without a query log knows of its readers.
 */
export function suggestionsFor(
  data: IndexData,
  analyzer: Analyzer,
  q: string,
  limit: number,
): Suggestion[] {
  const words: { folded: string; start: number; end: number }[] = [];
  analyzer.scan(q, (start, end) => words.push({ folded: fold(q.slice(start, end)), start, end }));
  const last = words.pop();
  if (!last || limit <= 0) return [];

  const finished = last.end < q.length;
  const completions = completionsOf(data, last.folded, finished);
  const titles = titlesWith(
    data,
    words.map(({ folded }) => folded),
    completions,
  );
  const typed = q.slice(0, last.start).trimStart();
  const terms = finished
    ? []
    : completions
        .map((word) => stringAt(data.words, word))
        .filter((text) => text !== last.folded)
        .map((text): Suggestion => ({ text: typed + text, kind: 'term' }));
  // Half of the room is for each, what one leaves free is the other's.
  const titleRoom = Math.max(Math.ceil(limit / 2), limit - terms.length);
  const shown = titles.slice(0, titleRoom);
  return [
    ...shown.map((tip): Suggestion => ({ text: stringAt(data.titles, tip), kind: 'title', tip })),
    ...terms.slice(0, limit - shown.length),
  ];
}

/** The most used words that begin so; one of each stem, so that no two say the same. */
function completionsOf(data: IndexData, folded: string, finished: boolean): number[] {
  if (finished) {
    const word = indexOfString(data.words, folded);
    return word < 0 ? [] : [word];
  }
  const [start, end] = prefixRange(data.words, folded);
  const top = new TopHits(MAX_COMPLETIONS, (word) => word);
  for (let word = start; word < end; word++) {
    const count = data.wordCount[word] as number;
    if (count > top.threshold) top.add(word, count);
  }
  const seen = new Set<number>();
  return top
    .sorted()
    .map(({ id }) => id)
    .filter((word) => {
      const term = data.wordTerm[word] as number;
      return term === NO_TERM || (!seen.has(term) && seen.add(term));
    });
}

/**
 * Tips whose title has all the words and one of the completions: those that begin with what was
 * typed, then by how much their completion is used, then by slug.
 */
function titlesWith(data: IndexData, words: string[], completions: readonly number[]): number[] {
  const others = words.map((folded) => indexOfString(data.words, folded));
  if (others.includes(-1)) return [];
  const top = new TopHits(MAX_TITLES, (tip) => data.slugRank[tip] as number);
  const seen = new Set<number>();
  let left = MAX_LOOKS;
  completions.forEach((word, place) => {
    const end = data.titleStart[word + 1] as number;
    for (let at = data.titleStart[word] as number; at < end && left > 0; at++, left--) {
      const posting = data.titlePostings[at] as number;
      const tip = posting & TIP_MASK;
      const found = others.map((other) => titlePosting(data, other, tip));
      if (seen.has(tip) || found.includes(undefined)) continue;
      seen.add(tip);
      const begins = (found[0] ?? posting) >= FIRST_WORD;
      top.add(tip, (begins ? MAX_COMPLETIONS : 0) + MAX_COMPLETIONS - place);
    }
  });
  return top.sorted().map(({ id }) => id);
}

/** The posting of a tip among the titles that have a word, by binary search. */
function titlePosting(data: IndexData, word: number, tip: number): number | undefined {
  let low = data.titleStart[word] as number;
  let high = data.titleStart[word + 1] as number;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (((data.titlePostings[middle] as number) & TIP_MASK) < tip) low = middle + 1;
    else high = middle;
  }
  const posting = data.titlePostings[low] as number;
  return low < end && (posting & TIP_MASK) === tip ? posting : undefined;
}
