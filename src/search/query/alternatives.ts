import { NO_TERM } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { ranking } from '../ranking.ts';
import { MAX_PHRASE_WORDS } from '../text/synonyms.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';
import type { Synonyms } from './synonyms.ts';
import type { WordLookup } from './word-lookup.ts';

/** Words that are looked at together for one that is also written in one. */
export const MAX_PARTS = 3;

/** The term that words make when written in one; digits on both sides of a gap are two numbers. */
export function joinedTerm(lexicon: Lexicon, parts: readonly { folded: string }[]): number {
  const words = parts.map(({ folded }) => folded);
  const term = lexicon.termOfFolded(words.join('').toLowerCase());
  return term !== NO_TERM && /\d \d/.test(words.join(' ')) ? NO_TERM : term;
}

/** Adds to words what they make when written in one: `follow` `up` is also `followup`. */
export function addJoined(lexicon: Lexicon, words: readonly PlannedWord[]): void {
  words.forEach((word, first) => {
    for (let next = first + 1; next < Math.min(first + MAX_PARTS, words.length); next++) {
      const parts = words.slice(first, next + 1);
      const term = joinedTerm(lexicon, parts);
      if (term === NO_TERM || parts.some(({ phrase }) => phrase !== word.phrase)) continue;
      addToEach(parts, { term, weight: ranking.compoundWeight, corrected: false });
    }
  });
}

/** Whether a word makes one that tips have, together with the next or the one before. */
export function isPartOfJoined(
  lexicon: Lexicon,
  words: readonly { folded: string }[],
  index: number,
): boolean {
  return [index - 1, index].some((first) => {
    const pair = words.slice(Math.max(0, first), first + 2);
    return pair.length === 2 && joinedTerm(lexicon, pair) !== NO_TERM;
  });
}

/** Puts the parts in the place of words that tips also write with a hyphen. */
export function withParts(lookup: WordLookup, words: readonly PlannedWord[]): PlannedWord[] {
  return words.flatMap((word) => {
    const [literal] = word.alternatives;
    const parts = lookup.partsOf(word);
    // Parts that are all stop words would search nothing.
    if (!literal || parts.every(({ alternatives }) => alternatives.length === 0)) return [word];
    return parts.map((part) => {
      if (part.alternatives.length === 0) return part;
      const others = part.alternatives.map((alternative) => ({
        ...alternative,
        weight: ranking.compoundWeight,
      }));
      return { ...part, alternatives: [{ ...literal, weight: 1 }, ...others] };
    });
  });
}

/** Adds the synonyms of words, and of words together, the last of which may be unfinished. */
export function addSynonyms(synonyms: Synonyms, words: readonly PlannedWord[]): void {
  for (const first of words.keys()) {
    let before = '';
    for (const [at, last] of words.slice(first, first + MAX_PHRASE_WORDS).entries()) {
      // A phrase is meant as it is.
      if (last.phrase >= 0) break;
      // The last word, where it is unfinished, may be any of several.
      for (const end of [last.key, ...(last.completedKeys ?? [])]) {
        for (const synonym of synonyms.get(before + end) ?? []) {
          const span = words.slice(first, first + at + 1);
          const corrected = span.some((word) => word.corrected);
          const isWhole = span.length > 1 && span.length === words.length;
          // Several words that are all of a query, and another way to say the same.
          const weight = isWhole && synonym.isMutual ? 1 : ranking.synonymWeight;
          addToEach(span, { term: synonym.term, weight, corrected, synonym });
        }
      }
      before += `${last.key} `;
    }
  }
}

/** Adds a term to all of some words that are searched, or to the first if none is. */
function addToEach(words: readonly PlannedWord[], added: Alternative): void {
  const searched = words.filter(({ alternatives }) => alternatives.length > 0);
  for (const { alternatives } of searched.length > 0 ? searched : words.slice(0, 1)) {
    if (alternatives.every(({ term }) => term !== added.term)) alternatives.push(added);
  }
}
