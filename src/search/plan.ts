import { type Analyzer, fold } from './analysis.ts';
import { type IndexData, NO_TERM } from './index-data.ts';
import { type PhraseTerm, tipsWith } from './postings.ts';
import type { ParsedQuery, QueryWord } from './query.ts';
import { inverseDocumentFrequency, ranking } from './ranking.ts';
import { allowedEdits, type Correction, corrections, correctionsByAnyLetter } from './spelling.ts';
import { indexOfString, prefixRange, stringAt } from './string-table.ts';
import { MAX_PHRASE_WORDS } from './synonyms.ts';
import { TopHits } from './top-hits.ts';

/** Most used completions that an unfinished last word stands for. */
const MAX_COMPLETIONS = 64;
/** Postings that completions may cost together, but for one of them: as many as tips, or this. */
const COMPLETION_BUDGET = 20_000;
/** Unknown words of one query that are corrected; the others find nothing. */
const MAX_CORRECTED_WORDS = 6;
/** Unknown words of one query that words with another first letter are looked at for. */
const MAX_ANY_LETTER = 2;
/** Words that one misspelt word is taken for. */
const MAX_CORRECTIONS = 3;
/** Weight of an unknown form's stem where another word is as near. */
const NEAR_STEM = 0.7;

/** A term that counts for a word of the query, by a share of the literal word. */
export interface Alternative {
  term: number;
  weight: number;
}

/** One word of the query and all that is searched for it, scored as one. */
export interface Slot {
  /** At least one, each term once, the literal word first. */
  alternatives: Alternative[];
  /** Place in the query, in words. */
  position: number;
  /** How often the query says it. */
  repeats: number;
  /** Inverse document frequency. */
  idf: number;
  /** Number of postings of all alternatives. */
  cost: number;
  /** Whether it stands for a word that was misspelt. */
  corrected: boolean;
  /** Whether the query has it in a quoted phrase only. */
  quoted: boolean;
}

/** What will be searched. */
export interface Plan {
  slots: Slot[];
  /** Phrases that a hit must have; `undefined` when one of them can't be in any tip. */
  phrases: PhraseTerm[][] | undefined;
  /** Terms and phrases that a hit must not have. */
  excluded: PhraseTerm[][];
  /** The query with its misspelt words replaced, when there were any. */
  corrected?: string;
  /** Words that nothing was found for, folded. */
  unknown: string[];
}

interface PlannedWord extends QueryWord {
  folded: string;
  stop: boolean;
  /** Its stem, or itself for a stop word; of the corrected word where it was misspelt. */
  key: string;
  alternatives: Alternative[];
  /** Whether it stands for a word that was misspelt. */
  corrected: boolean;
  /** What to write for it in the corrected query. */
  replacement?: string;
}

export class Planner {
  readonly #data: IndexData;
  readonly #analyzer: Analyzer;
  readonly #synonyms: ReadonlyMap<string, readonly string[]>;

  constructor(data: IndexData, analyzer: Analyzer) {
    this.#data = data;
    this.#analyzer = analyzer;
    this.#synonyms = new Map(data.synonyms);
  }

