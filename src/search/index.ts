import { FacetCounter } from './answer/facets.ts';
import { highlighterOf } from './answer/highlight.ts';
import { RelatedTips } from './answer/related.ts';
import { suggestionsFor } from './answer/suggest.ts';
import { TipReader } from './answer/tip-reader.ts';
import { zeroHitSuggestions } from './answer/zero-hit-suggestions.ts';
import type { IndexData } from './index/index-data.ts';
import { openParts } from './index/open.ts';
import { Searcher } from './match/searcher.ts';
import { TipSets } from './match/tip-sets.ts';
import { Planner } from './query/plan.ts';
import { type Analyzer, analyzerFor } from './text/analysis.ts';
import type { SearchIndex } from './types.ts';

/** Best hits that phrases are suggested from. */
const MAX_SUGGESTED_FROM = 20;

export { mostFrequent } from './answer/facets.ts';
export { shortenPassage } from './answer/passage.ts';
export { buildIndexes, TooManyTipsError } from './index/build.ts';
export type { IndexData } from './index/index-data.ts';

/** Makes a built index answer. Takes no time to speak of: nothing of it is copied or unpacked. */
export function openIndex(data: IndexData): SearchIndex {
  const [index] = openIndexes([data]);
  return index;
}

/** The same for indexes that were built together, tips first: what is asked of all is understood once. */
export function openIndexes<const Indexes extends readonly [IndexData, ...IndexData[]]>(
  indexes: Indexes,
): { [Place in keyof Indexes]: SearchIndex } {
  const [data, ...others] = indexes;
  const first = openParts(data);
  const analyzer = analyzerFor(first.language);
  const planner = new Planner(first, analyzer);
  const reader = new TipReader(first.lexicon, analyzer);
  const opened = [first, ...others.map(openParts)].map((index) =>
    searchIndex(index, analyzer, planner, reader),
  );
  return opened as { [Place in keyof Indexes]: SearchIndex };
}

function searchIndex(
  index: ReturnType<typeof openParts>,
  analyzer: Analyzer,
  planner: Planner,
  reader: TipReader,
): SearchIndex {
  const sets = new TipSets(index);
  const counter = new FacetCounter(index.facets);
  const relatedTips = new RelatedTips(index);
  let made: Searcher | undefined;
  const searcher = () => {
    made ??= new Searcher(index, sets);
    return made;
  };
  const planFor = (q: string) => planner.plan(q, index);

  return {
    language: index.language,
    size: index.size,
    search(query) {
      const plan = planFor(query.q);
      const { tips, total, hits, moreIfCorrected } = searcher().run(plan, query);
      return {
        total,
        hits,
        facets: counter.countFiltered(tips, total, query, (filters) =>
          searcher().foundWith(filters),
        ),
        didYouMean: moreIfCorrected ? plan.corrected : undefined,
        suggestions: total === 0 ? zeroHitSuggestions(index, plan, sets.passing(query)) : [],
        highlight: highlighterOf(reader, plan),
      };
    },
    related: (tip, limit) => relatedTips.of(tip, limit),
    suggest(q, limit, textsOf = (tip) => [index.titles.textOf(tip)]) {
      const found = (text: string) =>
        searcher()
          .run(planFor(text), { q: text, offset: 0, limit: MAX_SUGGESTED_FROM })
          .hits.map(({ tip }) => tip);
      const ruleWords = (folded: string) => planner.ruleWordsWithPrefix(folded);
      const suggest = (text: string) =>
        suggestionsFor(index, analyzer, { found, textsOf, ruleWords }, text, limit);
      const suggestions = suggest(q);
      const corrected = suggestions.length === 0 ? planFor(q).corrected : undefined;
      if (corrected === undefined) return suggestions;
      return [{ text: corrected, kind: 'term' as const }, ...suggest(corrected)].slice(0, limit);
    },
  };
}
