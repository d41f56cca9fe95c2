import { NO_TERM } from '../index/index-data.ts';
import type { Lexicon } from '../index/lexicon.ts';
import type { Compound, PhraseTerm } from '../query/phrase-variants.ts';
import type { Plan } from '../query/plan.ts';
import type { Range } from '../types.ts';
import type { TextReader, Token } from './text-reader.ts';

/** A match in a text: where, and for which of the plan's terms. */
export interface Match {
  range: Range;
  queryTerm: number;
}

/** Finds in any text what a plan searches for. */
export class Matcher {
  readonly #reader: TextReader;
  readonly #plan: Plan;
  /** Which term of the query each term of the index that matches by itself is found for. */
  readonly #queryTermOf = new Map<number, number>();
  /** Synonyms of several words, as the keys of their words. */
  readonly #synonyms: { keys: string[]; queryTerm: number }[] = [];

  constructor(lexicon: Lexicon, reader: TextReader, plan: Plan) {
    this.#reader = reader;
    this.#plan = plan;
    plan.terms.forEach(({ alternatives, quoted, stop }, queryTerm) => {
      if (quoted || stop) return;
      for (const { term } of alternatives) {
        const keys = lexicon.termText(term).split(' ');
        if (keys.length > 1) this.#synonyms.push({ keys, queryTerm });
        else if (!this.#queryTermOf.has(term)) this.#queryTermOf.set(term, queryTerm);
      }
    });
    for (const [only, ...others] of plan.phrases.flat()) {
      if (!only || others.length > 0 || this.#queryTermOf.has(only.term)) continue;
      this.#queryTermOf.set(only.term, queryTermWith(plan, only.term));
    }
  }

  /** The matches in a text, not in order; they may overlap. */
  matches(text: string): Match[] {
    const tokens = this.#reader.read(text);
    for (const compound of this.#plan.compounds) joinApart(tokens, compound);
    const matches: Match[] = [];
    this.#addWords(tokens, matches);
    for (const { keys, queryTerm } of this.#synonyms) addSynonym(tokens, keys, queryTerm, matches);
    for (const phrase of this.#plan.phrases.flat()) addPhrase(tokens, phrase, this.#plan, matches);
    return matches;
  }

  /** Words, and hyphenated words that match as one. */
  #addWords(tokens: readonly Token[], matches: Match[]): void {
    tokens.forEach((token, at) => {
      const { word, start, end, joined, joinedEnd } = token;
      const queryTerm = word.term === NO_TERM ? undefined : this.#queryTermOf.get(word.term);
      if (queryTerm !== undefined) matches.push({ range: [start, end], queryTerm });
      const ofJoined = joined === NO_TERM ? undefined : this.#queryTermOf.get(joined);
      if (ofJoined !== undefined) {
        matches.push({ range: spanOf(tokens, at, joinedEnd), queryTerm: ofJoined });
      }
    });
  }
}

/** Joins the tokens of a compound that is written apart, as the index does. */
function joinApart(tokens: readonly Token[], { term, parts }: Compound): void {
  tokens.forEach((token, first) => {
    if (token.joined !== NO_TERM) return;
    if (!parts.every((part, at) => tokens[first + at]?.word.folded === part)) return;
    const next = first + parts.length;
    if (tokens.slice(first + 1, next).every(({ hyphenated }) => hyphenated)) return;
    token.joined = term;
    token.joinedEnd = next;
  });
}

function addSynonym(
  tokens: readonly Token[],
  keys: readonly string[],
  queryTerm: number,
  matches: Match[],
): void {
  for (let first = 0; first + keys.length <= tokens.length; first++) {
    if (keys.every((key, offset) => tokens[first + offset]?.word.key === key)) {
      matches.push({ range: spanOf(tokens, first, first + keys.length), queryTerm });
    }
  }
}

function addPhrase(
  tokens: readonly Token[],
  phrase: readonly PhraseTerm[],
  plan: Plan,
  matches: Match[],
): void {
  const [start] = phrase;
  if (!start || phrase.length === 1) return;
  const queryTerm = queryTermWith(plan, start.term);
  for (let first = 0; first < tokens.length; first++) {
    const end = phraseEnd(tokens, first, phrase);
    if (end > 0) matches.push({ range: spanOf(tokens, first, end), queryTerm });
  }
}

/** The token after a phrase that begins with a token, or 0 when it doesn't stand there. */
function phraseEnd(tokens: readonly Token[], first: number, phrase: readonly PhraseTerm[]): number {
  const from = phrase[0]?.offset ?? 0;
  let end = 0;
  for (const { term, offset } of phrase) {
    const at = first + offset - from;
    const token = tokens[at];
    if (token?.word.term === term) end = Math.max(end, at + 1);
    else if (token?.joined === term) end = Math.max(end, token.joinedEnd);
    else return 0;
  }
  return end;
}

function queryTermWith(plan: Plan, term: number): number {
  return plan.terms.findIndex(({ alternatives }) =>
    alternatives.some((alternative) => alternative.term === term),
  );
}

function spanOf(tokens: readonly Token[], first: number, next: number): Range {
  return [tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0];
}
