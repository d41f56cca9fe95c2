import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import MiniSearch from 'minisearch';

/** What both engines are given to search. */
export interface Document {
  id: number;
  title: string;
  text: string;
}

const stopWords = new Set(stopwords.map((word) => word.replaceAll("'", '')));
const stems = new Map<string, string>();

function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = stemmer(word);
    stems.set(word, stem);
  }
  return stem;
}

/** Words, folded as far as English needs it, without stop words, stemmed. */
function tokenize(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).filter((word) => !stopWords.has(word)).map(stemOf);
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/**
 * MiniSearch at its best: stems and stop words in the tokenizer, BM25 with k1 1.2, b 0.75, d 0,
 * titles 1.5 times, fuzzy for unknown words only, and its factor for the number of matched terms
 * divided out again.
 */
export class MiniSearchAtItsBest {
  readonly #engine = new MiniSearch<Document>({
    fields: ['title', 'text'],
    tokenize,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 1.5 },
      bm25: { k: 1.2, b: 0.75, d: 0 },
      fuzzy: (term) => (this.#known.has(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
    },
  });
  readonly #known = new Set<string>();

  constructor(documents: readonly Document[]) {
    for (const { title, text } of documents) {
      for (const word of tokenize(title)) this.#known.add(word);
      for (const word of tokenize(text)) this.#known.add(word);
    }
    this.#engine.addAll(documents);
  }

  search(q: string): { id: number; score: number }[] {
    return this.#engine
      .search(q)
      .map(({ id, score, queryTerms }) => ({
        id: id as number,
        score: score / Math.max(1, queryTerms.length),
      }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
  }

  suggest(q: string): string[] {
    return this.#engine.autoSuggest(q, { fuzzy: false }).map(({ suggestion }) => suggestion);
  }
}