  plan(parsed: ParsedQuery, q: string): Plan {
    const unknown: string[] = [];
    const words = this.#resolve(parsed, unknown);
    const phrases = Array.from({ length: parsed.phrases }, (_, number) =>
      phraseOf(words.filter(({ phrase }) => phrase === number)),
    );
    this.#addCompounds(words);
    this.#addSynonyms(words);
    const plan: Plan = {
      slots: this.#slots(words),
      phrases: phrases.every((phrase) => phrase !== undefined)
        ? phrases.filter((phrase) => phrase.length > 0)
        : undefined,
      excluded: parsed.excluded
        .map((group) => phraseOf(group.map((word) => this.#literal(word))))
        .filter((phrase) => phrase !== undefined && phrase.length > 0) as PhraseTerm[][],
      unknown,
    };
    if (words.some(({ corrected }) => corrected)) plan.corrected = rewritten(words, q);
    return plan;
  }

  /** Finds for each word what it is in the index, what it begins, or what it was meant to be. */
  #resolve(parsed: ParsedQuery, unknown: string[]): PlannedWord[] {
    const words: PlannedWord[] = [];
    const onlyStopWords = parsed.words.every(({ raw }) => this.#analyzer.term(raw) === '');
    let corrected = 0;
    parsed.words.forEach((queryWord, index) => {
      const word = this.#literal(queryWord);
      words.push(word);
      if (word.alternatives.length > 0) this.#addNearWord(word);
      if (word.alternatives.length > 0 || (word.stop && !onlyStopWords)) return;
      if (this.#isPartOfKnown(parsed.words, index)) return;
      if (parsed.open && index === parsed.words.length - 1) {
        word.alternatives = this.#completions(word.folded);
        if (word.alternatives.length > 0) return;
      }
      if (word.stop) return;
      if (corrected < MAX_CORRECTED_WORDS) {
        corrected += 1;
        if (this.#correct(word, words, corrected <= MAX_ANY_LETTER)) return;
      }
      unknown.push(word.folded);
    });
    return words;
  }

  /** The word as it stands in the index, if it does. */
  #literal(word: QueryWord): PlannedWord {
    const folded = fold(word.raw);
    const stem = this.#analyzer.term(word.raw);
    const known = indexOfString(this.#data.words, folded);
    let term = known < 0 ? NO_TERM : (this.#data.wordTerm[known] as number);
    if (term === NO_TERM && stem !== '') {
      const stemmed = indexOfString(this.#data.terms, stem);
      if (stemmed >= 0) term = stemmed;
    }
    const alternatives = term === NO_TERM ? [] : [{ term, weight: 1 }];
    const key = this.#keyOf(term) ?? (stem || folded);
    return { ...word, folded, stop: stem === '', key, alternatives, corrected: false };
  }

  #keyOf(term: number): string | undefined {
    return term === NO_TERM ? undefined : stringAt(this.#data.terms, term);
  }

  #completions(folded: string): Alternative[] {
    const { wordTerm, wordCount } = this.#data;
    const [start, end] = prefixRange(this.#data.words, folded);
    const top = new TopHits(MAX_COMPLETIONS, (word) => word);
    for (let word = start; word < end; word++) {
      const count = wordCount[word] as number;
      if (count > top.threshold && wordTerm[word] !== NO_TERM) top.add(word, count);
    }
    const terms = new Set<number>();
    let left = Math.max(COMPLETION_BUDGET, this.#data.size);
    for (const { id: word } of top.sorted()) {
      const term = wordTerm[word] as number;
      if (terms.has(term)) continue;
      left -= tipsWith(this.#data, term);
      if (left < 0 && terms.size > 0) continue;
      terms.add(term);
    }
    return [...terms].map((term) => ({ term, weight: 1 }));
  }

  /** Takes a word for near ones, or for two written together; false when there are none. */
  #correct(word: PlannedWord, words: PlannedWord[], anyLetter: boolean): boolean {
    const found = this.#corrections(word, anyLetter);
    if (found[0]?.distance !== 1) {
      const parts = this.#split(word);
      if (parts) {
        words.splice(-1, 1, ...parts);
        return true;
      }
    }
    const [best] = found;
    if (!best) return false;
    word.alternatives = this.#weighted(found);
    if (word.alternatives.length === 0) return false;
    word.corrected = true;
    word.replacement = stringAt(this.#data.words, best.word);
    word.key = this.#keyOf((word.alternatives[0] as Alternative).term) ?? word.key;
    return true;
  }

  /**
   * A form that no tip has may share its stem with another word by a slip: `weeknesses` has that
   * of `week`. Where a known form is one edit away and none with the same stem is, it counts too.
   */
  #addNearWord(word: PlannedWord): void {
    const { folded, alternatives } = word;
    const [literal] = alternatives;
    if (!literal || word.phrase >= 0 || indexOfString(this.#data.words, folded) >= 0) return;
    const near = corrections(this.#data, folded, Math.min(1, allowedEdits(folded.length)));
    const terms = near.map((correction) => this.#data.wordTerm[correction.word] as number);
    const [term = NO_TERM] = terms;
    if (term === NO_TERM || terms.includes(literal.term)) return;
    word.alternatives = [
      { term, weight: 1 },
      { ...literal, weight: NEAR_STEM },
    ];
  }

  /** Words near a misspelt one, or where its ending differs too, near its stem. */
  #corrections({ folded, key }: PlannedWord, anyLetter: boolean): Correction[] {
    const edits = allowedEdits(folded.length);
    const found = corrections(this.#data, folded, edits);
    if (found.length > 0) return found;
    const nearStem = corrections(this.#data, key, allowedEdits(key.length));
    if (nearStem.length > 0 || !anyLetter) return nearStem;
    return correctionsByAnyLetter(this.#data, folded, edits);
  }

  #weighted(found: readonly Correction[]): Alternative[] {
    const { wordTerm, wordCount } = this.#data;
    const [best] = found;
    if (!best) return [];
    const alternatives = new Map<number, number>();
    for (const { word, distance } of found) {
      const term = wordTerm[word] as number;
      if (term === NO_TERM || alternatives.has(term) || distance > best.distance) continue;
      const share = (wordCount[word] as number) / (wordCount[best.word] as number);
      alternatives.set(term, Math.min(1, Math.sqrt(share)));
      if (alternatives.size === MAX_CORRECTIONS) break;
    }
    return [...alternatives].map(([term, weight]) => ({ term, weight }));
  }

  /** `coverletter` → `cover` `letter`, where both are known and used most. */
  #split(word: PlannedWord): PlannedWord[] | undefined {
    const { folded } = word;
    let best: PlannedWord[] | undefined;
    let bestCount = 0;
    for (let at = 3; at <= folded.length - 3; at++) {
      const halves = [folded.slice(0, at), folded.slice(at)];
      const counts = halves.map((half) => {
        const known = indexOfString(this.#data.words, half);
        return known < 0 ? 0 : (this.#data.wordCount[known] as number);
      });
      const count = Math.min(...counts);
      if (count <= bestCount) continue;
      bestCount = count;
      best = halves.map((raw, index) => ({
        ...this.#literal({ ...position(word), raw }),
        corrected: true,
        ...(index === 0 ? { replacement: halves.join(' ') } : {}),
      }));
    }
    return best;
  }

  /** A word written together, with a hyphen or apart counts for its other forms. */
  #addCompounds(words: PlannedWord[]): void {
    const { compoundWeight } = ranking;
    words.forEach((word, index) => {
      let joined = word.folded;
      for (let last = index + 1; last < Math.min(index + 3, words.length); last++) {
        joined += words[last]?.folded;
        const alternative = this.#termOfWord(joined);
        if (alternative === NO_TERM) continue;
        const parts = words.slice(index, last + 1);
        const bearing = parts.filter(({ alternatives }) => alternatives.length > 0);
        for (const part of bearing.length > 0 ? bearing : parts.slice(0, 1)) {
          addAlternative(part, alternative, compoundWeight);
        }
      }
    });
    for (let index = words.length - 1; index >= 0; index--) {
      const word = words[index] as PlannedWord;
      const parts = this.#hyphenParts(word.folded);
      if (!parts || word.phrase >= 0 || word.alternatives.length === 0) continue;
      const planned = parts.map((raw) => this.#literal({ ...position(word), raw }));
      for (const part of planned) {
        if (part.alternatives.length === 0) continue;
        part.alternatives = [
          { term: (word.alternatives[0] as Alternative).term, weight: 1 },
          ...part.alternatives.map(({ term }) => ({ term, weight: compoundWeight })),
        ];
      }
      words.splice(index, 1, ...planned);
    }
  }

  /** Whether an unknown word makes a known one together with the next or the one before. */
  #isPartOfKnown(words: readonly QueryWord[], index: number): boolean {
    const own = fold(words[index]?.raw ?? '');
    const [before, after] = [index - 1, index + 1].map((at) => fold(words[at]?.raw ?? ''));
    return (
      (before !== '' && this.#termOfWord(before + own) !== NO_TERM) ||
      (after !== '' && this.#termOfWord(own + after) !== NO_TERM)
    );
  }

  #termOfWord(folded: string): number {
    const known = indexOfString(this.#data.words, folded);
    return known < 0 ? NO_TERM : (this.#data.wordTerm[known] as number);
  }

  /** The two parts of a word that the tips also write with a hyphen. */
  #hyphenParts(folded: string): [string, string] | undefined {
    const known = indexOfString(this.#data.words, folded);
    const split = known < 0 ? 0 : (this.#data.wordSplit[known] as number);
    return split > 0 ? [folded.slice(0, split), folded.slice(split)] : undefined;
  }

  #addSynonyms(words: PlannedWord[]): void {
    if (this.#synonyms.size === 0) return;
    for (let start = 0; start < words.length; start++) {
      const limit = Math.min(words.length, start + MAX_PHRASE_WORDS);
      for (let end = start + 1; end <= limit; end++) {
        const span = words.slice(start, end);
        for (const synonym of this.#synonyms.get(span.map(({ key }) => key).join(' ')) ?? []) {
          const term = indexOfString(this.#data.terms, synonym);
          if (term < 0) continue;
          const bearing = span.filter(({ alternatives }) => alternatives.length > 0);
          for (const word of bearing.length > 0 ? bearing : span.slice(0, 1)) {
            addAlternative(word, term, ranking.synonymWeight);
          }
        }
      }
    }
  }

  #slots(words: readonly PlannedWord[]): Slot[] {
    const slots = new Map<number, Slot>();
    words.forEach(({ alternatives, phrase, corrected }, position) => {
      const [literal] = alternatives;
      if (!literal) return;
      const known = slots.get(literal.term);
      if (known) {
        known.repeats += 1;
        known.quoted &&= phrase >= 0;
        known.corrected &&= corrected;
        return;
      }
      const frequencies = alternatives.map(({ term }) => tipsWith(this.#data, term));
      const cost = frequencies.reduce((sum, frequency) => sum + frequency, 0);
      // As rare as the most common of its terms, like Lucene's SynonymQuery: a rare spelling of a
      // common word is no rare word.
      const idf = inverseDocumentFrequency(this.#data.size, Math.max(...frequencies));
      slots.set(literal.term, {
        alternatives,
        position,
        repeats: 1,
        idf,
        cost,
        corrected,
        quoted: phrase >= 0,
      });
    });
    return [...slots.values()];
  }
}

function position({ start, end, phrase }: QueryWord): Omit<QueryWord, 'raw'> {
  return { start, end, phrase };
}

function addAlternative(word: PlannedWord, term: number, weight: number): void {
  // A quoted phrase is meant as it stands.
  if (word.phrase < 0 && word.alternatives.every((known) => known.term !== term)) {
    word.alternatives = [...word.alternatives, { term, weight }];
  }
}

/** The terms of words that must stand together; undefined when one of them is nowhere. */
function phraseOf(words: readonly PlannedWord[]): PhraseTerm[] | undefined {
  const phrase: PhraseTerm[] = [];
  let offset = 0;
  for (const { alternatives, stop } of words) {
    const [literal] = alternatives;
    if (literal) phrase.push({ term: literal.term, offset });
    // A stop word stands for any word; another without a term is in no tip.
    else if (!stop) return undefined;
    offset += 1;
  }
  return phrase;
}

function rewritten(words: readonly PlannedWord[], q: string): string {
  let text = '';
  let at = 0;
  for (const { start, end, replacement } of words) {
    if (replacement === undefined) continue;
    text += q.slice(at, start) + replacement;
    at = end;
  }
  return text + q.slice(at);
}
