import { FIRST_WORD, type IndexData, NO_TERM, TIP_MASK } from '../index/index-data.ts';
import { indexOfString, prefixRange, stringAt } from '../index/string-table.ts';
import { TopHits } from '../index/top-hits.ts';
import { writtenAt } from '../index/written-words.ts';
import { type Analyzer, fold } from '../text/analysis.ts';
import type { Suggestion } from '../types.ts';

/** Completions of the last word that titles and terms are made of. */
const MAX_COMPLETIONS = 32;
/** Titles that are suggested at most. */
const MAX_TITLES = 50;
/** Titles that are looked at; one letter may begin a word of nearly all of them. */
const MAX_LOOKS = 2000;

interface TypedWord {
  folded: string;
  start: number;
  end: number;
  hyphenated: boolean;
}

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
  const words: TypedWord[] = [];
  analyzer.scan(q, (start, end, hyphenated) => {
    words.push({ folded: fold(q.slice(start, end)), start, end, hyphenated });
  });
  const last = words.at(-1);
  if (!last || limit <= 0) return [];

  const finished = last.end < q.length;
  const begun = finished ? wordOf(data, last.folded) : completionsOf(data, last.folded);
  const joinedFrom = words.findLastIndex(({ hyphenated }) => !hyphenated);
  const joined = finished || !last.hyphenated ? [] : joinedCompletions(data, words, joinedFrom);
  const titles = new Set([
    ...titlesWith(data, words.slice(0, -1), begun),
    ...titlesWith(data, words.slice(0, joinedFrom), joined),
  ]);
  const from = joined.length > 0 ? (words[joinedFrom] as TypedWord) : last;
  const typed = q.slice(0, from.start).trimStart();
  const terms = (joined.length > 0 ? joined : begun)
    .filter((word) => !finished && data.wordTerm[word] !== NO_TERM)
    .map((word) => typed + asTyped(data, word, joined.length > 0 ? from.folded.length : 0))
    .filter((text) => fold(text) !== fold(q.trimStart()));
  // Half of the room is for each, what one leaves free is the other's.
  const titleRoom = Math.max(Math.ceil(limit / 2), limit - terms.length);
  const shown = [...titles].slice(0, titleRoom);
  return [
    ...shown.map((tip): Suggestion => ({ text: stringAt(data.titles, tip), kind: 'title', tip })),
    ...terms.slice(0, limit - shown.length).map((text): Suggestion => ({ text, kind: 'term' })),
  ];
}

/** A word as it is written, with its hyphen where one was typed. */
function asTyped(data: IndexData, word: number, hyphenAt: number): string {
  const written = writtenAt(data, word);
  if (hyphenAt === 0 || data.wordSplit[word] !== hyphenAt || written.includes('-')) return written;
  return `${written.slice(0, hyphenAt)}-${written.slice(hyphenAt)}`;
}

/** What hyphenated words begin when written in one. */
function joinedCompletions(data: IndexData, words: readonly TypedWord[], from: number): number[] {
  const joined = words.slice(from).map(({ folded }) => folded);
  return completionsOf(data, joined.join('')).filter((word) => data.wordTerm[word] !== NO_TERM);
}

function wordOf(data: IndexData, folded: string): number[] {
  const word = indexOfString(data.words, folded);
  return word < 0 ? [] : [word];
}

/**
 * The word as it stands, then the most used words that begin so, one of each stem, so that no two
 * say the same; then stop words, which only titles are completed by.
 */
function completionsOf(data: IndexData, folded: string): number[] {
  const [start, end] = prefixRange(data.words, folded);
  const top = new TopHits(MAX_COMPLETIONS, (word) => word);
  const stopWords: number[] = [];
  for (let word = start; word < end; word++) {
    const count = data.wordCount[word] as number;
    if (data.wordTerm[word] === NO_TERM) stopWords.push(word);
    else if (count > top.threshold) top.add(word, count);
  }
  const seen = new Set<number>();
  const content = [...wordOf(data, folded), ...top.sorted().map(({ id }) => id)].filter((word) => {
    const term = data.wordTerm[word] as number;
    return term !== NO_TERM && !seen.has(term) && seen.add(term);
  });
  return [...content, ...stopWords.slice(0, MAX_COMPLETIONS)];
}

/**
 * Tips whose title has all the words and one of the completions: those that begin with what was
 * typed, then by how much their completion is used, then by slug.
 */
function titlesWith(
  data: IndexData,
  words: readonly TypedWord[],
  completions: readonly number[],
): number[] {
  const others = words.map(({ folded }) => indexOfString(data.words, folded));
  if (others.includes(-1)) return [];
  const top = new TopHits(MAX_TITLES, (tip) => data.slugRank[tip] as number);
  const seen = new Set<number>();
  let left = MAX_LOOKS;
  completions.forEach((word, place) => {
    const wanted = [...others, word];
    const rarest = wanted.reduce((a, b) => (titlesOf(data, b) < titlesOf(data, a) ? b : a));
    const rest = wanted.filter((each) => each !== rarest);
    const [firstWord = rarest] = wanted;
    const end = data.titleStart[rarest + 1] as number;
    for (let at = data.titleStart[rarest] as number; at < end && left > 0; at++, left--) {
      const posting = data.titlePostings[at] as number;
      const tip = posting & TIP_MASK;
      if (seen.has(tip)) continue;
      if (rest.length > 0 && !isInTitle(data, rest, tip)) continue;
      seen.add(tip);
      const first = firstWord === rarest ? posting : titlePosting(data, firstWord, tip);
      const begins = (first as number) >= FIRST_WORD;
      top.add(tip, (begins ? completions.length : 0) + completions.length - place);
    }
  });
  return top.sorted().map(({ id }) => id);
}

function isInTitle(data: IndexData, words: readonly number[], tip: number): boolean {
  return words.every((word) => titlePosting(data, word, tip) !== undefined);
}

/** How many titles have a word. */
function titlesOf({ titleStart }: IndexData, word: number): number {
  return (titleStart[word + 1] as number) - (titleStart[word] as number);
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
