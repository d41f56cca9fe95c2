import { fold } from '../../content/fold.ts';
import { NO_TERM, TIP_MASK } from '../index/encoding.ts';
import type { Lexicon } from '../index/lexicon.ts';
import { isFirstWord, type Titles } from '../index/titles.ts';
import { TopHits } from '../index/top-hits.ts';
import type { Analyzer } from '../text/analysis.ts';
import type { Suggestion } from '../types.ts';
import { phrasesIn } from './phrases.ts';

/** Completions of the last word that titles and terms are made of. */
const MAX_COMPLETIONS = 32;
/** Titles that are suggested at most. */
const MAX_TITLES = 50;
/** Titles that are looked at; one letter may begin a word of nearly all of them. */
const MAX_LOOKS = 2000;

/** Tips whose texts are read for phrases. */
const MAX_READ = 40;

/** The parts of an index that completions are made from. */
interface CompletedIndex {
  lexicon: Lexicon;
  titles: Titles;
  /** Rank of each tip's slug, for breaking ties. */
  slugRanks: Uint32Array;
}

interface TypedWord {
  folded: string;
  start: number;
  end: number;
  hyphenated: boolean;
}

/** What of the tips suggestions are made from. */
export interface SuggestedTips {
  /** The tips that a query finds, best first. */
  found: (q: string) => readonly number[];
  /** The short texts of a tip that say what it is about. */
  textsOf: (tip: number) => readonly string[];
  /** The words that only synonym rules have and that an unfinished word begins. */
  ruleWords: (folded: string) => readonly string[];
}

/**
 * Completes what is being typed: titles that have all its words, the last one perhaps unfinished; of
 * one word the words that it begins, weighted by how often the tips use them, which is the
 * only thing an index without a query log knows of its readers; of several the phrases that go on so.
 */
export function suggestionsFor(
  index: CompletedIndex,
  analyzer: Analyzer,
  tips: SuggestedTips,
  q: string,
  limit: number,
): Suggestion[] {
  const { lexicon, titles } = index;
  const words: TypedWord[] = [];
  analyzer.scan(q, (start, end, hyphenated) => {
    words.push({ folded: analyzer.fold(q.slice(start, end)), start, end, hyphenated });
  });
  const last = words.at(-1);
  if (!last || limit <= 0) return [];

  const finished = last.end < q.length;
  const completed = finished ? wordOf(lexicon, last.folded) : completionsOf(lexicon, last.folded);
  const joinedFrom = words.findLastIndex(({ hyphenated }) => !hyphenated);
  const joined = finished || !last.hyphenated ? [] : joinedCompletions(lexicon, words, joinedFrom);
  const shownTitles = new Set([
    ...titlesWith(index, words.slice(0, -1), completed),
    ...titlesWith(index, words.slice(0, joinedFrom), joined),
  ]);
  const from = (joined.length > 0 && words[joinedFrom]) || last;
  const typed = q.slice(0, from.start).trimStart();
  const isOneWord = words.length === 1 ? !isStopWord(lexicon, last.folded) : joined.length > 0;
  const shownTexts = new Set(
    [q.trimStart(), ...[...shownTitles].map((tip) => titles.textOf(tip))].map(fold),
  );
  const terms = (
    isOneWord && !finished
      ? (joined.length > 0 ? joined : completed)
          .filter((word) => lexicon.termOf(word) !== NO_TERM)
          .map((word) => typed + asTyped(lexicon, word, joined.length > 0 ? from.folded.length : 0))
          .concat(tips.ruleWords(last.folded).map((word) => typed + word))
      : phrasesFor(analyzer, tips, shownTitles, words, q)
  ).filter((text) => !shownTexts.has(fold(text)));
  // Half of the room is for each, what one leaves free is the other's.
  const titleRoom = Math.max(Math.ceil(limit / 2), limit - terms.length);
  const shown = [...shownTitles].slice(0, titleRoom);
  return [
    ...shown.map((tip): Suggestion => ({ text: titles.textOf(tip), kind: 'title', tip })),
    ...terms.slice(0, limit - shown.length).map((text): Suggestion => ({ text, kind: 'term' })),
  ];
}

