import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import MiniSearch from 'minisearch';

/** What both engines are given to search: a number, and texts. */
export type Document<Field extends string = 'title' | 'text'> = { id: number } & Record<
  Field,
  string
>;

/** What a language needs to be searched well. */
const languages = {
  en: { stemmer: english, stops: englishStops },
  es: { stemmer: spanish, stops: spanishStops },
};
export type BenchLanguage = keyof typeof languages;
export const BENCH_LANGUAGES = Object.keys(languages) as BenchLanguage[];

/** What is tuned to what is searched. */
export interface MiniSearchSetting<Field extends string> {
  /** The factor of each searched field. */
  boost: Record<Field, number>;
  bm25: { k: number; b: number; d: number };
  /** Whether stop words count like any others. */
  keepsStopWords: boolean;
  /** Whether MiniSearch's factor for the number of matched terms is kept. */
  keepsMatchFactor: boolean;
}

/** Best for the judged collections. */
export const FOR_COLLECTIONS: MiniSearchSetting<'title' | 'text'> = {
  boost: { title: 1.5, text: 1 },
  bm25: { k: 1.2, b: 0.75, d: 0 },
  keepsStopWords: false,
  keepsMatchFactor: false,
};

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Tells whether a word is a stop word. */
export function stopWordsOf(language: BenchLanguage): (word: string) => boolean {
  const words = languages[language].stops.map((word) => fold(word).replaceAll("'", ''));
  const folded = new Set(words);
  return (word) => folded.has(fold(word));
}

/** Words, folded, without stop words unless they are kept, stemmed. */
function tokenizer(language: BenchLanguage, keepsStopWords: boolean): (text: string) => string[] {
  const isStopWord = keepsStopWords ? () => false : stopWordsOf(language);
  const { stemmer } = languages[language];
  const stems = new Map<string, string>();
  const stemOf = (word: string) => {
    const stem = stems.get(word) ?? stemmer(word);
    stems.set(word, stem);
    return stem;
  };
  return (text) => {
    const words = fold(text)
      .replace(/['’]s?\b/g, '')
      .match(/[\p{L}\p{N}]+/gu);
    return (words ?? []).filter((word) => !isStopWord(word)).map(stemOf);
  };
}

/**
 * MiniSearch at its best: stems in the tokenizer, tuned factors of fields and constants of BM25,
 * fuzzy for unknown words only, no prefixes.
 */
export class MiniSearchAtItsBest<Field extends string = 'title' | 'text'> {
  readonly #engine: MiniSearch<Document<Field>>;
  readonly #keepsMatchFactor: boolean;

  constructor(
    documents: readonly Document<Field>[],
    language: BenchLanguage,
    { boost, bm25, keepsStopWords, keepsMatchFactor }: MiniSearchSetting<Field>,
  ) {
    const fields = Object.keys(boost) as Field[];
    const tokenize = tokenizer(language, keepsStopWords);
    const known = new Set(
      documents.flatMap((document) => fields.flatMap((field) => tokenize(document[field]))),
    );
    this.#keepsMatchFactor = keepsMatchFactor;
    this.#engine = new MiniSearch({
      fields,
      tokenize,
      processTerm: (term) => term,
      searchOptions: {
        boost,
        bm25,
        fuzzy: (term) => (known.has(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
      },
    });
    this.#engine.addAll(documents);
  }

  search(q: string): { id: number; score: number }[] {
    return this.#engine
      .search(q)
      .map(({ id, score, queryTerms }) => ({
        id: id as number,
        score: this.#keepsMatchFactor ? score : score / Math.max(1, queryTerms.length),
      }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
  }

  suggest(q: string): string[] {
    return this.#engine.autoSuggest(q, { fuzzy: false }).map(({ suggestion }) => suggestion);
  }
}
