import { type StringTable, stringAt } from '../../content/string-table.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { bitCount, letterMask } from '../text/letters.ts';

/** A word of the vocabulary that may have been meant. */
export interface Correction {
  /** Index in the words of the index. */
  word: number;
  /** Edits away. */
  distance: number;
}

/** Letters that a word has at least that may be another one misspelt. */
export const SHORTEST_MISSPELT = 4;
const MAX_LENGTH = 40;

/** Whether a word is a year, an amount or a code: one that differs is another one, and no slip. */
export function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

/** Edits that are taken for a slip: none up to 3 letters or in what has a digit, 1 up to 7, 2 from 8. */
export function allowedEdits(word: string): number {
  const { length } = word;
  if (length < SHORTEST_MISSPELT || length > MAX_LENGTH || hasDigit(word)) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * The words that an unknown word may stand for, nearest first, then the most used. People rarely
 * get the first letter wrong (Yannakoudakis & Fawthrop 1983), and to look only at words that
 * have the same one costs a twentieth.
 *
 * @param folded the unknown word, folded
 * @param edits the most to allow
 * @param first what they begin with: the same letter, unless any is allowed
 */
export function corrections(
  lexicon: Lexicon,
  folded: string,
  edits: number,
  first = folded.slice(0, 1),
): Correction[] {
  if (edits === 0 || hasDigit(folded)) return [];
  const wanted = unitsOf(folded);
  const letters = letterMask(folded);
  const found: Correction[] = [];
  const [start, end] = lexicon.prefixRange(first);
  for (let word = start; word < end; word++) {
    // First what rules most words out.
    if (bitCount(lexicon.lettersOf(word) ^ letters) > 2 * edits) continue;
    const distance = distanceIn(lexicon.words, word, wanted, edits);
    if (distance <= edits && !hasDigit(stringAt(lexicon.words, word)))
      found.push({ word, distance });
  }
  return sorted(lexicon, found);
}

/** The words whose stem is near an unknown one with the same first letter. */
export function correctionsByStem(lexicon: Lexicon, stem: string, edits: number): Correction[] {
  if (edits === 0 || hasDigit(stem)) return [];
  const wanted = unitsOf(stem);
  const distances = new Map<number, number>();
  const [firstTerm, endOfTerms] = lexicon.termRange(stem.slice(0, 1));
  for (let term = firstTerm; term < endOfTerms; term++) {
    const distance = distanceIn(lexicon.terms, term, wanted, edits);
    if (distance <= edits) distances.set(term, distance);
  }
  const found: Correction[] = [];
  const [start, end] = lexicon.prefixRange(stem.slice(0, 1));
  for (let word = start; word < end && distances.size > 0; word++) {
    const distance = distances.get(lexicon.termOf(word));
    if (distance !== undefined && !hasDigit(stringAt(lexicon.words, word)))
      found.push({ word, distance });
  }
  return sorted(lexicon, found);
}

/**
 * The nearest of some folded words with the same first letter, the first of those as near, if any
 * is near enough.
 */
export function nearestOf(
  words: readonly string[],
  folded: string,
  edits: number,
): Correction | undefined {
  const wanted = unitsOf(folded);
  let nearest: Correction | undefined;
  words.forEach((other, word) => {
    const limit = nearest ? nearest.distance - 1 : edits;
    if (limit === 0 || other[0] !== folded[0] || hasDigit(other)) return;
    if (Math.abs(other.length - folded.length) > limit) return;
    const distance = alignmentDistance(wanted, unitsOf(other), 0, other.length, limit);
    if (distance <= limit) nearest = { word, distance };
  });
  return nearest;
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function distanceIn(
  { starts, units }: StringTable,
  at: number,
  wanted: Uint16Array,
  limit: number,
): number {
  return alignmentDistance(wanted, units, starts[at] ?? 0, starts[at + 1] ?? 0, limit);
}

/** Nearest first, then the most used. */
function sorted(lexicon: Lexicon, found: Correction[]): Correction[] {
  return found.sort(
    (a, b) =>
      a.distance - b.distance ||
      lexicon.countOf(b.word) - lexicon.countOf(a.word) ||
      a.word - b.word,
  );
}

const WIDTH = MAX_LENGTH + 4;
const rows = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)] as const;

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and transpositions of
 * neighbours, no part edited twice (Damerau 1964; Boytsov 2011, 2.2), in a band of `limit`.
 *
 * @returns the distance, or `limit + 1` when it is more than `limit`
 */
function alignmentDistance(
  wanted: Uint16Array,
  units: Uint8Array | Uint16Array,
  from: number,
  to: number,
  limit: number,
): number {
  const length = to - from;
  const far = limit + 1;
  if (length > WIDTH - 2 || Math.abs(length - wanted.length) > limit) return far;
  let [before, previous, current] = rows;
  for (let j = 0; j <= length; j++) previous[j] = Math.min(j, far);
  for (let i = 1; i <= wanted.length; i++) {
    const low = Math.max(1, i - limit);
    const high = Math.min(length, i + limit);
    current[low - 1] = low === 1 ? Math.min(i, far) : far;
    if (high < length) current[high + 1] = far;
    let least = current[low - 1] ?? 0;
    const unit = wanted[i - 1];
    for (let j = low; j <= high; j++) {
      const other = units[from + j - 1];
      let cost = (previous[j - 1] ?? 0) + (unit === other ? 0 : 1);
      if (j < i + limit) cost = Math.min(cost, (previous[j] ?? 0) + 1);
      cost = Math.min(cost, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && unit === units[from + j - 2] && wanted[i - 2] === other) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      current[j] = Math.min(cost, far);
      least = Math.min(least, cost);
    }
    if (least > limit) return far;
    [before, previous, current] = [previous, current, before];
  }
  return Math.min(previous[length] ?? 0, far);
}
