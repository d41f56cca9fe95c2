import { IMPACT_STEPS } from '../index/encoding.ts';
import type { Postings } from '../index/postings.ts';
import type { SignificantTerms } from '../index/significant-terms.ts';
import type { QueryTerm } from '../query/plan.ts';
import { feedbackWeight, ranking } from '../ranking.ts';
import type { Hit } from '../types.ts';

/** The parts of an index that feedback takes. */
interface FeedbackIndex {
  postings: Postings;
  significantTerms: SignificantTerms;
}

/**
 * Adds to hits what they gain by being about the same as the best one: pseudo-relevance feedback
 * (Rocchio 1971, Lavrenko & Croft 2001). The most significant terms of the best tip that the query lacks are
 * added to it, with weights that are a share of the query's in all, however long it is.
 *
 * @param best the tip that the query finds first
 * @param hits by tip, ascending
 */
export function addFeedback(
  { postings, significantTerms }: FeedbackIndex,
  terms: readonly QueryTerm[],
  best: number,
  hits: readonly Hit[],
): void {
  const weight = feedbackWeight(terms);
  if (weight === 0) return;
  const asked = new Set(terms.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)));
  const added = [...significantTerms.weightsOf(best)]
    .filter(([term]) => !asked.has(term))
    .slice(0, ranking.feedbackTerms);
  const significance = added.reduce((sum, [, each]) => sum + each, 0);
  const gains = new Float64Array(hits.length);
  for (const [term, significant] of added) {
    const cursor = postings.cursor(term);
    const share = weight * (significant / significance);
    hits.forEach(({ tip }, at) => {
      if (cursor.seek(tip)) gains[at] = (gains[at] ?? 0) + share * (cursor.impact / IMPACT_STEPS);
    });
  }
  hits.forEach((hit, at) => {
    hit.score += gains[at] ?? 0;
  });
}
