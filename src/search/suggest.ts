import { type Analyzer, fold } from './analysis.ts';
import { type IndexData, NO_TERM } from './index-data.ts';
import { indexOfString, prefixRange, stringAt } from './string-table.ts';
import type { Suggestion } from './types.ts';

/** Completions of the last word that titles and terms are made of. */
const MAX_COMPLETIONS = 32;
/** Titles that are looked at before the best are taken. */
const MAX_TITLES = 500;

interface Completion {
  word: number;
  count: number;
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
        .map(({ word }) => stringAt(data.words, word))
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
function completionsOf(data: IndexData, folded: string, finished: boolean): Completion[] {
  if (finished) {
    const word = indexOfString(data.words, folded);
    return word < 0 ? [] : [{ word, count: data.wordCount[word] as number }];
  }
  const [start, end] = prefixRange(data.words, folded);
  const best = new Map<number, Completion>();
  let least = 0;
  for (let word = start; word < end; word++) {
    const count = data.wordCount[word] as number;
    if (count < least) continue;
    const term = data.wordTerm[word] as number;
    const key = term === NO_TERM ? -1 - word : term;
    if (count > (best.get(key)?.count ?? 0)) best.set(key, { word, count });
    if (best.size > 4 * MAX_COMPLETIONS) least = keepBest(best);
  }
  keepBest(best);
  return [...best.values()].sort((a, b) => b.count - a.count || a.word - b.word);
}

/** Cuts the map down to the most used; returns what a further word must reach. */
function keepBest(best: Map<number, Completion>): number {
  const sorted = [...best].sort(([, a], [, b]) => b.count - a.count || a.word - b.word);
  for (const [key] of sorted.slice(MAX_COMPLETIONS)) best.delete(key);
  return sorted[MAX_COMPLETIONS - 1]?.[1].count ?? 0;
}

/** Tips whose title has all the words and one of the completions; best first. */
function titlesWith(data: IndexData, words: string[], completions: Completion[]): number[] {
  const others = words.map((folded) => indexOfString(data.words, folded));
  if (others.includes(-1)) return [];
  const found = new Map<number, number>();
  for (const { word } of completions) {
    const end = data.titleStart[word + 1] as number;
    for (let at = data.titleStart[word] as number; at < end; at++) {
      if (found.size >= MAX_TITLES) break;
      const tip = data.titlePostings[at] as number;
      if (found.has(tip) || !others.every((other) => titleHas(data, other, tip))) continue;
      found.set(tip, found.size);
    }
  }
  const typed = [...words, ''].join(' ');
  const firsts = new Set(completions.map(({ word }) => stringAt(data.words, word)));
  const ranked = [...found].map(([tip, place]) => {
    const title = stringAt(data.titles, tip);
    return { tip, place, begins: beginsWith(title, typed, firsts), length: title.length };
  });
  return ranked
    .sort(
      (a, b) =>
        Number(b.begins) - Number(a.begins) ||
        a.place - b.place ||
        (data.slugRank[a.tip] as number) - (data.slugRank[b.tip] as number),
    )
    .map(({ tip }) => tip);
}

/** Whether a title begins with what was typed. */
function beginsWith(title: string, typed: string, completions: ReadonlySet<string>): boolean {
  const folded = title.split(/\s+/, typed.split(' ').length).map(fold);
  const last = folded.pop() ?? '';
  return completions.has(last) && `${folded.join(' ')} `.trimStart() === typed.trimStart();
}

/** Binary search in the titles that have a word. */
function titleHas(data: IndexData, word: number, tip: number): boolean {
  let low = data.titleStart[word] as number;
  let high = data.titleStart[word + 1] as number;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((data.titlePostings[middle] as number) < tip) low = middle + 1;
    else high = middle;
  }
  return low < end && data.titlePostings[low] === tip;
}
