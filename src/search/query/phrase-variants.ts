import { NO_TERM } from '../index/encoding.ts';
import { joinedTerm, MAX_PARTS } from './alternatives.ts';
import type { PlannedWord } from './planned-word.ts';
import type { WordLookup } from './word-lookup.ts';

/** A term at its place in a phrase, counted from the phrase's first word. */
export interface PhraseTerm {
  term: number;
  offset: number;
}

/** Ways in which one phrase is looked for at most; the way it was typed comes first. */
const MAX_VARIANTS = 16;

/** One way in which the next words of a phrase may be written. */
interface Step {
  terms: PhraseTerm[];
  /** Words that it takes of the phrase. */
  taken: number;
  /** Words that it takes up in a text. */
  length: number;
}

/**
 * The ways in which a phrase may be written: its words apart, with a hyphen, or in one. Empty
 * when one of its words is in no tip; a variant without terms, of stop words, is in every tip.
 */
export function phraseVariants(lookup: WordLookup, words: readonly PlannedWord[]): PhraseTerm[][] {
  let variants: PhraseTerm[][][] = [[[]]];
  for (let at = words.length - 1; at >= 0; at--) {
    const here = stepsAt(lookup, words, at).flatMap(({ terms, taken, length }) =>
      (variants[taken - 1] ?? []).map((rest) => [
        ...terms,
        ...rest.map(({ term, offset }) => ({ term, offset: offset + length })),
      ]),
    );
    variants = [here.slice(0, MAX_VARIANTS), ...variants.slice(0, MAX_PARTS)];
  }
  return different(variants[0] ?? []);
}

function different(variants: PhraseTerm[][]): PhraseTerm[][] {
  const keyOf = (variant: PhraseTerm[]) =>
    variant.map(({ term, offset }) => `${term}+${offset - (variant[0]?.offset ?? 0)}`).join(' ');
  return [...new Map(variants.map((variant) => [keyOf(variant), variant])).values()];
}

function stepsAt(lookup: WordLookup, words: readonly PlannedWord[], at: number): Step[] {
  const word = words[at];
  if (!word) return [];
  const joined = joinedSteps(lookup, words, at);
  if (joined.exact) return joined.steps;
  return [...asTyped(word), ...joined.steps, ...apart(lookup, word)];
}

function asTyped({ alternatives: [literal], stop }: PlannedWord): Step[] {
  if (literal) return [{ terms: [{ term: literal.term, offset: 0 }], taken: 1, length: 1 }];
  // A stop word stands for any word; another without a term is in no tip.
  return stop ? [{ terms: [], taken: 1, length: 1 }] : [];
}

/**
 * The next words in one, as tips write them.
 *
 * @returns `exact` when they stand for nothing else: a stop word among them would stand for any
 *   word, but `follow-up` isn't any `follow`
 */
function joinedSteps(
  lookup: WordLookup,
  words: readonly PlannedWord[],
  at: number,
): { steps: Step[]; exact: boolean } {
  const steps: Step[] = [];
  let exact = false;
  for (let taken = 2; taken <= MAX_PARTS && at + taken <= words.length; taken++) {
    const parts = words.slice(at, at + taken);
    const term = joinedTerm(lookup.lexicon, parts);
    if (term === NO_TERM) continue;
    steps.push(...inOne(term, taken, taken));
    exact ||= isCompound(lookup, parts, parts.map(({ folded }) => folded).join(''));
  }
  return { steps, exact };
}

/** Whether words with a stop word among them are found as one, however tips write them. */
function isCompound(lookup: WordLookup, parts: readonly PlannedWord[], joined: string): boolean {
  if (!parts.some(({ stop }) => stop)) return false;
  // Of more parts than two the index doesn't know where a hyphen stood.
  if (parts.length > 2) return parts.slice(1).every(({ hyphenated }) => hyphenated);
  return lookup.lexicon.hyphenParts(joined)[0] === parts[0]?.folded;
}

/** A word that tips also write with a hyphen, in parts. */
function apart(lookup: WordLookup, word: PlannedWord): Step[] {
  const parts = lookup.partsOf(word).map(({ alternatives }) => alternatives[0]?.term);
  if (parts.length === 0) return [];
  const terms = parts.flatMap((term, offset) => (term === undefined ? [] : [{ term, offset }]));
  if (terms.length < parts.length) {
    const [literal] = word.alternatives;
    return literal ? inOne(literal.term, 1, parts.length).slice(1) : [];
  }
  return [{ terms, taken: 1, length: parts.length }];
}

/** A word with a stop word for a part, which tips are found by though they write it apart. */
export interface Compound {
  term: number;
  /** Its parts, folded. */
  parts: readonly string[];
}

/** The compounds that a query has, in whatever way it writes them. */
export function compoundsIn(lookup: WordLookup, words: readonly PlannedWord[]): Compound[] {
  const compounds: Compound[] = [];
  const add = (joined: string, parts: readonly PlannedWord[]) => {
    if (!isCompound(lookup, parts, joined)) return;
    const term = lookup.lexicon.termOfFolded(joined);
    if (term === NO_TERM) return;
    compounds.push({ term, parts: parts.map(({ folded }) => folded) });
  };
  words.forEach((word, first) => {
    add(word.folded, lookup.partsOf(word));
    for (let next = first + 2; next <= Math.min(first + MAX_PARTS, words.length); next++) {
      const some = words.slice(first, next);
      add(some.map(({ folded }) => folded).join(''), some);
    }
  });
  return compounds;
}

/** A term that stands where the first of its parts does, written in one or with hyphens. */
function inOne(term: number, taken: number, parts: number): Step[] {
  return [1, parts].map((length) => ({ terms: [{ term, offset: 0 }], taken, length }));
}
