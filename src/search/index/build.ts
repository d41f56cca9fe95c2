import { compare } from '../../content/compare.ts';
import { FILTER_NAMES } from '../../content/filters.ts';
import { recordOf } from '../../content/record-of.ts';
import { SEARCHED_TEXTS, TIP_TEXTS } from '../../content/tip-texts.ts';
import { type Field, fields } from '../ranking.ts';
import { analyzerFor } from '../text/analysis.ts';
import { maskMarkdown } from '../text/markdown.ts';
import { alternativesByTerm, wordsOfRules } from '../text/synonyms.ts';
import type { IndexOptions, SearchableTip } from '../types.ts';
import { Compounds } from './compounds.ts';
import { MAX_TIPS, NO_TERM } from './encoding.ts';
import { buildFacetColumn } from './facet-column.ts';
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
  const all = collections.flat();
  const synonyms = alternativesByTerm(analyzer, options.synonyms ?? []);
  const phrases = new Set([...synonyms.values()].flat());
  const compounds = new Compounds(analyzer);
  for (const tip of all) {
    for (const field of fields) for (const text of textOf(field, tip)) compounds.read(text);
  }
  const vocabulary = new Vocabulary(analyzer);
  const read = collections.map((tips) => {
    const tokens = new TokenStream(vocabulary, analyzer, phrases, compounds.found.values());
    for (const tip of tips) tokens.readTip((field) => textOf(field, tip));
    const stream = tokens.view();
    return { tips, stream, counts: countTerms(stream, vocabulary.termNumbers.size) };
  });

  const terms = sortStrings(vocabulary.termNumbers, (term) =>
    read.some(({ counts }) => (counts.tipsWith[term] ?? 0) > 0),
  );
  const words = sortStrings(vocabulary.wordNumbers, (word) => vocabulary.counts.at(word) > 0);
  const forms = formsOf(vocabulary, words);
  const shared = {
    language,
    lexicon: buildLexicon(vocabulary, words, terms, forms),
    synonyms: [...synonyms],
    ruleWords: [...wordsOfRules(analyzer, options.synonyms ?? [], synonyms)].filter((word) => {
      const number = vocabulary.wordNumbers.get(analyzer.fold(word));
      return number === undefined || words.order[number] === NO_TERM;
    }),
  };
  const values = recordOf(FILTER_NAMES, (name) =>
    [...new Set(all.flatMap(({ filters }) => filters[name]))].sort(compare),
  );
  const indexes = read.map(({ tips, stream, counts }) => ({
    ...shared,
    size: tips.length,
    ...buildPostings(stream, counts, terms, forms),
    titles: buildTitles(
      tips.map(({ title }) => title),
      stream,
      words,
    ),
    facets: recordOf(FILTER_NAMES, (name) =>
      buildFacetColumn(
        tips.map(({ filters }) => filters[name]),
        values[name],
      ),
    ),
    slugRanks: sortStrings(new Map(tips.map(({ slug }, tip) => [slug, tip])), () => true).order,
  }));
  return indexes satisfies IndexData[] as { [Place in keyof Collections]: IndexData };
}
