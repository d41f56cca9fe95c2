import { NO_TERM } from '../index/index-data.ts';
import { writtenAt, writtenOf } from '../index/written-words.ts';
import { correctionWeight, ranking } from '../ranking.ts';
import type { Lexicon } from './lexicon.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';
import {
  allowedEdits,
  type Correction,
  corrections,
  correctionsByAnyLetter,
  nearestOf,
} from './spelling.ts';

/** Words that one misspelt word is taken for. */
const MAX_CORRECTIONS = 2;
/** Letters that a stem has at least that is taken for another: of fewer, most are others' too. */
const SHORTEST_STEM = 6;
/** Letters that a word has at least whose first one may be wrong. */
const SHORTEST_ANY_LETTER = 5;
/** Letters that each part of a word has at least that is taken for two. */
const SHORTEST_PART = 3;

/**
 * The word or words that an unknown word is taken for: near ones, one that only synonym rules
 * have, or two written together.
 *
 * @param anyLetter whether the first letter may be wrong too, which costs more to look for
 * @returns nothing when there are none
 */
export function correctWord(
  lexicon: Lexicon,
  word: PlannedWord,
  anyLetter: boolean,
): PlannedWord[] | undefined {
  const near = nearWords(lexicon, word, anyLetter);
  const [best] = near;
  const edits = allowedEdits(word.folded.length);
  const nearer = best ? Math.min(edits, best.distance - 1) : edits;
  const ofRules = nearestOf(lexicon.ruleWords, word.folded, nearer);
  if (ofRules) return [asRuleWord(lexicon, word, ofRules.word)];
  const parts = best?.distance === 1 ? undefined : splitWord(lexicon, word);
  if (parts) return parts;
  if (!best) return undefined;
  const term = lexicon.data.wordTerm[best.word] as number;
  return [
    {
      ...word,
      alternatives: weighted(lexicon, near),
      corrected: true,
      replacement: writtenAt(lexicon.data, best.word),
      key: lexicon.keyOf(term),
    },
  ];
}

/**
 * A form that no tip has may share its stem with another word by a slip: `weeknesses` has that
 * of `week`. Where a known form is one edit away and none with the same stem is, it counts more.
 */
export function withNearWord(lexicon: Lexicon, word: PlannedWord): PlannedWord {
  const [literal] = word.alternatives;
  if (!literal || word.phrase >= 0 || lexicon.countOfWord(word.folded) > 0) return word;
  const edits = Math.min(1, allowedEdits(word.folded.length));
  const near = corrections(lexicon.data, word.folded, edits);
  const terms = near.map((correction) => lexicon.data.wordTerm[correction.word] as number);
  const [term = NO_TERM] = terms;
  if (term === NO_TERM || terms.includes(literal.term)) return word;
  const alternatives = [
    { term, weight: 1, corrected: true },
    { ...literal, weight: ranking.nearStemWeight },
  ];
  return {
    ...word,
    alternatives,
    corrected: true,
    replacement: writtenAt(lexicon.data, (near[0] as Correction).word),
    key: lexicon.keyOf(term),
  };
}

/** Words near a misspelt one, or where its ending differs too, near its stem; no stop words. */
function nearWords(
  { data }: Lexicon,
  { folded, key }: PlannedWord,
  anyLetter: boolean,
): Correction[] {
  const content = (found: Correction[]) =>
    found.filter(({ word }) => data.wordTerm[word] !== NO_TERM);
  const edits = allowedEdits(folded.length);
  const near = content(corrections(data, folded, edits));
  if (near.length > 0) return near;
  const stemEdits = key.length < SHORTEST_STEM ? 0 : allowedEdits(key.length);
  const nearStem = content(corrections(data, key, stemEdits));
  if (nearStem.length > 0 || !anyLetter || folded.length < SHORTEST_ANY_LETTER) return nearStem;
  return content(correctionsByAnyLetter(data, folded, edits));
}

/** A word that only synonym rules have; it is searched by what they replace it with. */
function asRuleWord(lexicon: Lexicon, word: PlannedWord, number: number): PlannedWord {
  const replacement = lexicon.data.ruleWords[number] as string;
  const { key, alternatives } = lexicon.literal({ ...word, raw: replacement });
  return { ...word, key, ...corrected(alternatives), replacement };
}

/** The terms of the nearest words, each by how much it is used beside the first. */
function weighted({ data }: Lexicon, near: readonly Correction[]): Alternative[] {
  const [best] = near;
  if (!best) return [];
  const alternatives = new Map<number, number>();
  for (const { word, distance } of near) {
    const term = data.wordTerm[word] as number;
    if (alternatives.has(term) || distance > best.distance) continue;
    const share = (data.wordCount[word] as number) / (data.wordCount[best.word] as number);
    alternatives.set(term, correctionWeight(share));
    if (alternatives.size === MAX_CORRECTIONS) break;
  }
  return [...alternatives].map(([term, weight]) => ({ term, weight, corrected: true }));
}

/** `coverletter` → `cover` `letter`, where both are known and used most. */
function splitWord(lexicon: Lexicon, word: PlannedWord): PlannedWord[] | undefined {
  const { folded } = word;
  let best: string[] | undefined;
  let bestCount = 0;
  for (let at = SHORTEST_PART; at <= folded.length - SHORTEST_PART; at++) {
    const parts = [folded.slice(0, at), folded.slice(at)];
    const count = Math.min(...parts.map((part) => lexicon.countOfWord(part)));
    if (count <= bestCount) continue;
    bestCount = count;
    best = parts;
  }
  const parts = best?.map((raw) => lexicon.literal({ ...word, raw }));
  return parts?.map((part, index) => ({
    ...part,
    ...corrected(part.alternatives),
    ...(index === 0
      ? { replacement: parts.map(({ folded }) => writtenOf(lexicon.data, folded)).join(' ') }
      : {}),
  }));
}

function corrected(
  alternatives: readonly Alternative[],
): Pick<PlannedWord, 'alternatives' | 'corrected'> {
  return {
    alternatives: alternatives.map((one) => ({ ...one, corrected: true })),
    corrected: true,
  };
}
