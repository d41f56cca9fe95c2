import { highlighterOf } from './answer/highlight.ts';
import { RelatedTips } from './answer/related.ts';
import { suggestionsFor } from './answer/suggest.ts';
import { TextReader } from './answer/text-reader.ts';
import { zeroHitSuggestions } from './answer/zero-hit-suggestions.ts';
import type { IndexData } from './index/index-data.ts';
import { Searcher } from './match/search.ts';
import { TipSets } from './match/tip-sets.ts';
import { Planner } from './query/plan.ts';
import { parseQuery } from './query/query.ts';
import { analyzerFor } from './text/analysis.ts';
import type { SearchIndex, SearchQuery, SearchResult } from './types.ts';

/** Makes a built index answer. Takes no time to speak of: nothing of it is copied or unpacked. */
export function openIndex(data: IndexData): SearchIndex {
  const analyzer = analyzerFor(data.language);
  const planner = new Planner(data, analyzer);
  const sets = new TipSets(data);
  const reader = new TextReader(data, analyzer);
  const related = new RelatedTips(data);
  let searcher: Searcher | undefined;

  return {
    language: data.language,
    size: data.size,
    search(query: SearchQuery): SearchResult {
      const plan = planner.plan(parseQuery(analyzer, query.q), query.q);
      searcher ??= new Searcher(data, sets);
      const { total, moreIfCorrected, hits, facets } = searcher.run(plan, query);
      return {
        total,
        hits,
        facets,
        didYouMean: moreIfCorrected ? plan.corrected : undefined,
        suggestions: total === 0 ? zeroHitSuggestions(data, plan, sets.passing(query)) : [],
        highlight: highlighterOf(data, reader, plan),
      };
    },
    related: (tip, limit) => related.of(tip, limit),
    suggest: (q, limit) => suggestionsFor(data, analyzer, q, limit),
  };
}
