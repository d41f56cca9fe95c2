import { NO_TERM } from '../index/encoding.ts';
import type { Compound, PhraseTerm } from '../query/phrase-variants.ts';
import type { Plan } from '../query/plan.ts';
import type { Synonym } from '../query/synonyms.ts';
import type { Range } from '../types.ts';
import type { JoinedWords, Piece } from './tip-reader.ts';

/** A match in a text: where it is in what is shown, and which of the plan's terms it matches. */
export interface Match {
  readonly range: Range;
  readonly queryTerm: number;
}

/** Finds in any text what a plan searches for. */
export class Matcher {
  readonly #plan: Plan;
  /** Of the terms that match by themselves, the query term that each is found for: the first counts. */
  readonly #queryTerms = new Map<number, number>();
  /** Synonyms of several words, by their leading terms. */
  readonly #synonyms = new Map<number, PlannedSynonym[]>();
  readonly #phrases: readonly (readonly PhraseTerm[])[];

  constructor(plan: Plan) {
    this.#plan = plan;
    const add = (term: number, queryTerm: number) => {
      if (!this.#queryTerms.has(term)) this.#queryTerms.set(term, queryTerm);
    };
    plan.terms.forEach(({ alternatives, quoted, stop }, queryTerm) => {
      if (quoted || stop) return;
      for (const { term, synonym } of alternatives) {
        if (!synonym || synonym.keys.length === 1) add(term, queryTerm);
        else {
          const others = this.#synonyms.get(synonym.lead) ?? [];
          this.#synonyms.set(synonym.lead, [...others, { ...synonym, queryTerm }]);
        }
      }
    });
    const phrases = plan.phrases.flat();
    for (const [only, ...others] of phrases) {
      if (only && others.length === 0) add(only.term, queryTermWith(plan, only.term));
    }
    this.#phrases = phrases.filter(({ length }) => length > 1);
  }

  /** What is shown of the matches in a text, in order; they may overlap. */
  matches(text: Piece): Match[] {
    const { words, shownStarts, shownEnds } = text;
    const matches: Match[] = [];
    const add = (first: number, next: number, queryTerm: number | undefined) => {
      const start = shownStarts[first] ?? 0;
      const end = shownEnds[next - 1] ?? 0;
      if (queryTerm !== undefined && start < end) matches.push({ range: [start, end], queryTerm });
    };
    for (let at = 0; at < words.length; at++) {
      const term = words[at]?.term ?? NO_TERM;
      if (term === NO_TERM) continue;
      const queryTerm = this.#queryTerms.get(term);
      if (queryTerm !== undefined) add(at, at + 1, queryTerm);
      const synonyms = this.#synonyms.get(term);
      if (!synonyms) continue;
      for (const { keys, offset, queryTerm } of synonyms) {
        const first = at - offset;
        if (keys.every((key, place) => words[first + place]?.key === key))
          add(first, first + keys.length, queryTerm);
      }
    }
    const joined = joinedIn(text, this.#plan.compounds);
    for (const { term, first, next } of joined) add(first, next, this.#queryTerms.get(term));
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
function joinedIn(text: Piece, compounds: readonly Compound[]): readonly JoinedWords[] {
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
  { words }: Piece,
  joined: readonly JoinedWords[],
  first: number,
  phrase: readonly PhraseTerm[],
): number {
  const from = phrase[0]?.offset ?? 0;
  let end = 0;
  for (const { term, offset } of phrase) {
    const at = first + offset - from;
    if (words[at]?.term === term) end = Math.max(end, at + 1);
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
