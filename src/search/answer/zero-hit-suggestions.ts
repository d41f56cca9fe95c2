import { type IndexData, NO_TERM, TIP_MASK } from '../index/index-data.ts';
import { indexOfString, prefixRange } from '../index/string-table.ts';
import type { TipSet } from '../index/tip-set.ts';
import { TopHits } from '../index/top-hits.ts';
import { writtenAt } from '../index/written-words.ts';
import type { Plan } from '../query/plan.ts';
import { corrections } from '../query/spelling.ts';

/** Queries that are suggested when nothing was found. */
const MAX_SUGGESTIONS = 5;
/** Unknown words of the query that near ones are looked up for. */
const MAX_UNKNOWN = 3;
/** Edits that are looked through for words near an unknown one. */
const EDITS = 3;
/** Words near an unknown one that are tried with the filters. */
const MAX_TRIES = 8;
/** Letters that a word has in common with an unknown one by whose beginning it is found. */
const SHORTEST_PREFIX = 4;

/**
 * Queries that have hits with the same filters, for one that has none: the words nearest to the
 * ones that no tip has, by spelling or by how they begin, then the words that most tips use.
 */
export function zeroHitSuggestions(
  data: IndexData,
  plan: Plan,
  passing: TipSet | undefined,
): string[] {
  const found = new Set<string>();
  const hasHits = (word: number) => isFound(data, word, passing);
  for (const folded of plan.unknown.slice(0, MAX_UNKNOWN)) {
    const word = nearestWord(data, folded, hasHits);
    if (word !== undefined) found.add(writtenAt(data, word));
  }
  for (const folded of data.popular) {
    const word = indexOfString(data.words, folded);
    if (found.size < MAX_SUGGESTIONS && hasHits(word)) found.add(writtenAt(data, word));
  }
  return [...found];
}

/** Whether any tip that the filters leave has a word. */
function isFound(data: IndexData, word: number, passing: TipSet | undefined): boolean {
  const term = data.wordTerm[word] as number;
  if (term === NO_TERM || !passing) return term !== NO_TERM;
  const end = data.postingStart[term + 1] as number;
  for (let at = data.postingStart[term] as number; at < end; at++) {
    if (passing.has((data.postings[at] as number) & TIP_MASK)) return true;
  }
  return false;
}

function nearestWord(
  data: IndexData,
  folded: string,
  hasHits: (word: number) => boolean,
): number | undefined {
  const edits = Math.min(EDITS, Math.floor(folded.length / 3));
  const near = corrections(data, folded, edits).map(({ word }) => word);
  const found = near.slice(0, MAX_TRIES).find(hasHits);
  if (found !== undefined) return found;
  for (let length = folded.length - 1; length >= SHORTEST_PREFIX; length--) {
    const begun = mostUsed(data, folded.slice(0, length)).find(hasHits);
    if (begun !== undefined) return begun;
  }
  return undefined;
}

/** The most used words that begin so. */
function mostUsed({ words, wordCount }: IndexData, prefix: string): number[] {
  const top = new TopHits(MAX_TRIES, (word) => word);
  const [start, end] = prefixRange(words, prefix);
  for (let word = start; word < end; word++) top.add(word, wordCount[word] as number);
  return top.sorted().map(({ id }) => id);
}
