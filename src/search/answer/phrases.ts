import type { Analyzer } from '../text/analysis.ts';

/** Words that a phrase goes on for at most, up to one that says something. */
const MAX_FURTHER = 3;

interface ReadWord {
  folded: string;
  start: number;
  end: number;
  stop: boolean;
}

/**
 * The phrases that begin as what was typed, those that most of the texts have first: to the end of
 * the last word or, where that is there already or is a stop word, on to the next word that isn't one.
 *
 * @param typed folded words
 * @param finished whether the last of them is typed to its end
 */
export function phrasesIn(
  texts: Iterable<string>,
  analyzer: Analyzer,
  typed: readonly string[],
  finished: boolean,
): string[] {
  const found = new Map<string, { text: string; count: number }>();
  for (const text of texts) {
    for (const [key, phrase] of phrasesOf(text, analyzer, typed, finished)) {
      const known = found.get(key);
      if (known) known.count += 1;
      else found.set(key, { text: phrase, count: 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count).map(({ text }) => text);
}

/** Those of one text by their folded words. */
function phrasesOf(
  text: string,
  analyzer: Analyzer,
  typed: readonly string[],
  finished: boolean,
): Map<string, string> {
  const words: ReadWord[] = [];
  analyzer.scan(text, (start, end) => {
    const raw = text.slice(start, end);
    const folded = analyzer.fold(raw).toLowerCase();
    words.push({ folded, start, end, stop: analyzer.term(raw) === '' });
  });
  const phrases = new Map<string, string>();
  for (let first = 0; first + typed.length <= words.length; first++) {
    const last = first + typed.length - 1;
    const begins = typed.every((word, at) => {
      const { folded = '' } = words[first + at] ?? {};
      return folded === word || (!finished && at === typed.length - 1 && folded.startsWith(word));
    });
    const end = begins ? endOfPhrase(text, words, last, typed.at(-1) ?? '') : -1;
    if (end < 0) continue;
    const phrase = words.slice(first, end + 1);
    phrases.set(
      phrase.map(({ folded }) => folded).join(' '),
      inSentence(text.slice(phrase[0]?.start, phrase.at(-1)?.end)),
    );
  }
  return phrases;
}

/** The last word of the phrase that goes on from a word, or -1 where nothing is added to what was typed. */
function endOfPhrase(
  text: string,
  words: readonly ReadWord[],
  last: number,
  typed: string,
): number {
  const isWhole = words[last]?.folded === typed;
  let end = last;
  let isEnd = !isWhole && words[last]?.stop === false;
  while (end < last + MAX_FURTHER) {
    const between = text.slice(words[end]?.end, words[end + 1]?.start ?? 0);
    if (!(isEnd ? HYPHEN : BLANK_OR_HYPHEN).test(between)) break;
    end += 1;
    isEnd = words[end]?.stop === false;
  }
  return isWhole && end === last ? -1 : end;
}

const HYPHEN = /^[-\u2010\u2011]$/;
const BLANK_OR_HYPHEN = /^(?:\s+|[-\u2010\u2011])$/;

/** A phrase without the capital letter that a sentence begins with. */
function inSentence(phrase: string): string {
  return /^\p{Lu}\p{Ll}/u.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
}
