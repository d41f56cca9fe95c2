import { NO_TERM, TIP_MASK } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Postings } from '../index/postings.ts';
import type { TipSet } from '../index/tip-set.ts';
import type { Plan } from '../query/plan.ts';
import { corrections } from '../query/spelling.ts';

/** Unknown words of the query that near ones are looked up for. */
const MAX_UNKNOWN = 3;
/** Edits that are looked through for words near an unknown one. */
const EDITS = 3;
/** Letters that a word has for each edit: with fewer it becomes another word. */
const LETTERS_PER_EDIT = 4;
/** Words near an unknown one that are tried with the filters. */
const MAX_TRIES = 8;
/** Letters that a word has in common with an unknown one by whose beginning it is found. */
const SHORTEST_PREFIX = 4;

/** The parts of an index that queries are suggested from. */
interface SuggestedIndex {
  lexicon: Lexicon;
  postings: Postings;
}

/**
 * Queries that have hits with the same filters, for one that has none: the words nearest to the
 * ones that no tip has, by spelling or by how they begin.
 */
export function zeroHitSuggestions(
  index: SuggestedIndex,
  plan: Plan,
  passing: TipSet | undefined,
): string[] {
  const { lexicon } = index;
  const found = new Set<string>();
  const hasHits = (word: number) => isFound(index, word, passing);
  for (const folded of plan.unknown.slice(0, MAX_UNKNOWN)) {
    const word = nearestWord(lexicon, folded, hasHits);
    if (word !== undefined) found.add(lexicon.surfaceForm(word));
  }
  return [...found];
}

/** Whether any tip of the index that the filters leave has a word. */
function isFound(
  { lexicon, postings }: SuggestedIndex,
  word: number,
  passing: TipSet | undefined,
): boolean {
  const term = lexicon.termOf(word);
  if (term === NO_TERM) return false;
  return postings.of(term).some((posting) => !passing || passing.has(posting & TIP_MASK));
}

function nearestWord(
  lexicon: Lexicon,
  folded: string,
  hasHits: (word: number) => boolean,
): number | undefined {
  const edits = Math.min(EDITS, Math.floor(folded.length / LETTERS_PER_EDIT));
  const near = corrections(lexicon, folded, edits).map(({ word }) => word);
  const found = near.slice(0, MAX_TRIES).find(hasHits);
  if (found !== undefined) return found;
  for (let length = folded.length - 1; length >= SHORTEST_PREFIX; length--) {
    const range = lexicon.prefixRange(folded.slice(0, length));
    const completion = lexicon.mostUsed(range, MAX_TRIES).find(hasHits);
    if (completion !== undefined) return completion;
  }
  return undefined;
}
