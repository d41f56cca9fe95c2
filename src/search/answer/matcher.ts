import { NO_TERM } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Compound, PhraseTerm } from '../query/phrase-variants.ts';
import type { Plan } from '../query/plan.ts';
import type { JoinedWords, ReadWords } from './text-reader.ts';

/** A match in a text: its words, and which of the plan's terms they match. */
export interface Match {
  readonly first: number;
  /** The word after the last. */
  readonly next: number;
  readonly queryTerm: number;
}

/** Above the numbers of all query terms. */
const LEAD = 0x8000;

/** Finds in any text what a plan searches for. */
export class Matcher {
  readonly #plan: Plan;
  /**
   * For each term of the index that matches by itself, 1 + the query term that it is found for; else 0.
   * `LEAD` is added for each that synonyms of several words are found by.
   */
  readonly #roles: Uint16Array;
  /** Synonyms of several words. */
  readonly #synonyms: Synonym[] = [];
  readonly #phrases: readonly (readonly PhraseTerm[])[];

  constructor(lexicon: Lexicon, plan: Plan) {
    this.#plan = plan;
    this.#roles = new Uint16Array(lexicon.termCount + 1);
    plan.terms.forEach(({ alternatives, quoted, stop }, queryTerm) => {
      if (quoted || stop) return;
      for (const { term } of alternatives) {
        const keys = lexicon.termText(term).split(' ');
        if (keys.length > 1) this.#addSynonym(synonymOf(lexicon, keys, queryTerm));
        else this.#set(term, queryTerm);
      }
    });
    const phrases = plan.phrases.flat();
    for (const [only, ...others] of phrases) {
      if (only && others.length === 0) this.#set(only.term, queryTermWith(plan, only.term));
    }
    this.#phrases = phrases.filter(({ length }) => length > 1);
  }

  #addSynonym(synonym: Synonym): void {
    if (synonym.lead === NO_TERM) return;
    this.#roles[synonym.lead] = (this.#roles[synonym.lead] ?? 0) | LEAD;
    this.#synonyms.push(synonym);
  }

  /** The first query term that a term is found for counts. */
  #set(term: number, queryTerm: number): void {
    const role = this.#roles[term] ?? 0;
    if ((role & ~LEAD) === 0) this.#roles[term] = role | (queryTerm + 1);
  }

  /** The matches in a text, not in order; they may overlap. */
  matches(text: ReadWords): Match[] {
    const matches: Match[] = [];
    const roles = this.#roles;
    const { terms } = text;
    for (let at = 0; at < terms.length; at++) {
      const role = roles[terms[at] ?? 0] ?? 0;
      if (role === 0) continue;
      const number = role & ~LEAD;
      if (number > 0) matches.push({ first: at, next: at + 1, queryTerm: number - 1 });
      if (role >= LEAD) addSynonyms(text, this.#synonyms, at, matches);
    }
    const joined = joinedIn(text, this.#plan.compounds);
    for (const { term, first, next } of joined) {
      const number = (roles[term] ?? 0) & ~LEAD;
      if (number > 0) matches.push({ first, next, queryTerm: number - 1 });
    }
    for (const phrase of this.#phrases) addPhrase(text, joined, phrase, this.#plan, matches);
    return matches;
  }
}

/** What a text has in one or with hyphens, and the compounds of a query that it has apart. */
function joinedIn(text: ReadWords, compounds: readonly Compound[]): readonly JoinedWords[] {
  if (compounds.length === 0) return text.joined;
  const { words, hyphenated } = text;
  const joined = [...text.joined];
  for (const { term, parts } of compounds) {
    for (let first = 0; first + parts.length <= words.length; first++) {
      if (!parts.every((part, at) => words[first + at]?.folded === part)) continue;
      const next = first + parts.length;
      if (parts.every((_, at) => at === 0 || hyphenated.includes(first + at))) continue;
      if (!joined.some((other) => other.first === first)) joined.push({ term, first, next });
    }
  }
  return joined;
}

interface Synonym {
  /** Of its words. */
  readonly keys: readonly string[];
  /** The term of the first of its words that isn't a stop word: it is looked for where that stands. */
  readonly lead: number;
  /** The place of that word among the words. */
  readonly offset: number;
  readonly queryTerm: number;
}

function synonymOf(lexicon: Lexicon, keys: readonly string[], queryTerm: number): Synonym {
  const terms = keys.map((key) => lexicon.termNumber(key));
  const offset = terms.findIndex((term) => term !== NO_TERM);
  return { keys, lead: terms[offset] ?? NO_TERM, offset, queryTerm };
}

/** Adds the synonyms whose leading word stands at a place. */
function addSynonyms(
  { words, terms }: ReadWords,
  synonyms: readonly Synonym[],
  at: number,
  matches: Match[],
): void {
  for (const { keys, lead, offset, queryTerm } of synonyms) {
    const first = at - offset;
    if (lead !== terms[at]) continue;
    if (keys.every((key, place) => words[first + place]?.key === key))
      matches.push({ first, next: first + keys.length, queryTerm });
  }
}

function addPhrase(
  text: ReadWords,
  joined: readonly JoinedWords[],
  phrase: readonly PhraseTerm[],
  plan: Plan,
  matches: Match[],
): void {
  const [start] = phrase;
  if (!start) return;
  const queryTerm = queryTermWith(plan, start.term);
  for (let first = 0; first < text.words.length; first++) {
    const next = phraseEnd(text, joined, first, phrase);
    if (next > 0) matches.push({ first, next, queryTerm });
  }
}

/** The word after a phrase that begins with a word, or 0 when it doesn't stand there. */
function phraseEnd(
  { terms }: ReadWords,
  joined: readonly JoinedWords[],
  first: number,
  phrase: readonly PhraseTerm[],
): number {
  const from = phrase[0]?.offset ?? 0;
  let end = 0;
  for (const { term, offset } of phrase) {
    const at = first + offset - from;
    if (terms[at] === term) end = Math.max(end, at + 1);
    else {
      const whole = joined.find((one) => one.first === at && one.term === term);
      if (!whole) return 0;
      end = Math.max(end, whole.next);
    }
  }
  return end;
}

/** The query term that has a term; the first for one that only a phrase has. */
function queryTermWith(plan: Plan, term: number): number {
  const found = plan.terms.findIndex(({ alternatives }) =>
    alternatives.some((alternative) => alternative.term === term),
  );
  return Math.max(0, found);
}
