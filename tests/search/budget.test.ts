import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withinBudget } from '../../src/search/budget.ts';

const slots = fc.array(fc.record({ cost: fc.nat({ max: 1_000_000 }) }), { minLength: 1 });
const costOf = (some: readonly { cost: number }[]) => some.reduce((sum, { cost }) => sum + cost, 0);

describe('bar 27: what a query costs to score', () => {
  test('no query costs more to score than its budget, but for one word that does', () => {
    fc.assert(
      fc.property(slots, fc.nat({ max: 1_000_000 }), (some, size) => {
        const budget = Math.max(3 * size, 200_000);
        const kept = withinBudget(some, size);
        expect(kept.length).toBeGreaterThan(0);
        if (kept.length > 1) expect(costOf(kept)).toBeLessThanOrEqual(budget);
        if (costOf(some) <= budget) expect(kept).toEqual(some);
      }),
    );
  });

  test('the words that cost least are scored, in the order of the query', () => {
    const some = [{ cost: 150_000 }, { cost: 40_000 }, { cost: 90_000 }];
    expect(withinBudget(some, 1000)).toEqual([{ cost: 40_000 }, { cost: 90_000 }]);
    expect(withinBudget([{ cost: 900_000 }, { cost: 800_000 }], 1000)).toEqual([{ cost: 800_000 }]);
  });
});
