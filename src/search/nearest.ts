import { type IndexData, NO_TERM } from './index-data.ts';
import type { Plan } from './plan.ts';
import { corrections } from './spelling.ts';
import { prefixRange, stringAt } from './string-table.ts';

/** Queries that are suggested when nothing was found. */
const MAX_SUGGESTIONS = 5;
/** Unknown words of the query that near ones are looked up for. */
const MAX_UNKNOWN = 3;
/** Edits that are looked through for words near an unknown one. */
const EDITS = 3;

/**
 * Queries that have hits, for one that has none: the words nearest to the ones that no tip has,
 * by spelling or by how they begin, then the words that most tips use.
 */
export function nearestQueries(data: IndexData, plan: Plan): string[] {
  const found = new Set<string>();
  for (const folded of plan.unknown.slice(0, MAX_UNKNOWN)) {
    const word = nearestWord(data, folded);
    if (word !== undefined) found.add(word);
  }
  for (const word of data.popular) found.add(word);
  return [...found].slice(0, MAX_SUGGESTIONS);
}

function nearestWord(data: IndexData, folded: string): string | undefined {
  const edits = Math.min(EDITS, Math.floor(folded.length / 3));
  const near = corrections(data, folded, edits).find(({ word }) => data.wordTerm[word] !== NO_TERM);
  if (near) return stringAt(data.words, near.word);
  for (let length = folded.length - 1; length >= 4; length--) {
    const [start, end] = prefixRange(data.words, folded.slice(0, length));
    for (let word = start; word < end; word++) {
      if (data.wordTerm[word] !== NO_TERM) return stringAt(data.words, word);
    }
  }
  return undefined;
}
