import { type Field, fields } from '../ranking.ts';
import { analyzerFor, fold } from '../text/analysis.ts';
import { letterMask } from '../text/letters.ts';
import { maskMarkdown } from '../text/markdown.ts';
import { alternativesByTerm, wordsOfRules } from '../text/synonyms.ts';
import type { IndexOptions, SearchableTip } from '../types.ts';
import { Compounds } from './compounds.ts';
import { FacetColumns } from './facet-columns.ts';
import { GrowingArray } from './growing-array.ts';
import { inOrder } from './in-order.ts';
import { FIRST_WORD, type IndexData, MAX_TIPS, NO_TERM } from './index-data.ts';
import { buildPostings, countTerms } from './postings-builder.ts';
import { packStrings } from './string-table.ts';
import { TokenStream } from './tokens.ts';
import { TopHits } from './top-hits.ts';
import { packWritten } from './written-words.ts';

const POPULAR_WORDS = 10;
const SHORTEST_POPULAR = 3;

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

/** One index doesn't hold the tips of a language. */
export class TooManyTipsError extends RangeError {
  constructor(language: string) {
    super(`language "${language}" has more than ${MAX_TIPS} tips, the most that one index holds`);
  }
}

/**
 * Builds the index of the tips of one language. It holds the thread it runs on, for about 40 µs
 * a tip of 60 words, so a large library is built in a worker and its buffers are moved.
 *
 * @throws TooManyTipsError when there are more than `MAX_TIPS`
 */
export function buildIndex(tips: readonly SearchableTip[], options: IndexOptions): IndexData {
  if (tips.length > MAX_TIPS) throw new TooManyTipsError(options.language);
  const analyzer = analyzerFor(options.language);
  const synonyms = alternativesByTerm(analyzer, options.synonyms ?? []);
  const compounds = new Compounds(analyzer);
  for (const tip of tips) {
    for (const field of fields) for (const text of textOf[field](tip)) compounds.read(text);
  }
  const phrases = new Set([...synonyms.values()].flat());
  const stream = new TokenStream(analyzer, phrases, compounds.found.values());
  const fieldEnds = new GrowingArray();
  const fieldLengths = new GrowingArray();
  const titleWords = new GrowingArray();
  const titleEnds = new GrowingArray();
  const facets = new FacetColumns();
  const titles: string[] = [];
  const slugs: string[] = [];

  for (const tip of tips) {
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
  const { vocabulary } = stream;
  const counts = countTerms(termStream, vocabulary.termNumbers.size);
  const terms = inOrder(vocabulary.termNumbers, (term) => (counts.tipsWith[term] as number) > 0);
  const wordNumbers = new Map(vocabulary.folded.map((folded, word) => [folded, word]));
  const words = inOrder(wordNumbers, (word) => (vocabulary.counts.items[word] as number) > 0);
  const postings = buildPostings(termStream, terms.order, counts, terms.strings.length);
  const wordTerm = Uint32Array.from(words.numbers, (word) => {
    const term = vocabulary.terms.items[word] as number;
    return term === NO_TERM ? NO_TERM : (terms.order[term] as number);
  });
  const wordCount = Uint32Array.from(
    words.numbers,
    (word) => vocabulary.counts.items[word] as number,
  );

  return {
    language: options.language,
    size: slugs.length,
    words: packStrings(words.strings),
    wordTerm,
    wordCount,
    wordLetters: Uint32Array.from(words.strings, letterMask),
    wordSplit: Uint8Array.from(words.numbers, (word) => vocabulary.splits.items[word] as number),
    ...packWritten(words.numbers, vocabulary.written),
    terms: packStrings(terms.strings),
    ...postings,
    slugRank: ranks(slugs),
    titles: packStrings(titles),
    ...titlePostings(titleWords.view(), titleEnds.view(), words.order, words.strings.length),
    ...facets.columns(),
    synonyms: [...synonyms],
    ruleWords: [...wordsOfRules(analyzer, options.synonyms ?? [], synonyms)].filter((word) => {
      const number = wordNumbers.get(fold(word));
      return number === undefined || words.order[number] === NO_TERM;
    }),
    popular: popularWords(words.strings, wordTerm, wordCount, postings.postingStart),
  };
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
  const eachOnce = (visit: (word: number, posting: number) => void) => {
    const seenIn = new Uint32Array(wordCount).fill(NO_TERM);
    let at = 0;
    titleEnds.forEach((end, tip) => {
      const first = at;
      for (; at < end; at++) {
        const word = order[titleWords[at] as number] as number;
        if (seenIn[word] === tip) continue;
        seenIn[word] = tip;
        visit(word, at === first ? tip + FIRST_WORD : tip);
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
  eachOnce((word, posting) => {
    postings[next[word] as number] = posting;
    next[word] = (next[word] as number) + 1;
  });
  return { titleStart: starts, titlePostings: postings };
}

/** The most used words of the terms that most tips have. */
function popularWords(
  words: readonly string[],
  wordTerm: Uint32Array,
  wordCount: Uint32Array,
  postingStart: Uint32Array,
): string[] {
  const best = new Map<number, number>();
  words.forEach((folded, word) => {
    const term = wordTerm[word] as number;
    if (term === NO_TERM || folded.length < SHORTEST_POPULAR) return;
    const known = best.get(term);
    const count = wordCount[word] as number;
    if (known === undefined || count > (wordCount[known] as number)) best.set(term, word);
  });
  const top = new TopHits(POPULAR_WORDS, (word) => word);
  for (const [term, word] of best) {
    top.add(word, (postingStart[term + 1] as number) - (postingStart[term] as number));
  }
  return top.sorted().map(({ id }) => words[id] as string);
}
