import { FacetCounter } from './answer/facets.ts';
import { highlighterOf } from './answer/highlight.ts';
import { RelatedTips } from './answer/related.ts';
import { suggestionsFor } from './answer/suggest.ts';
import { TextReader } from './answer/text-reader.ts';
import { TipReader } from './answer/tip-reader.ts';
import { zeroHitSuggestions } from './answer/zero-hit-suggestions.ts';
import type { IndexData } from './index/index-data.ts';
import { openParts } from './index/open.ts';
import { Searcher } from './match/searcher.ts';
import { TipSets } from './match/tip-sets.ts';
import { parseQuery } from './query/parse.ts';
import { Planner } from './query/plan.ts';
import { analyzerFor } from './text/analysis.ts';
import type { SearchIndex } from './types.ts';

export { buildIndex, TooManyTipsError } from './index/build.ts';
export type { IndexData } from './index/index-data.ts';

/** Makes a built index answer. Takes no time to speak of: nothing of it is copied or unpacked. */
export function openIndex(data: IndexData): SearchIndex {
  const index = openParts(data);
  const analyzer = analyzerFor(data.language);
  const planner = new Planner(index, analyzer);
  const sets = new TipSets(index);
  const counter = new FacetCounter(index.facets);
  const reader = new TipReader(new TextReader(index.lexicon, analyzer));
  const relatedTips = new RelatedTips(index);
  let searcher: Searcher | undefined;

  return {
    language: data.language,
    size: data.size,
    search(query) {
      const plan = planner.plan(parseQuery(analyzer, query.q), query.q);
      searcher ??= new Searcher(index, sets);
      const current = searcher;
      const { tips, total, hits, moreIfCorrected } = current.run(plan, query);
      return {
        total,
        hits,
        facets: counter.countFiltered(tips, total, query, (filters) => current.foundWith(filters)),
        didYouMean: moreIfCorrected ? plan.corrected : undefined,
        suggestions: total === 0 ? zeroHitSuggestions(index, plan, sets.passing(query)) : [],
        highlight: highlighterOf(index.lexicon, reader, plan),
      };
    },
    related: (tip, limit) => relatedTips.of(tip, limit),
    suggest: (q, limit) => suggestionsFor(index, analyzer, q, limit),
  };
}
