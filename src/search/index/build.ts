import { compare } from '../../content/compare.ts';
import { FILTER_NAMES } from '../../content/filters.ts';
import { recordOf } from '../../content/record-of.ts';
import { SEARCHED_TEXTS, TIP_TEXTS } from '../../content/tip-texts.ts';
import { type Field, fields, ranking } from '../ranking.ts';
import { analyzerFor } from '../text/analysis.ts';
import { maskMarkdown } from '../text/markdown.ts';
import { alternativesByTerm, wordsOfRules } from '../text/synonyms.ts';
import type { IndexOptions, SearchableTip } from '../types.ts';
import { Compounds } from './compounds.ts';
import { MAX_TIPS, NO_TERM } from './encoding.ts';
import { FacetColumnBuilder, numberedValues } from './facet-column.ts';
import { GrowingArray } from './growing-array.ts';
import type { IndexData } from './index-data.ts';
import { buildLexicon, formsOf } from './lexicon.ts';
import { buildPostings, countTerms } from './postings-builder.ts';
import { sortStrings } from './sorted-strings.ts';
import { buildTitles } from './titles.ts';
import { TokenStream } from './token-stream.ts';
import { Vocabulary } from './vocabulary.ts';

/** Which texts of a tip are in a field. */
const textNames = recordOf(fields, (field) =>
  SEARCHED_TEXTS.filter((name) => TIP_TEXTS[name].searchedIn === field),
);

/** The searched text of a tip. */
function textOf(field: Field, tip: SearchableTip): readonly string[] {
  if (field === 'topics') return tip.topicNames;
  return textNames[field].flatMap((name) => (name === 'body' ? maskMarkdown(tip.body) : tip[name]));
}

/** One index doesn't hold the tips of a language. */
export class TooManyTipsError extends RangeError {
  constructor(language: string) {
    super(`language "${language}" has more than ${MAX_TIPS} tips, the most that one index holds`);
  }
}

/**
 * Builds an index of each collection of one language, over the words of all, so that a query is
 * understood once for all: how rare a word is depends on its own collection. It holds the thread
 * it runs on, for about 40 µs a tip of 60 words, so a large library is built in a worker and its
 * buffers are moved.
 *
 * @param collections such as tips and articles
 * @throws TooManyTipsError when a collection has more than `MAX_TIPS`
 */
export function buildIndexes<const Collections extends readonly (readonly SearchableTip[])[]>(
  collections: Collections,
  options: IndexOptions,
): { [Place in keyof Collections]: IndexData } {
  const { language } = options;
  if (collections.some(({ length }) => length > MAX_TIPS)) throw new TooManyTipsError(language);
  const analyzer = analyzerFor(language);
  const synonyms = alternativesByTerm(analyzer, options.synonyms ?? []);
  const compounds = new Compounds(analyzer);
  for (const tip of collections.flat()) {
    for (const field of fields) for (const text of textOf(field, tip)) compounds.read(text);
  }
  const phrases = new Set([...synonyms.values()].flat());
  const vocabulary = new Vocabulary(analyzer);
  const read = collections.map((tips) =>
    readTips(tips, new TokenStream(vocabulary, analyzer, phrases, compounds.found.values())),
  );

  const terms = sortStrings(vocabulary.termNumbers, (term) =>
    read.some(({ counts }) => (counts.tipsWith[term] ?? 0) > 0),
  );
  const wordNumbers = new Map(vocabulary.folded.map((folded, word) => [folded, word]));
  const words = sortStrings(wordNumbers, (word) => vocabulary.counts.at(word) > 0);
  const forms = formsOf(vocabulary, words);
  const formOfWord = new Uint8Array(words.order.length + 1);
  words.numbers.forEach((word, place) => {
    formOfWord[word + 1] = forms[place] ?? 0;
  });
  const shared = {
    language,
    lexicon: buildLexicon(vocabulary, words, terms, forms),
    synonyms: [...synonyms],
    ruleWords: [...wordsOfRules(analyzer, options.synonyms ?? [], synonyms)].filter((word) => {
      const number = wordNumbers.get(analyzer.fold(word));
      return number === undefined || words.order[number] === NO_TERM;
    }),
  };
  const values = recordOf(FILTER_NAMES, (name) =>
    numberedValues(read.map(({ facets }) => facets[name])),
  );
  const indexes = read.map(({ tips, stream, counts, titleWords, titleEnds, facets }) => ({
    ...shared,
    size: tips.length,
    ...buildPostings(stream, terms.order, counts, terms.strings, formOfWord),
    titles: buildTitles(
      tips.map(({ title }) => title),
      titleWords,
      titleEnds,
      words.order,
      words.strings.length,
    ),
    facets: recordOf(FILTER_NAMES, (name) => facets[name].build(values[name])),
    slugRanks: ranks(tips.map(({ slug }) => slug)),
  }));
  return indexes satisfies IndexData[] as { [Place in keyof Collections]: IndexData };
}

/** Reads a collection, and counts its terms. */
function readTips(tips: readonly SearchableTip[], tokens: TokenStream) {
  const fieldEnds = new GrowingArray();
  const fieldLengths = new GrowingArray();
  const titleWords = new GrowingArray();
  const titleEnds = new GrowingArray();
  const facets = recordOf(FILTER_NAMES, () => new FacetColumnBuilder());
  for (const tip of tips) {
    tokens.startTip();
    for (const field of fields) {
      const visit = field === 'title' ? (word: number) => titleWords.push(word) : undefined;
      fieldLengths.push(tokens.readField(textOf(field, tip), ranking.fields[field], visit));
      fieldEnds.push(tokens.terms.length);
    }
    titleEnds.push(titleWords.length);
    for (const name of FILTER_NAMES) facets[name].add(tip.filters[name]);
  }
  const stream = {
    size: tips.length,
    terms: tokens.terms.view(),
    positions: tokens.positions.view(),
    words: tokens.words.view(),
    fieldEnds: fieldEnds.view(),
    fieldLengths: fieldLengths.view(),
  };
  return {
    tips,
    stream,
    counts: countTerms(stream, tokens.vocabulary.termNumbers.size),
    titleWords: titleWords.view(),
    titleEnds: titleEnds.view(),
    facets,
  };
}

function ranks(slugs: readonly string[]): Uint32Array {
  const sorted = slugs.map((slug, tip) => ({ slug, tip }));
  sorted.sort((a, b) => compare(a.slug, b.slug) || a.tip - b.tip);
  const rank = new Uint32Array(slugs.length);
  sorted.forEach(({ tip }, place) => {
    rank[tip] = place;
  });
  return rank;
}
