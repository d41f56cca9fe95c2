import { NO_TERM } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { correctionWeight, ranking } from '../ranking.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';
import {
  allowedEdits,
  type Correction,
  corrections,
  correctionsByStem,
  hasDigit,
  nearestOf,
} from './spelling.ts';
import type { WordLookup } from './word-lookup.ts';

/** Words that one misspelt word is taken for. */
const MAX_CORRECTIONS = 2;
/** Letters that a stem has at least that is taken for another: of fewer, most are others' too. */
const SHORTEST_STEM = 6;
/** Letters that a word has at least whose first one may be wrong. */
const SHORTEST_ANY_LETTER = 5;
/** Times more that tips use a stop word than any other word as near for a word to be taken for it. */
const STOP_WORD_ODDS = 10;
/** Ways to take a word apart that are looked up in the tips. */
const MAX_SPLITS = 3;
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
  lookup: WordLookup,
  word: PlannedWord,
  anyLetter: boolean,
): PlannedWord[] | undefined {
  if (hasDigit(word.folded)) return codeParts(lookup, word);
  const { lexicon } = lookup;
  const edits = allowedEdits(word.folded);
  const spelt = corrections(lexicon, word.folded, edits);
  const stopWord = misspeltStopWord(lookup, word, spelt);
  if (stopWord) return [stopWord];
  const content = spelt.filter((one) => lexicon.termOf(one.word) !== NO_TERM);
  const near = content.length > 0 ? content : fartherWords(lexicon, word, anyLetter);
  const [best] = near;
  const nearer = best ? Math.min(edits, best.distance - 1) : edits;
  const ofRules = nearestOf(lookup.foldedRuleWords, word.folded, nearer);
  if (ofRules) return [asRuleWord(lookup, word, ofRules.word)];
  const parts = best?.distance === 1 ? undefined : splitWord(lookup, word);
  if (parts) return parts;
  if (!best) return undefined;
  const term = lexicon.termOf(best.word);
  return [
    {
      ...word,
      alternatives: weighted(lexicon, near),
      corrected: true,
      replacement:
        (content.length === 0 && withStem(lookup, word, term)) || lexicon.surfaceForm(best.word),
      key: lexicon.termText(term),
    },
  ];
}

/** A form that no tip has, with its stem spelt right: `rechasado` → `rechazado`, where tips have `rechazo`. */
function withStem(lookup: WordLookup, word: PlannedWord, term: number): string | undefined {
  const { folded, key } = word;
  const stem = lookup.lexicon.termText(term);
  if (folded === key || !folded.startsWith(key)) return undefined;
  const raw = stem + folded.slice(key.length);
  return lookup.literal({ ...word, raw }).key === stem ? raw : undefined;
}

/**
 * The stop word that a word may be: where no other word is as near, or none that the tips use so much, as
 * `should` where they have `shout` once.
 *
 * @param near words, nearest and most used first
 */
function misspeltStopWord(
  lookup: WordLookup,
  word: PlannedWord,
  near: readonly Correction[],
): PlannedWord | undefined {
  const { lexicon } = lookup;
  const isStopWord = (one: Correction) => lexicon.termOf(one.word) === NO_TERM;
  const [first] = near;
  if (!first || first.distance > 1 || !isStopWord(first)) return undefined;
  const other = near.find((one) => one.distance === 1 && !isStopWord(one));
  if (other && lexicon.countOf(first.word) < STOP_WORD_ODDS * lexicon.countOf(other.word))
    return undefined;
  const replacement = lexicon.surfaceForm(first.word);
  return { ...lookup.literal({ ...word, raw: replacement }), corrected: true, replacement };
}

const codes = /^(?:(?<letters>\p{L}{2,})(?<digits>\d+)|(?<number>\d+)(?<unit>\p{L}{2,}))$/u;

/** A code or a number with its unit that tips write apart: `ISO27001` → `ISO` `27001`. */
function codeParts(lookup: WordLookup, word: PlannedWord): PlannedWord[] | undefined {
  const { letters, digits, number, unit } = codes.exec(word.folded)?.groups ?? {};
  const parts = [letters ?? number, digits ?? unit].map((raw = '') =>
    lookup.literal({ ...word, raw }),
  );
  return parts.every(({ alternatives }) => alternatives.length > 0) ? parts : undefined;
}

