import { type Analyzer, fold } from './analysis.ts';
import { type IndexData, NO_TERM } from './index-data.ts';
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
  }

  /** The matches in a text, not in order; they may overlap. */
  matches(text: string): Match[] {
    const tokens: Token[] = [];
    this.#analyzer.scan(text, (start, end, hyphenated) => {
      tokens.push({ start, end, hyphenated, ...this.#analyse(text.slice(start, end)) });
    });
    return [
      ...this.#words(tokens),
      ...this.#joined(tokens),
      ...this.#synonymPhrases(tokens),
      ...this.#quotedPhrases(tokens),
    ];
  }

  #analyse(raw: string): Analysed {
    let analysed = this.#analysed.get(raw);
    if (!analysed) {
      const folded = fold(raw);
      const word = indexOfString(this.#data.words, folded);
      const term = word < 0 ? NO_TERM : (this.#data.wordTerm[word] as number);
      // Only synonyms of several words are matched by their keys, which cost a stem each.
      const key = this.#synonyms.length > 0 ? wordKey(this.#analyzer, raw) : folded;
      analysed = { folded, key, term };
      this.#analysed.set(raw, analysed);
    }
    return analysed;
  }

  *#words(tokens: readonly Token[]): Iterable<Match> {
    for (const { term, start, end } of tokens) {
      const slot = this.#slotOf.get(term);
      if (slot !== undefined) yield { range: [start, end], slot };
    }
  }

  /** Hyphenated words that match as one. */
  *#joined(tokens: readonly Token[]): Iterable<Match> {
    for (let first = 0; first < tokens.length; ) {
      let next = first + 1;
      let folded = tokens[first]?.folded ?? '';
      for (; tokens[next]?.hyphenated; next++) folded += tokens[next]?.folded;
      if (next > first + 1) {
        const word = indexOfString(this.#data.words, folded);
        const slot = word < 0 ? undefined : this.#slotOf.get(this.#data.wordTerm[word] as number);
        if (slot !== undefined) yield { range: spanOf(tokens, first, next), slot };
      }
      first = next;
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
    for (const phrase of this.#plan.phrases ?? []) {
      const from = phrase[0]?.offset ?? 0;
      const length = (phrase.at(-1)?.offset ?? 0) - from + 1;
      const slot = this.#plan.slots.findIndex(
        ({ alternatives }) => alternatives[0]?.term === phrase[0]?.term,
      );
      for (let first = 0; first + length <= tokens.length; first++) {
        if (phrase.every(({ term, offset }) => tokens[first + offset - from]?.term === term)) {
          yield { range: spanOf(tokens, first, first + length), slot };
        }
      }
    }
  }
}

function spanOf(tokens: readonly Token[], first: number, next: number): Range {
  return [tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0];
}
