import { IMPACT_STEPS } from '../index/encoding.ts';
import type { TipSet } from '../index/tip-set.ts';
import { TopHits } from '../index/top-hits.ts';
import type { QueryTerm } from '../query/plan.ts';
import { withCoverage } from '../ranking.ts';
import type { Hit } from '../types.ts';
import { COVERAGE_UNIT, coverageIn, impactsIn, termWeight, WEIGHT_STEPS } from './accumulator.ts';

/** Steps of a sum of weighted impacts. */
const STEPS = IMPACT_STEPS * WEIGHT_STEPS;

interface Scored {
  /** As the accumulator left them. They are set back to 0. */
  sums: Float64Array;
  /** The tips that may be hits. */
  found: TipSet;
  /** The words of the query that made the sums. */
  terms: readonly QueryTerm[];
  /** Rank of each tip's slug, for breaking ties. */
  slugRanks: Uint32Array;
}

/** The best of the found tips, up to a limit, best first; those without a sum come last. */
export function bestHits(scored: Scored, limit: number): Hit[] {
  const { slugRanks } = scored;
  const top = new TopHits(limit, (tip) => slugRanks[tip] ?? 0);
  takeScored(scored, top);
  const hits = top.sorted().map(({ id, score }) => ({ tip: id, score }));
  return hits.length < limit ? [...hits, ...unscored(scored, hits, limit)] : hits;
}

function takeScored({ sums, found, terms }: Scored, top: TopHits): void {
  const weight = terms.reduce((sum, term) => sum + termWeight(term), 0);
  // What a tip's score can't reach whose sum is lower, whatever it covers; always above 0.
  const leastShare = (STEPS * COVERAGE_UNIT) / withCoverage(1, 1, 1);
  let least = Math.max(1, top.threshold * leastShare);
  const { bits } = found;
  for (let at = 0; at < bits.length; at++) {
    const ofFound = bits[at] ?? 0;
    if (ofFound === 0) continue;
    const end = (at + 1) << 5;
    // Four a turn, most of which are too low: what a turn itself costs is as much as two of them.
    for (let from = at << 5; from < end; from += 4) {
      if (
        (sums[from] ?? 0) < least &&
        (sums[from + 1] ?? 0) < least &&
        (sums[from + 2] ?? 0) < least &&
        (sums[from + 3] ?? 0) < least
      ) {
        continue;
      }
      for (let tip = from; tip < from + 4; tip++) {
        const sum = sums[tip] ?? 0;
        if (sum < least || ((ofFound >>> (tip & 31)) & 1) === 0) continue;
        const impacts = impactsIn(sum);
        const score = withCoverage(impacts / STEPS, coverageIn(sum, impacts), weight);
        if (score < top.threshold) continue;
        top.add(tip, score);
        least = Math.max(1, top.threshold * leastShare);
      }
    }
  }
  sums.fill(0);
}

/** The found tips without a sum, by their slugs, to fill the hits up. */
function unscored({ found, slugRanks }: Scored, hits: readonly Hit[], limit: number): Hit[] {
  const known = new Set(hits.map(({ tip }) => tip));
  const top = new TopHits(limit - hits.length, (tip) => slugRanks[tip] ?? 0);
  found.forEach((tip) => {
    if (!known.has(tip)) top.add(tip, 0);
  });
  return top.sorted().map(({ id, score }) => ({ tip: id, score }));
}
