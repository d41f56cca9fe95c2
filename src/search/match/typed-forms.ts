import { IMPACT_STEPS } from '../index/index-data.ts';
import type { Postings } from '../index/postings.ts';
import type { QueryTerm } from '../query/plan.ts';
import { formScore } from '../ranking.ts';

/**
 * What each of some tips gains by having words in the form in which they were typed: not another
 * one of the same stem, which may be another word (`operator`, `operation`).
 *
 * @param tips ascending
 */
export function formScores(
  postings: Postings,
  terms: readonly QueryTerm[],
  tips: readonly number[],
): Map<number, number> {
  const scores = new Map<number, number>();
  for (const { typed, rarity } of terms) {
    if (!typed) continue;
    const cursor = postings.cursor(typed.term);
    for (const tip of tips) {
      if (!cursor.seek(tip) || (cursor.forms & typed.form) === 0) continue;
      const score = formScore(rarity, cursor.impact / IMPACT_STEPS);
      scores.set(tip, (scores.get(tip) ?? 0) + score);
    }
  }
  return scores;
}