/**
 * A form that no tip has may share its stem with another word by a slip: `weeknesses` has that
 * of `week`. Where a known form is one edit away and none with the same stem is, it counts more.
 */
export function withNearWord(lexicon: Lexicon, word: PlannedWord): PlannedWord {
  const [literal] = word.alternatives;
  if (!literal || word.phrase >= 0 || word.number >= 0) return word;
  const edits = Math.min(1, allowedEdits(word.folded));
  const near = corrections(lexicon, word.folded, edits);
  const [nearest] = near;
  if (!nearest) return word;
  const terms = near.map((correction) => lexicon.termOf(correction.word));
  const term = lexicon.termOf(nearest.word);
  if (term === NO_TERM || terms.includes(literal.term)) return word;
  const alternatives = [
    { term, weight: 1, corrected: true },
    { ...literal, weight: ranking.nearStemWeight },
  ];
  return {
    ...word,
    alternatives,
    corrected: true,
    replacement: lexicon.surfaceForm(nearest.word),
    key: lexicon.termText(term),
  };
}

/** Words whose stem is near that of a misspelt one, or else that begin with another letter. */
function fartherWords(
  lexicon: Lexicon,
  { folded, key }: PlannedWord,
  anyLetter: boolean,
): Correction[] {
  const edits = key.length < SHORTEST_STEM ? 0 : allowedEdits(key);
  const near = correctionsByStem(lexicon, key, edits);
  if (near.length > 0 || !anyLetter || folded.length < SHORTEST_ANY_LETTER) return near;
  return corrections(lexicon, folded, allowedEdits(folded), '').filter(
    ({ word }) => lexicon.termOf(word) !== NO_TERM,
  );
}

/** A word that only synonym rules have; it is searched by what they replace it with. */
function asRuleWord(lookup: WordLookup, word: PlannedWord, number: number): PlannedWord {
  const replacement = lookup.ruleWords[number] ?? '';
  const { key, alternatives } = lookup.literal({ ...word, raw: replacement });
  return { ...word, key, ...corrected(alternatives), replacement };
}

/** The terms of the nearest words, each by how much it is used beside the first. */
function weighted(lexicon: Lexicon, near: readonly Correction[]): Alternative[] {
  const [best] = near;
  if (!best) return [];
  const alternatives = new Map<number, number>();
  for (const { word, distance } of near) {
    const term = lexicon.termOf(word);
    if (alternatives.has(term) || distance > best.distance) continue;
    const share = lexicon.countOf(word) / lexicon.countOf(best.word);
    alternatives.set(term, correctionWeight(share));
    if (alternatives.size === MAX_CORRECTIONS) break;
  }
  return [...alternatives].map(([term, weight]) => ({ term, weight, corrected: true }));
}

/** `coverletter` → `cover` `letter`, the most used that tips have in a row. */
function splitWord(lookup: WordLookup, word: PlannedWord): PlannedWord[] | undefined {
  const { folded } = word;
  const splits: { raws: [string, string]; count: number }[] = [];
  for (let at = SHORTEST_PART; at <= folded.length - SHORTEST_PART; at++) {
    const raws: [string, string] = [folded.slice(0, at), folded.slice(at)];
    const count = Math.min(...raws.map((part) => lookup.lexicon.countOfFolded(part)));
    if (count > 0) splits.push({ raws, count });
  }
  splits.sort((a, b) => b.count - a.count);
  const best = splits.slice(0, MAX_SPLITS).find(({ raws }) => lookup.isInARow(...raws))?.raws;
  const parts = best?.map((raw) => lookup.literal({ ...word, raw }));
  return parts?.map((part, index) => ({
    ...part,
    ...corrected(part.alternatives),
    ...(index === 0
      ? { replacement: parts.map(({ number }) => lookup.lexicon.surfaceForm(number)).join(' ') }
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
