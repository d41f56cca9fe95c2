import type { Lexicon } from '../index/lexicon.ts';
import { ranking, wordWeight } from '../ranking.ts';
import type { Analyzer } from '../text/analysis.ts';
import { wordKey } from '../text/synonyms.ts';
import { addJoined, addSynonyms, isPartOfJoined, withParts } from './alternatives.ts';
import { correctWord, withNearWord } from './correct-word.ts';
import { type ParsedQuery, parseQuery } from './parse.ts';
import { type Compound, compoundsIn, type PhraseTerm, phraseVariants } from './phrase-variants.ts';
import type { Alternative, PlannedWord } from './planned-word.ts';
import { SHORTEST_MISSPELT } from './spelling.ts';
import { type Synonyms, synonymsOf } from './synonyms.ts';
import { completionsOf, type WordIndex, WordLookup } from './word-lookup.ts';

/** Different unknown words of one query that are corrected; the others find nothing. */
const MAX_CORRECTED_WORDS = 6;
/** Different unknown words that words with another first letter are looked at for. */
const MAX_ANY_LETTER = 2;

/** In place of a term, of the last word where it is unfinished. */
const UNFINISHED = -1;

/** An alternative of a word as it is scored. */
export interface ScoredAlternative extends Alternative {
  /** The share of its impact that counts: its weight by how rare it is beside the others. */
  impactShare: number;
  /** How much of the word a tip has that has it: all, but of a synonym as much as its weight. */
  coverage: number;
}

/** One word of the query and all that is searched for it, scored as one. */
export interface QueryTerm {
  /** At least one, each term once; those that cover most first. */
  alternatives: ScoredAlternative[];
  /** Words of the index that make a tip found, though perhaps without adding to its score. */
  prefixRange: readonly [start: number, end: number] | undefined;
  /** The form in which it was typed, of a term that has several: a bit, as in the postings. */
  typed: { term: number; form: number } | undefined;
  /** Place in the query, in words. */
  position: number;
  /** What it weighs, by how rare it is. */
  rarity: number;
  /** Number of postings of all alternatives: what it costs to score. */
  cost: number;
  /** Whether the query has it in a quoted phrase only. */
  quoted: boolean;
  /** Whether it is a stop word, which no tip is found by. */
  stop: boolean;
}

/** What a query means, in any index over the same words. */
interface UnderstoodQuery {
  words: readonly PlannedWord[];
  /** Whether it has nothing but stop words, which are then looked for in titles, too. */
  stopWordsAlone: boolean;
  /** Phrases that a hit must have, each in one of its variants; without any it is in no tip. */
  phrases: PhraseTerm[][][];
  /** Whether a word stands in one of these phrases. */
  isQuoted: (word: PlannedWord) => boolean;
  /** Whether a word of a phrase was misspelt: as it was typed, the phrase is in no tip. */
  correctedPhrase: boolean;
  /** Whether all tips are meant, unless they have the words: these say only what any library lists. */
  onlyListed: boolean;
  /** Terms and phrases that a hit must not have. */
  excluded: PhraseTerm[][];
  /** What tips may write apart and are found by as one. */
  compounds: Compound[];
  /** The query with its misspelt words replaced, when there were any. */
  corrected: string | undefined;
  /** Words that nothing was found for, folded. */
  unknown: string[];
}

/** What will be searched. */
export interface Plan extends UnderstoodQuery {
  terms: QueryTerm[];
  /** Whether all tips are meant. */
  everything: boolean;
}

/** The parts of an index that terms are weighed by. */
type WeighedIndex = Pick<WordIndex, 'lexicon' | 'postings' | 'size'>;

/** Plans searches in one index, and in others over the same words. */
export class Planner {
  readonly #index: WordIndex;
  readonly #analyzer: Analyzer;
  readonly #lookup: WordLookup;
  readonly #synonyms: Synonyms;
  /** Each index is asked for the same query in turn. */
  #last: { readonly q: string; readonly query: UnderstoodQuery } | undefined;

  /** @param index the one whose texts decide what is meant where words alone don't */
  constructor(index: WordIndex, analyzer: Analyzer) {
    this.#index = index;
    this.#analyzer = analyzer;
    this.#lookup = new WordLookup(index, analyzer);
    this.#synonyms = synonymsOf(index.lexicon, index.synonyms);
  }

