import { IMPACT_STEPS } from '../index/index-data.ts';
import type { Postings } from '../index/postings.ts';
import type { SignificantTerms } from '../index/significant-terms.ts';
import type { QueryTerm } from '../query/plan.ts';
import { feedbackWeight, ranking } from '../ranking.ts';

/** The parts of an index that feedback takes. */
interface FeedbackIndex {
  postings: Postings;
  significantTerms: SignificantTerms;
}

/**
 * What each of some tips gains by being about the same as the best one: pseudo-relevance feedback
 * (Rocchio 1971, Lavrenko & Croft 2001). The most significant terms of the best tip that the query lacks are
 * added to it, with weights that are a share of the query's in all, however long it is.
 *
 * @param best the tip that the query finds first
 * @param tips ascending
 */
export function feedbackScores(
  { postings, significantTerms }: FeedbackIndex,
  terms: readonly QueryTerm[],
  best: number,
  tips: readonly number[],
): Map<number, number> {
  const asked = new Set(terms.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)));
  const added = [...significantTerms.weightsOf(best)]
    .filter(([term]) => !asked.has(term))
    .slice(0, ranking.feedbackTerms);
  const weight = feedbackWeight(terms);
  const significance = added.reduce((sum, [, each]) => sum + each, 0);
  const scores = new Map<number, number>();
  for (const [term, significant] of added) {
    const cursor = postings.cursor(term);
    for (const tip of tips) {
      if (!cursor.seek(tip)) continue;
      const gain = weight * (significant / significance) * (cursor.impact / IMPACT_STEPS);
      scores.set(tip, (scores.get(tip) ?? 0) + gain);
    }
  }
  return scores;
}
