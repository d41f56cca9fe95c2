import { analyzerFor } from './analysis.ts';
import { GrowingArray } from './growing-array.ts';
import { type IndexData, MAX_TIPS, NO_TERM } from './index-data.ts';
import { letterMask } from './letters.ts';
import { maskMarkdown } from './markdown.ts';
import { buildPostings, countTerms } from './postings-builder.ts';
import { type Field, fields } from './ranking.ts';
import { packStrings } from './string-table.ts';
import { alternativesByTerm } from './synonyms.ts';
import { TokenStream, type Word } from './tokens.ts';
import type { IndexOptions, SearchableTip } from './types.ts';

const POPULAR_WORDS = 10;

/** The searched text of a tip. */
const textOf: Readonly<Record<Field, (tip: SearchableTip) => readonly string[]>> = {
  title: (tip) => [tip.title],
  summary: (tip) => [tip.summary],
  body: (tip) => [maskMarkdown(tip.body)],
  points: (tip) => [...tip.do, ...tip.avoid],
  examples: (tip) => tip.examples,
  keywords: (tip) => tip.keywords,
  topics: (tip) => tip.topicNames,
};

/**
 * Builds the index of the tips of one language. It holds the thread it runs on, for about 40 µs
 * a tip of 60 words, so a large library is built in a worker and handed over by `transferList`.
 *
 * @throws RangeError when there are more than `MAX_TIPS` tips
 */
export function buildIndex(tips: Iterable<SearchableTip>, options: IndexOptions): IndexData {
  const analyzer = analyzerFor(options.language);
  const synonyms = alternativesByTerm(analyzer, options.synonyms ?? []);
  const stream = new TokenStream(analyzer, new Set([...synonyms.values()].flat()));
  const fieldEnds = new GrowingArray();
  const fieldLengths = new GrowingArray();
  const titleWords = new GrowingArray();
  const titleEnds = new GrowingArray();
  const facets = new FacetColumns();
  const titles: string[] = [];
  const slugs: string[] = [];

  for (const tip of tips) {
    if (slugs.length === MAX_TIPS) {
      throw new RangeError(`an index holds at most ${MAX_TIPS} tips of one language`);
    }
    stream.startTip();
    for (const field of fields) {
      const visit = field === 'title' ? (word: number) => titleWords.push(word) : undefined;
      fieldLengths.push(stream.readField(textOf[field](tip), visit));
      fieldEnds.push(stream.terms.length);
    }
    titleEnds.push(titleWords.length);
    facets.add(tip);
    titles.push(tip.title);
    slugs.push(tip.slug);
  }

  const termStream = {
    size: slugs.length,
    terms: stream.terms.view(),
    positions: stream.positions.view(),
    fieldEnds: fieldEnds.view(),
    fieldLengths: fieldLengths.view(),
  };
  const counts = countTerms(termStream, stream.termNumbers.size);
  const terms = inOrder(stream.termNumbers, (number) => (counts.tipsWith[number] as number) > 0);
  const words = inOrder(
    new Map(stream.words.map((word, number) => [word.folded, number])),
    (number) => (stream.words[number] as Word).count > 0,
  );
  const sortedWords = words.numbers.map((number) => stream.words[number] as Word);
  const postings = buildPostings(termStream, terms.order, counts, terms.strings.length);

  return {
    language: options.language,
    size: slugs.length,
    words: packStrings(words.strings),
    wordTerm: Uint32Array.from(sortedWords, ({ term }) =>
      term < 0 ? NO_TERM : (terms.order[term] as number),
    ),
    wordCount: Uint32Array.from(sortedWords, ({ count }) => count),
    wordLetters: Uint32Array.from(sortedWords, ({ folded }) => letterMask(folded)),
    wordSplit: Uint8Array.from(sortedWords, ({ split }) => split),
    terms: packStrings(terms.strings),
    ...postings,
    slugRank: ranks(slugs),
    titles: packStrings(titles),
    ...titlePostings(titleWords.view(), titleEnds.view(), words.order, words.strings.length),
    ...facets.columns(),
    synonyms: [...synonyms],
    popular: popularWords(sortedWords, terms.order, postings.postingStart),
  };
}

/** Sorts strings and tells the final number of each; those that aren't kept have `NO_TERM`. */
function inOrder(
  numbered: ReadonlyMap<string, number>,
  keep: (number: number) => boolean,
): { strings: string[]; numbers: number[]; order: Uint32Array } {
  const strings = [...numbered.keys()].filter((string) => keep(numbered.get(string) as number));
  strings.sort();
  const numbers = strings.map((string) => numbered.get(string) as number);
  const order = new Uint32Array(numbered.size).fill(NO_TERM);
  numbers.forEach((number, rank) => {
    order[number] = rank;
  });
  return { strings, numbers, order };
}