  /**
   * The words that only synonym rules have and that a folded, unfinished word begins; not those that
   * find nothing but as a part of a phrase.
   */
  ruleWordsWithPrefix(folded: string): string[] {
    return this.#lookup
      .ruleWordsWithPrefix(folded)
      .filter((word) => this.#synonyms.get(wordKey(this.#analyzer, word))?.length);
  }

  plan(q: string, index: WeighedIndex = this.#index): Plan {
    if (this.#last?.q !== q) this.#last = { q, query: this.#understand(q) };
    const { query } = this.#last;
    const terms = queryTerms(index, this.#lookup, query);
    return { ...query, terms, everything: query.onlyListed && terms.every(({ stop }) => stop) };
  }

  #understand(q: string): UnderstoodQuery {
    const parsed = parseQuery(this.#analyzer, q);
    const words = this.#resolve(parsed);
    const phrases = Array.from({ length: parsed.phrases }, (_, number) =>
      phraseVariants(
        this.#lookup,
        words.filter(({ phrase }) => phrase === number),
      ),
    );
    const excluded = parsed.excluded.flatMap((group) =>
      phraseVariants(
        this.#lookup,
        group.map((word) => this.#lookup.literal(word)),
      ),
    );
    addJoined(this.#index.lexicon, words);
    const whole = withParts(this.#lookup, words);
    addSynonyms(this.#synonyms, whole);
    const stopWords = stopWordPhrases(this.#lookup, whole);
    if (stopWords.length > 0) phrases.push(stopWords);
    return {
      words: whole,
      stopWordsAlone: stopWords.length > 0,
      phrases: phrases.filter(isLimit),
      isQuoted: ({ phrase }) => isLimit(phrases[phrase]),
      correctedPhrase: words.some(({ phrase, corrected }) => phrase >= 0 && corrected),
      onlyListed: isOnlyListed(words, parsed),
      excluded: excluded.filter(({ length }) => length > 0),
      compounds: compoundsIn(this.#lookup, words),
      corrected: words.some(({ corrected }) => corrected) ? rewritten(words, q) : undefined,
      unknown: whole.flatMap(({ alternatives, stop, folded }) =>
        alternatives.length > 0 || stop ? [] : [folded],
      ),
    };
  }

  /** Finds for each word what it is in the index, what it begins, or what it was meant to be. */
  #resolve(parsed: ParsedQuery): PlannedWord[] {
    const literal = parsed.words.map((word) => this.#lookup.literal(word));
    const tried: string[] = [];
    return literal.flatMap((word, index) => {
      if (word.listed) return word;
      const ofRule = this.#lookup.ruleKeys.has(word.key);
      if (word.alternatives.length > 0)
        return this.#lookup.foldedRuleWords.includes(word.folded)
          ? word
          : withNearWord(this.#index.lexicon, word);
      if (word.stop && literal.length > 1) return word;
      const name = this.#lookup.nameOf(word);
      if (name) return name;
      if (isPartOfJoined(this.#index.lexicon, literal, index)) return word;
      if (parsed.lastWordIncomplete && index === literal.length - 1) {
        const completions = completionsOf(this.#index, word.folded);
        const completedKeys = this.#lookup
          .ruleWordsWithPrefix(word.folded)
          .map((raw) => wordKey(this.#analyzer, raw));
        if (completedKeys.length > 0) word.completedKeys = completedKeys;
        if (completions.alternatives.length > 0) return { ...word, ...completions };
        if (completedKeys.length > 0) return word;
      }
      if (word.stop || ofRule || word.folded.length < SHORTEST_MISSPELT) return word;
      if (!tried.includes(word.folded)) tried.push(word.folded);
      const number = tried.indexOf(word.folded);
      if (number >= MAX_CORRECTED_WORDS) return word;
      return correctWord(this.#lookup, word, number < MAX_ANY_LETTER) ?? word;
    });
  }
}

/** Whether there is such a phrase and not every tip has it, as it does one of stop words only. */
function isLimit(variants: PhraseTerm[][] | undefined): boolean {
  return variants?.every(({ length }) => length > 0) ?? false;
}

/** Whether a query says only what is listed, or only what a hit must not have. */
function isOnlyListed(words: readonly PlannedWord[], { excluded, phrases }: ParsedQuery): boolean {
  if (words.length === 0) return excluded.length > 0;
  return (
    phrases === 0 &&
    words.some(({ listed }) => listed) &&
    words.every(({ stop, listed }) => stop || listed)
  );
}

/** A query of stop words alone as a phrase of questions and of titles; none for other queries. */
function stopWordPhrases(lookup: WordLookup, words: readonly PlannedWord[]): PhraseTerm[][] {
  if (
    words.length === 0 ||
    words.some(({ stop, alternatives }) => !stop || alternatives.length > 0)
  )
    return [];
  const phrases = [false, true].map((alone) =>
    words.flatMap((word, offset) =>
      lookup.stopWord(word, alone).map(({ term }) => ({ term, offset })),
    ),
  );
  return phrases.filter(({ length }) => length === words.length);
}

/**
 * A term for each different word that an index has; what the last word begins is more than any
 * before it.
 */
function queryTerms(
  { lexicon, postings, size }: WeighedIndex,
  lookup: WordLookup,
  { words, stopWordsAlone, isQuoted }: UnderstoodQuery,
): QueryTerm[] {
  const terms = new Map<number, QueryTerm>();
  const isThere = ({ term }: Alternative) => postings.count(term) > 0;
  words.forEach((word, position) => {
    const { prefixRange } = word;
    const found = word.alternatives.filter(isThere);
    const stop = found.length === 0 && word.stop;
    const alternatives = stop ? stopWordTerms(lookup, word, stopWordsAlone).filter(isThere) : found;
    const [literal] = alternatives;
    if (!literal) return;
    const key = prefixRange ? UNFINISHED : literal.term;
    const known = terms.get(key);
    if (known) {
      known.quoted &&= isQuoted(word);
      known.alternatives = known.alternatives.map((one) =>
        alternatives.some(({ term, corrected }) => term === one.term && !corrected)
          ? { ...one, corrected: false }
          : one,
      );
      return;
    }
    const weights = alternatives.map(({ term }) =>
      wordWeight(size, postings.count(term), postings.occurrences(term)),
    );
    const { rarity, scored } = byRarity(alternatives, weights);
    terms.set(key, {
      alternatives: scored,
      prefixRange,
      typed: typedForm(lexicon, word),
      position,
      rarity: rarity * (stop ? ranking.stopWordWeight : word.listed ? ranking.listedWeight : 1),
      cost: alternatives.reduce((sum, { term }) => sum + postings.count(term), 0),
      quoted: isQuoted(word),
      stop,
    });
  });
  return [...terms.values()];
}

function typedForm(lexicon: Lexicon, word: PlannedWord): QueryTerm['typed'] {
  const term = lexicon.termOf(word.number);
  const form = lexicon.formOf(word.number);
  return form > 0 && word.alternatives.some((one) => one.term === term)
    ? { term, form }
    : undefined;
}

function stopWordTerms(lookup: WordLookup, word: PlannedWord, alone: boolean): Alternative[] {
  const inQuestions = lookup.stopWord(word, false);
  return alone ? [...inQuestions, ...lookup.stopWord(word, true)] : inQuestions;
}

/**
 * How rare a word is, and its terms by how rare they are beside it. Spellings are as rare as the
 * most common of them, like Lucene's SynonymQuery: a rare spelling of a common word is no rare
 * word. A synonym is another word, as rare as it is.
 *
 * @param weights of the alternatives by themselves
 */
function byRarity(
  alternatives: readonly Alternative[],
  weights: readonly number[],
): { rarity: number; scored: ScoredAlternative[] } {
  const spelling = Math.min(...weights.filter((_, at) => !alternatives[at]?.synonym));
  const rarities = weights.map((own, at) => (alternatives[at]?.synonym ? own : spelling));
  const rarity = Math.max(...rarities);
  const scored = alternatives.map(({ term, weight, corrected, synonym }, at) => ({
    term,
    weight,
    corrected,
    synonym,
    impactShare: weight * ((rarities[at] ?? rarity) / rarity),
    coverage: synonym ? weight : 1,
  }));
  return { rarity, scored: scored.sort((a, b) => b.coverage - a.coverage) };
}

/** The query as it was meant. */
function rewritten(words: readonly PlannedWord[], q: string): string {
  let text = '';
  let at = 0;
  for (const { start, end, replacement } of words) {
    if (start < at) continue;
    text += q.slice(at, start) + (replacement ?? q.slice(start, end));
    at = end;
  }
  return text + q.slice(at);
}
