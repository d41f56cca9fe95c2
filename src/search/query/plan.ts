import type { IndexData } from '../index/index-data.ts';
import { tipsWith } from '../index/postings.ts';
import { inverseDocumentFrequency } from '../ranking.ts';
import type { Analyzer } from '../text/analysis.ts';
import { addJoined, addSynonyms, isPartOfJoined, withParts } from './alternatives.ts';
import { correctWord, withNearWord } from './correct-word.ts';
import { Lexicon } from './lexicon.ts';
import { type Compound, compoundsIn, phraseReadings } from './phrase-readings.ts';
import type { PhraseTerm } from './phrases.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';
import type { ParsedQuery } from './query.ts';

/** Unknown words of one query that are corrected; the others find nothing. */
const MAX_CORRECTED_WORDS = 6;
/** Unknown words of one query that words with another first letter are looked at for. */
const MAX_ANY_LETTER = 2;

/** In place of a term, of the last word where it is unfinished. */
const BEGUN = -1;

/** One word of the query and all that is searched for it, scored as one. */
export interface Slot {
  /** At least one, each term once. */
  alternatives: Alternative[];
  /** Words of the index that make a tip found, though perhaps without adding to its score. */
  begun: readonly [start: number, end: number] | undefined;
  /** Place in the query, in words. */
  position: number;
  /** How often the query says it. */
  repeats: number;
  /** Inverse document frequency. */
  idf: number;
  /** Number of postings of all alternatives: what it costs to score. */
  cost: number;
  /** Whether the query has it in a quoted phrase only. */
  quoted: boolean;
}

/** What will be searched. */
export interface Plan {
  slots: Slot[];
  /** Phrases that a hit must have, each in one of its readings; without any it is in no tip. */
  phrases: PhraseTerm[][][];
  /** Whether a word of a phrase was misspelt: as it was typed, the phrase is in no tip. */
  correctedPhrase: boolean;
  /** Terms and phrases that a hit must not have. */
  excluded: PhraseTerm[][];
  /** What tips may write apart and are found by as one. */
  compounds: Compound[];
  /** The query with its misspelt words replaced, when there were any. */
  corrected?: string;
  /** Words that nothing was found for, folded. */
  unknown: string[];
}

/** Plans the search of parsed queries. */
export class Planner {
  readonly #lexicon: Lexicon;
  readonly #synonyms: ReadonlyMap<string, readonly string[]>;
  /** The stems of the words of synonym rules, which are spelt right even if no tip has them. */
  readonly #ruleKeys: ReadonlySet<string>;

  constructor(data: IndexData, analyzer: Analyzer) {
    this.#lexicon = new Lexicon(data, analyzer);
    this.#synonyms = new Map(data.synonyms);
    this.#ruleKeys = new Set(data.synonyms.flat(2).flatMap((phrase) => phrase.split(' ')));
  }

  plan(parsed: ParsedQuery, q: string): Plan {
    const words = this.#resolve(parsed);
    const phrases = Array.from({ length: parsed.phrases }, (_, number) =>
      phraseReadings(
        this.#lexicon,
        words.filter(({ phrase }) => phrase === number),
      ),
    );
    const excluded = parsed.excluded.flatMap((group) =>
      phraseReadings(
        this.#lexicon,
        group.map((word) => this.#lexicon.literal(word)),
      ),
    );
    addJoined(this.#lexicon, words);
    const whole = withParts(this.#lexicon, words);
    addSynonyms(this.#lexicon, this.#synonyms, whole);
    const plan: Plan = {
      slots: slotsOf(this.#lexicon.data, whole, (phrase) => isLimit(phrases[phrase])),
      phrases: phrases.filter(isLimit),
      correctedPhrase: words.some(({ phrase, corrected }) => phrase >= 0 && corrected),
      excluded: excluded.filter(({ length }) => length > 0),
      compounds: compoundsIn(this.#lexicon, words),
      unknown: whole.filter(isNowhere).map(({ folded }) => folded),
    };
    if (words.some(({ corrected }) => corrected)) plan.corrected = rewritten(words, q, parsed);
    return plan;
  }

  /** Finds for each word what it is in the index, what it begins, or what it was meant to be. */
  #resolve(parsed: ParsedQuery): PlannedWord[] {
    const literal = parsed.words.map((word) => this.#lexicon.literal(word));
    let corrected = 0;
    return literal.flatMap((word, index) => {
      const ofRule = this.#ruleKeys.has(word.key);
      if (word.alternatives.length > 0) return ofRule ? word : withNearWord(this.#lexicon, word);
      if (word.stop && literal.length > 1) return word;
      if (isPartOfJoined(this.#lexicon, literal, index)) return word;
      if (parsed.open && index === literal.length - 1) {
        const completions = this.#lexicon.completions(word.folded);
        if (completions.alternatives.length > 0) return { ...word, ...completions };
      }
      if (word.stop || ofRule) return word;
      corrected += 1;
      if (corrected > MAX_CORRECTED_WORDS) return word;
      return correctWord(this.#lexicon, word, corrected <= MAX_ANY_LETTER) ?? word;
    });
  }
}

/** Whether there is such a phrase and not every tip has it, as it does one of stop words only. */
function isLimit(readings: PhraseTerm[][] | undefined): boolean {
  return readings?.every(({ length }) => length > 0) ?? false;
}

/** Whether nothing is searched for a word that tells something. */
function isNowhere({ alternatives, stop }: PlannedWord): boolean {
  return alternatives.length === 0 && !stop;
}

/** A slot for each different word; what the last word begins is more than any before it. */
function slotsOf(
  data: IndexData,
  words: readonly PlannedWord[],
  isQuoted: (phrase: number) => boolean,
): Slot[] {
  const slots = new Map<number, Slot>();
  words.forEach(({ alternatives, begun, phrase }, position) => {
    const [literal] = alternatives;
    if (!literal) return;
    const key = begun ? BEGUN : literal.term;
    const known = slots.get(key);
    if (known) {
      known.repeats += 1;
      known.quoted &&= isQuoted(phrase);
      known.alternatives = known.alternatives.map((one) =>
        one.corrected && isTyped(alternatives, one.term) ? { ...one, corrected: false } : one,
      );
      return;
    }
    const frequencies = alternatives.map(({ term }) => tipsWith(data, term));
    slots.set(key, {
      alternatives,
      begun,
      position,
      repeats: 1,
      // As rare as the most common of its terms, like Lucene's SynonymQuery: a rare spelling of
      // a common word is no rare word.
      idf: inverseDocumentFrequency(data.size, Math.max(...frequencies)),
      cost: frequencies.reduce((sum, frequency) => sum + frequency, 0),
      quoted: isQuoted(phrase),
    });
  });
  return [...slots.values()];
}

function isTyped(alternatives: readonly Alternative[], term: number): boolean {
  return alternatives.some((one) => one.term === term && !one.corrected);
}

/** The query as it was meant, which is read like it: of exclusions alone, as words. */
function rewritten(words: readonly PlannedWord[], q: string, { excluded }: ParsedQuery): string {
  let text = '';
  let at = 0;
  for (const { start, end, replacement, hyphenated } of words) {
    if (start < at) continue;
    const between = q.slice(at, start);
    text += excluded.length > 0 || hyphenated ? between : between.replace(EXCLUDING, '$1$2');
    text += replacement ?? q.slice(start, end);
    at = end;
  }
  return text + q.slice(at);
}

/** The hyphen, and a quotation mark, before what is excluded. */
const EXCLUDING = /(^|\s)-(\S?)$/;