/** The phrases that go on as words of a query do, in the texts of the tips that it may mean. */
function phrasesFor(
  analyzer: Analyzer,
  { found, textsOf }: SuggestedTips,
  titled: ReadonlySet<number>,
  words: readonly TypedWord[],
  q: string,
): string[] {
  const tips = [...new Set([...found(q), ...titled])].slice(0, MAX_READ);
  const finished = (words.at(-1)?.end ?? 0) < q.length;
  // A stop word in capitals is known by them: `IT`.
  const typed = words.map(({ folded }) => folded.toLowerCase());
  return phrasesIn(tips.flatMap(textsOf), analyzer, typed, finished);
}

function isStopWord(lexicon: Lexicon, folded: string): boolean {
  const word = lexicon.wordNumber(folded);
  return word >= 0 && lexicon.termOf(word) === NO_TERM;
}

/** A word as it is written, with its hyphen where one was typed. */
function asTyped(lexicon: Lexicon, word: number, hyphenAt: number): string {
  const form = lexicon.surfaceForm(word);
  if (hyphenAt === 0 || lexicon.splitOf(word) !== hyphenAt || form.includes('-')) return form;
  return `${form.slice(0, hyphenAt)}-${form.slice(hyphenAt)}`;
}

/** What hyphenated words begin when written in one. */
function joinedCompletions(lexicon: Lexicon, words: readonly TypedWord[], from: number): number[] {
  const joined = words.slice(from).map(({ folded }) => folded);
  return completionsOf(lexicon, joined.join('')).filter((word) => lexicon.termOf(word) !== NO_TERM);
}

function wordOf(lexicon: Lexicon, folded: string): number[] {
  const word = lexicon.wordNumber(folded);
  return word < 0 ? [] : [word];
}

/**
 * The word as it stands, then the most used words that begin so, one of each stem, so that no two
 * say the same; then stop words, which only titles are completed by.
 */
function completionsOf(lexicon: Lexicon, folded: string): number[] {
  const range = lexicon.prefixRange(folded);
  const seen = new Set<number>();
  const content = [...wordOf(lexicon, folded), ...lexicon.mostUsed(range, MAX_COMPLETIONS)].filter(
    (word) => {
      const term = lexicon.termOf(word);
      return term !== NO_TERM && !seen.has(term) && seen.add(term);
    },
  );
  return [...content, ...lexicon.stopWords(range, MAX_COMPLETIONS)];
}

/**
 * Tips whose title has all the words and one of the completions: those that begin with what was
 * typed, then by how much their completion is used, then by slug.
 */
function titlesWith(
  { lexicon, titles, slugRanks }: CompletedIndex,
  words: readonly TypedWord[],
  completions: readonly number[],
): number[] {
  const others = words.map(({ folded }) => lexicon.wordNumber(folded));
  if (others.includes(-1)) return [];
  const top = new TopHits(MAX_TITLES, (tip) => slugRanks[tip] ?? 0);
  const seen = new Set<number>();
  let left = MAX_LOOKS;
  completions.forEach((word, place) => {
    const wanted = [...others, word];
    const rarest = wanted.reduce((a, b) => (titles.count(b) < titles.count(a) ? b : a));
    const rest = wanted.filter((each) => each !== rarest);
    const [firstWord = rarest] = wanted;
    for (const posting of titles.of(rarest)) {
      if (left-- <= 0) break;
      const tip = posting & TIP_MASK;
      if (seen.has(tip)) continue;
      if (!rest.every((each) => titles.find(each, tip) !== undefined)) continue;
      seen.add(tip);
      const first = firstWord === rarest ? posting : titles.find(firstWord, tip);
      const begins = first !== undefined && isFirstWord(first);
      top.add(tip, (begins ? completions.length : 0) + completions.length - place);
    }
  });
  return top.sorted().map(({ id }) => id);
}
