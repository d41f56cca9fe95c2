import { NO_TERM } from '../index/index-data.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { ranking } from '../ranking.ts';
import { MAX_PHRASE_WORDS } from '../text/synonyms.ts';
import { addToEach, type PlannedWord } from './planned-word.ts';
import type { WordLookup } from './word-lookup.ts';

/** Words that are looked at together for one that is also written in one. */
export const MAX_PARTS = 3;

/** Adds to words what they make when written in one: `follow` `up` is also `followup`. */
export function addJoined(lexicon: Lexicon, words: readonly PlannedWord[]): void {
  words.forEach((word, first) => {
    let joined = word.folded;
    for (let next = first + 1; next < Math.min(first + MAX_PARTS, words.length); next++) {
      joined += words[next]?.folded;
      const term = lexicon.termOfFolded(joined);
      const parts = words.slice(first, next + 1);
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
  const [before = '', own = '', after = ''] = [-1, 0, 1].map((by) => words[index + by]?.folded);
  return (
    (before !== '' && lexicon.termOfFolded(before + own) !== NO_TERM) ||
    (after !== '' && lexicon.termOfFolded(own + after) !== NO_TERM)
  );
}

/** Puts the parts in the place of words that tips also write with a hyphen. */
export function withParts(lookup: WordLookup, words: readonly PlannedWord[]): PlannedWord[] {
  return words.flatMap((word) => {
    const [literal] = word.alternatives;
    const parts = lookup.lexicon
      .hyphenParts(word.folded)
      .map((raw) => lookup.literal({ ...word, raw }));
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

/** Adds the synonyms of words, and of words together. */
export function addSynonyms(
  lexicon: Lexicon,
  synonyms: ReadonlyMap<string, readonly string[]>,
  words: readonly PlannedWord[],
): void {
  if (synonyms.size === 0) return;
  for (let first = 0; first < words.length; first++) {
    const limit = Math.min(words.length, first + MAX_PHRASE_WORDS);
    for (let next = first + 1; next <= limit; next++) {
      const span = words.slice(first, next);
      // A phrase is meant as it is.
      if (span.some(({ phrase }) => phrase >= 0)) break;
      for (const synonym of synonyms.get(span.map(({ key }) => key).join(' ')) ?? []) {
        const term = lexicon.termNumber(synonym);
        if (term === NO_TERM) continue;
        const corrected = span.some((word) => word.corrected);
        addToEach(span, { term, weight: ranking.synonymWeight, corrected, synonym: true });
      }
    }
  }
}