function ranks(slugs: readonly string[]): Uint32Array {
  const sorted = slugs.map((slug, tip) => ({ slug, tip }));
  sorted.sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.tip - b.tip));
  const rank = new Uint32Array(slugs.length);
  sorted.forEach(({ tip }, place) => {
    rank[tip] = place;
  });
  return rank;
}

/** The tips by the words of their titles, each tip once a word. */
function titlePostings(
  titleWords: Uint32Array,
  titleEnds: Uint32Array,
  order: Uint32Array,
  wordCount: number,
): Pick<IndexData, 'titleStart' | 'titlePostings'> {
  const starts = new Uint32Array(wordCount + 1);
  const eachOnce = (visit: (word: number, tip: number) => void) => {
    const seenIn = new Uint32Array(wordCount).fill(NO_TERM);
    let at = 0;
    titleEnds.forEach((end, tip) => {
      for (; at < end; at++) {
        const word = order[titleWords[at] as number] as number;
        if (seenIn[word] === tip) continue;
        seenIn[word] = tip;
        visit(word, tip);
      }
    });
  };
  eachOnce((word) => {
    starts[word + 1] = (starts[word + 1] as number) + 1;
  });
  for (let word = 0; word < wordCount; word++) {
    starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number);
  }
  const next = starts.slice();
  const postings = new Uint32Array(starts[wordCount] as number);
  eachOnce((word, tip) => {
    postings[next[word] as number] = tip;
    next[word] = (next[word] as number) + 1;
  });
  return { titleStart: starts, titlePostings: postings };
}

/** Gathers the facet values of tips and numbers them in the order of their slugs. */
class FacetColumns {
  readonly #stages = new Map<string, number>();
  readonly #articles = new Map<string, number>();
  readonly #topics = new Map<string, number>();
  readonly #classes = new Map<string, { stage: number; topics: number[] }>();
  readonly #classNumbers = new Map<string, number>();
  readonly #articleOf = new GrowingArray();
  readonly #classOf = new GrowingArray();

  add({ stage, article, topics }: SearchableTip): void {
    const sorted = [...new Set(topics)].sort();
    const key = JSON.stringify([stage, ...sorted]);
    if (!this.#classes.has(key)) {
      this.#classes.set(key, {
        stage: numberOf(this.#stages, stage),
        topics: sorted.map((topic) => numberOf(this.#topics, topic)),
      });
    }
    this.#classOf.push(numberOf(this.#classNumbers, key));
    this.#articleOf.push(numberOf(this.#articles, article));
  }

  columns(): FacetData {
    const stages = inOrder(this.#stages, () => true);
    const articles = inOrder(this.#articles, () => true);
    const topics = inOrder(this.#topics, () => true);
    const classes = [...this.#classes.values()];
    const classTopicStart = new Uint32Array(classes.length + 1);
    classes.forEach((of, number) => {
      classTopicStart[number + 1] = (classTopicStart[number] as number) + of.topics.length;
    });
    return {
      stages: stages.strings,
      articles: articles.strings,
      topics: topics.strings,
      articleOf: this.#articleOf.view().map((number) => articles.order[number] as number),
      classOf: this.#classOf.view().slice(),
      classStage: Uint32Array.from(classes, ({ stage }) => stages.order[stage] as number),
      classTopicStart,
      classTopics: Uint32Array.from(
        classes.flatMap((of) => of.topics.map((number) => topics.order[number] as number)),
      ),
    };
  }
}

type FacetData = Pick<
  IndexData,
  | 'stages'
  | 'articles'
  | 'topics'
  | 'articleOf'
  | 'classOf'
  | 'classStage'
  | 'classTopicStart'
  | 'classTopics'
>;

function numberOf(numbers: Map<string, number>, slug: string): number {
  const known = numbers.get(slug);
  if (known !== undefined) return known;
  numbers.set(slug, numbers.size);
  return numbers.size - 1;
}

/** The words that stand for the terms that most tips have. */
function popularWords(
  words: readonly Word[],
  order: Uint32Array,
  postingStart: Uint32Array,
): string[] {
  const best = new Map<number, Word>();
  for (const word of words) {
    if (word.term < 0 || word.folded.length < 3) continue;
    const known = best.get(word.term);
    if (!known || word.count > known.count) best.set(word.term, word);
  }
  const tipsWith = ({ term }: Word) => {
    const row = order[term] as number;
    return (postingStart[row + 1] as number) - (postingStart[row] as number);
  };
  return [...best.values()]
    .sort((a, b) => tipsWith(b) - tipsWith(a) || (a.folded < b.folded ? -1 : 1))
    .slice(0, POPULAR_WORDS)
    .map(({ folded }) => folded);
}
