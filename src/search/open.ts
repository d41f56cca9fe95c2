import { analyzerFor } from './analysis.ts';
import { highlighterOf } from './highlight.ts';
import type { IndexData } from './index-data.ts';
import { type Plan, Planner } from './plan.ts';
import { parseQuery } from './query.ts';
import { RelatedTips } from './related.ts';
import { Searcher } from './search.ts';
import { suggestionsFor } from './suggest.ts';
import { TextReader } from './text-reader.ts';
import { TipSets } from './tip-sets.ts';
import type { SearchIndex, SearchQuery, SearchResult } from './types.ts';
import { zeroHitSuggestions } from './zero-hit-suggestions.ts';

/** Makes a built index answer. Takes no time to speak of: nothing of it is copied or unpacked. */
export function openIndex(data: IndexData): SearchIndex {
  const analyzer = analyzerFor(data.language);
  const planner = new Planner(data, analyzer);
  const sets = new TipSets(data);
  const reader = new TextReader(data, analyzer);
  const related = new RelatedTips(data);
  let searcher: Searcher | undefined;
  const planOf = (q: string): Plan => planner.plan(parseQuery(analyzer, q), q);

  return {
    language: data.language,
    size: data.size,
    search(query: SearchQuery): SearchResult {
      const plan = planOf(query.q);
      searcher ??= new Searcher(data, sets);
      const { total, moreIfCorrected, hits, facets } = searcher.run(plan, query);
      const result: SearchResult = { total, hits, facets, suggestions: [] };
      if (plan.corrected !== undefined && moreIfCorrected) result.didYouMean = plan.corrected;
      if (total === 0) result.suggestions = zeroHitSuggestions(data, plan, sets.passing(query));
      return result;
    },
    related: (tip, limit) => related.of(tip, limit),
    suggest: (q, limit) => suggestionsFor(data, analyzer, q, limit),
    highlighter: (q) => highlighterOf(data, reader, planOf(q)),
  };
}
