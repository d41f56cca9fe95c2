import type { SynonymRule } from '../../content/model.ts';
import type { Analyzer } from './analysis.ts';

/** Longest phrase, in words, that a synonym rule may have on either side. */
export const MAX_PHRASE_WORDS = 5;

/**
 * What a phrase is known by: the stems of its words joined by spaces, a stop word marked as one.
 * A phrase of several words is a term of the index like any stem.
 */
function phraseKey(analyzer: Analyzer, text: string): string {
  const keys: string[] = [];
  analyzer.scan(text, (start, end) => {
    keys.push(wordKey(analyzer, text.slice(start, end)));
  });
  return keys.join(' ');
}

export function wordKey(analyzer: Analyzer, raw: string): string {
  return analyzer.term(raw) || stopWordKey(analyzer.fold(raw));
}

/** The key of a folded stop word, which no stem is: that of “ATS” is “at”. */
export function stopWordKey(folded: string): string {
  return `'${folded}`;
}

/** What each term may be replaced by, from rules that go both ways or one. */
export function alternativesByTerm(
  analyzer: Analyzer,
  rules: readonly SynonymRule[],
): Map<string, string[]> {
  const alternatives = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    if (!usable(from) || !usable(to) || from === to) return;
    const known = alternatives.get(from);
    if (known) known.add(to);
    else alternatives.set(from, new Set([to]));
  };
  for (const rule of rules) {
    const to = 'term' in rule ? rule.means : rule.equivalent;
    const targets = to.map((text) => phraseKey(analyzer, text));
    for (const text of replaceable(rule)) {
      const key = phraseKey(analyzer, text);
      for (const target of targets) add(key, target);
    }
  }
  return new Map([...alternatives].map(([from, known]) => [from, [...known]]));
}

/** The words, no stop words, of what rules replace, as the rules write them. */
export function wordsOfRules(
  analyzer: Analyzer,
  rules: readonly SynonymRule[],
  alternatives: ReadonlyMap<string, unknown>,
): Set<string> {
  const words = new Set<string>();
  for (const text of rules.flatMap(replaceable)) {
    if (!alternatives.has(phraseKey(analyzer, text))) continue;
    analyzer.scan(text, (start, end) => {
      const word = text.slice(start, end);
      if (analyzer.term(word) !== '') words.add(word);
    });
  }
  return words;
}

function replaceable(rule: SynonymRule): readonly string[] {
  return 'term' in rule ? [rule.term] : rule.equivalent;
}

function usable(key: string): boolean {
  return key !== '' && key.split(' ').length <= MAX_PHRASE_WORDS;
}
