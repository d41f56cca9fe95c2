import { NO_TERM } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Compound, PhraseTerm } from '../query/phrase-variants.ts';
import type { Plan } from '../query/plan.ts';
import type { Synonym } from '../query/synonyms.ts';
import type { Range } from '../types.ts';
import type { JoinedWords, Piece, ReadWords } from './text-reader.ts';

/** A match in a text: where it is in what is shown, and which of the plan's terms it matches. */
export interface Match {
  readonly range: Range;
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
  /** Synonyms of several words, by their leading terms. */
  readonly #synonyms = new Map<number, PlannedSynonym[]>();
  readonly #phrases: readonly (readonly PhraseTerm[])[];

  constructor(lexicon: Lexicon, plan: Plan) {
    this.#plan = plan;
    this.#roles = new Uint16Array(lexicon.termCount + 1);
    plan.terms.forEach(({ alternatives, quoted, stop }, queryTerm) => {
      if (quoted || stop) return;
      for (const { term, synonym } of alternatives) {
        if (synonym && synonym.keys.length > 1) this.#addSynonym(synonym, queryTerm);
        else this.#set(term, queryTerm);
      }
    });
    const phrases = plan.phrases.flat();
    for (const [only, ...others] of phrases) {
      if (only && others.length === 0) this.#set(only.term, queryTermWith(plan, only.term));
    }
    this.#phrases = phrases.filter(({ length }) => length > 1);
  }

  #addSynonym(synonym: Synonym, queryTerm: number): void {
    const { lead } = synonym;
    if (lead === NO_TERM) return;
    this.#roles[lead] = (this.#roles[lead] ?? 0) | LEAD;
    const others = this.#synonyms.get(lead) ?? [];
    this.#synonyms.set(lead, [...others, { ...synonym, queryTerm }]);
  }

  /** The first query term that a term is found for counts. */
  #set(term: number, queryTerm: number): void {
    const role = this.#roles[term] ?? 0;
    if ((role & ~LEAD) === 0) this.#roles[term] = role | (queryTerm + 1);
  }

  /** What is shown of the matches in a text, in order; they may overlap. */
  matches(text: Piece): Match[] {
    const { terms, words, shownStarts, shownEnds } = text;
    const matches: Match[] = [];
    const add = (first: number, next: number, queryTerm: number) => {
      const start = shownStarts[first] ?? 0;
      const end = shownEnds[next - 1] ?? 0;
      if (start < end) matches.push({ range: [start, end], queryTerm });
    };
    const roles = this.#roles;
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] ?? 0;
      const role = roles[term] ?? 0;
      if (role === 0) continue;
      const number = role & ~LEAD;
      if (number > 0) add(at, at + 1, number - 1);
      if (role < LEAD) continue;
      for (const { keys, offset, queryTerm } of this.#synonyms.get(term) ?? []) {
        const first = at - offset;
        if (keys.every((key, place) => words[first + place]?.key === key))
          add(first, first + keys.length, queryTerm);
      }
    }
    const joined = joinedIn(text, this.#plan.compounds);
    for (const { term, first, next } of joined) {
      const number = (roles[term] ?? 0) & ~LEAD;
      if (number > 0) add(first, next, number - 1);
    }
    for (const phrase of this.#phrases) {
      const queryTerm = queryTermWith(this.#plan, phrase[0]?.term ?? NO_TERM);
      for (let first = 0; first < words.length; first++) {
        const next = phraseEnd(text, joined, first, phrase);
        if (next > 0) add(first, next, queryTerm);
      }
    }
    return matches.sort((a, b) => a.range[0] - b.range[0]);
  }
}

interface PlannedSynonym extends Synonym {
  readonly queryTerm: number;
}

/** What a text has in one or with hyphens, and the compounds of a query that it has apart. */
function joinedIn(text: ReadWords, compounds: readonly Compound[]): readonly JoinedWords[] {
  if (compounds.length === 0) return text.joined;
  const { words, hyphenated } = text;
  const joined = [...text.joined];
  for (const { term, parts } of compounds) {
    for (let first = 0; first + parts.length <= words.length; first++) {
      if (words[first]?.folded !== parts[0]) continue;
      if (!parts.every((part, at) => words[first + at]?.folded === part)) continue;
      const next = first + parts.length;
      if (parts.every((_, at) => at === 0 || hyphenated.includes(first + at))) continue;
      if (!joined.some((other) => other.first === first)) joined.push({ term, first, next });
    }
  }
  return joined;
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
