import { type Analyzer, fold } from './analysis.ts';
import { type IndexData, NO_TERM } from './index-data.ts';
import type { PhraseTerm } from './phrases.ts';
import type { Plan } from './plan.ts';
import { indexOfString, stringAt } from './string-table.ts';
import { wordKey } from './synonyms.ts';
import type { Range } from './types.ts';

/** A match in a text: where, and for which of the plan's slots. */
export interface Match {
  range: Range;
  slot: number;
}

/** A word of a text as it counts for matching. */
interface Token {
  start: number;
  end: number;
  hyphenated: boolean;
  folded: string;
  key: string;
  term: number;
  /** The term of the hyphenated word that begins here, as one, or `NO_TERM`. */
  joined: number;
  /** The token after that word. */
  joinedEnd: number;
}

type Analysed = Pick<Token, 'folded' | 'key' | 'term'>;

/** Finds in any text what a plan searches for. */
export class Matcher {
  readonly #data: IndexData;
  readonly #analyzer: Analyzer;
  readonly #plan: Plan;
  /** The slot of each term that matches by itself. */
  readonly #slotOf = new Map<number, number>();
  /** Synonyms of several words, as the keys of their words. */
  readonly #synonyms: { keys: string[]; slot: number }[] = [];
  readonly #analysed = new Map<string, Analysed>();

  constructor(data: IndexData, analyzer: Analyzer, plan: Plan) {
    this.#data = data;
    this.#analyzer = analyzer;
    this.#plan = plan;
    plan.slots.forEach(({ alternatives, quoted }, slot) => {
      if (quoted) return;
      for (const { term } of alternatives) {
        const keys = stringAt(data.terms, term).split(' ');
        if (keys.length > 1) this.#synonyms.push({ keys, slot });
        else if (!this.#slotOf.has(term)) this.#slotOf.set(term, slot);
      }
    });
    for (const [only, ...others] of plan.phrases.flat()) {
      if (!only || others.length > 0 || this.#slotOf.has(only.term)) continue;
      this.#slotOf.set(only.term, slotWith(plan, only.term));
    }
  }

  /** The matches in a text, not in order; they may overlap. */
  matches(text: string): Match[] {
    const tokens = this.#read(text);
    return [
      ...this.#words(tokens),
      ...this.#synonymPhrases(tokens),
      ...this.#quotedPhrases(tokens),
    ];
  }

  #read(text: string): Token[] {
    const tokens: Token[] = [];
    this.#analyzer.scan(text, (start, end, hyphenated) => {
      const analysed = this.#analyse(text.slice(start, end));
      tokens.push({ start, end, hyphenated, ...analysed, joined: NO_TERM, joinedEnd: 0 });
    });
    for (let first = 0; first < tokens.length; ) {
      const token = tokens[first] as Token;
      let next = first + 1;
      let folded = token.folded;
      for (; tokens[next]?.hyphenated; next++) folded += tokens[next]?.folded;
      if (next > first + 1) {
        token.joined = this.#termOf(folded);
        token.joinedEnd = next;
      }
      first = next;
    }
    return tokens;
  }

  #termOf(folded: string): number {
    const word = indexOfString(this.#data.words, folded);
    return word < 0 ? NO_TERM : (this.#data.wordTerm[word] as number);
  }

  #analyse(raw: string): Analysed {
    let analysed = this.#analysed.get(raw);
    if (!analysed) {
      const folded = fold(raw);
      const term = this.#termOf(folded);
      // Only synonyms of several words are matched by their keys, which cost a stem each.
      const key = this.#synonyms.length > 0 ? wordKey(this.#analyzer, raw) : folded;
      analysed = { folded, key, term };
      this.#analysed.set(raw, analysed);
    }
    return analysed;
  }

  /** Words, and hyphenated words that match as one. */
  *#words(tokens: readonly Token[]): Iterable<Match> {
    for (const [at, { term, start, end, joined, joinedEnd }] of tokens.entries()) {
      const slot = this.#slotOf.get(term);
      if (slot !== undefined) yield { range: [start, end], slot };
      const ofJoined = this.#slotOf.get(joined);
      if (ofJoined !== undefined) yield { range: spanOf(tokens, at, joinedEnd), slot: ofJoined };
    }
  }

  *#synonymPhrases(tokens: readonly Token[]): Iterable<Match> {
    for (const { keys, slot } of this.#synonyms) {
      for (let first = 0; first + keys.length <= tokens.length; first++) {
        if (keys.every((key, offset) => tokens[first + offset]?.key === key)) {
          yield { range: spanOf(tokens, first, first + keys.length), slot };
        }
      }
    }
  }

  *#quotedPhrases(tokens: readonly Token[]): Iterable<Match> {
    for (const phrase of this.#plan.phrases.flat()) {
      const [start] = phrase;
      if (!start || phrase.length === 1) continue;
      const slot = slotWith(this.#plan, start.term);
      for (let first = 0; first < tokens.length; first++) {
        const end = phraseEnd(tokens, first, phrase);
        if (end > 0) yield { range: spanOf(tokens, first, end), slot };
      }
    }
  }
}

/** The token after a phrase that begins with a token, or 0 when it doesn't stand there. */
function phraseEnd(tokens: readonly Token[], first: number, phrase: readonly PhraseTerm[]): number {
  const from = phrase[0]?.offset ?? 0;
  let end = 0;
  for (const { term, offset } of phrase) {
    const at = first + offset - from;
    const token = tokens[at];
    if (token?.term === term) end = Math.max(end, at + 1);
    else if (token?.joined === term) end = Math.max(end, token.joinedEnd);
    else return 0;
  }
  return end;
}

function slotWith(plan: Plan, term: number): number {
  return plan.slots.findIndex(({ alternatives }) =>
    alternatives.some((alternative) => alternative.term === term),
  );
}

function spanOf(tokens: readonly Token[], first: number, next: number): Range {
  return [tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0];
}
