import type { Analyzer } from '../text/analysis.ts';

/** Words that a query is read to at most; the rest of it is passed over. */
const MAX_QUERY_WORDS = 64;

/** A word as it stands in the query. */
export interface QueryWord {
  raw: string;
  /** UTF-16 code units of the query. */
  start: number;
  end: number;
  /** Number of the quoted phrase that it is part of, -1 for a word by itself. */
  phrase: number;
  /** Whether a hyphen alone stands between the word before and this one. */
  hyphenated: boolean;
}

/** A query taken apart: what isn't `"a phrase"` or `-not` is words. */
export interface ParsedQuery {
  /** The words to find, those of phrases too. */
  words: QueryWord[];
  /** How many phrases are quoted. */
  phrases: number;
  /** Words, or words together, that a hit must not have. */
  excluded: QueryWord[][];
  /** Whether the last word may be unfinished: nothing comes after it. */
  lastWordIncomplete: boolean;
}

const quotes = '"\u201c\u201d\u201e\u00ab\u00bb\uff02';
const piece = new RegExp(
  `(?<=^|\\s)-(?=[\\p{L}\\p{N}${quotes}])(?:[${quotes}](?<excludedPhrase>[^${quotes}]*)[${quotes}]|(?<excludedWord>[^\\s${quotes}]+))|[${quotes}](?<phrase>[^${quotes}]*)[${quotes}]|(?:(?!(?<=\\s)-[\\p{L}\\p{N}${quotes}])[^${quotes}])+|[${quotes}]`,
  'gu',
);

/** Never fails: quotes without a partner are passed over. */
export function parseQuery(analyzer: Analyzer, q: string): ParsedQuery {
  const parsed: ParsedQuery = { words: [], phrases: 0, excluded: [], lastWordIncomplete: false };
  let left = MAX_QUERY_WORDS;
  for (const match of q.matchAll(piece)) {
    if (left <= 0) break;
    const { excludedPhrase, excludedWord, phrase } = match.groups ?? {};
    const quoted = phrase === undefined ? -1 : parsed.phrases;
    const words: QueryWord[] = [];
    const [text] = match;
    analyzer.scan(text, (from, to, hyphenated) => {
      if (words.length === left) return;
      const [start, end] = [match.index + from, match.index + to];
      words.push({ raw: text.slice(from, to), start, end, phrase: quoted, hyphenated });
    });
    if (words.length === 0) continue;
    left -= words.length;
    if (excludedPhrase !== undefined || excludedWord !== undefined) {
      parsed.excluded.push(words);
      continue;
    }
    parsed.words.push(...words);
    if (phrase !== undefined) parsed.phrases += 1;
  }
  parsed.lastWordIncomplete = parsed.words.at(-1)?.end === q.length;
  return parsed;
}
