import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { withinBudget } from '../../src/search/match/budget.ts';
import { found, indexOf, tipsOf } from './tips.ts';

const slots = fc.array(fc.record({ cost: fc.nat({ max: 1_000_000 }) }), { minLength: 1 });
const costOf = (some: readonly { cost: number }[]) => some.reduce((sum, { cost }) => sum + cost, 0);

describe('the budget of a query', () => {
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

  test('a search scores no more than its budget', () => {
    const common = 'alfa bravo charlie delta echo foxtrot golf hotel india juliett';
    const index = indexOf(
      tipsOf(
        ...Array.from({ length: 19_990 }, () => `salary kilo kilo kilo ${common}`),
        `salary salary salary salary ${common}`,
        'salary',
      ),
    );
    // Eleven words that 20,000 tips have cost more than 200,000: the commonest is not scored.
    expect(found(index, `salary ${common}`)[0]).toBe(0);
    expect(found(index, 'salary alfa bravo')[0]).toBe(19_990);
  });
});

describe('patterns', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('no regular expression is built from a query', () => {
    const index = indexOf(tipsOf('Talk about your salary (and “benefits”) at the end.'));
    const patterns: string[] = [];
    class Recorded extends RegExp {
      constructor(pattern: RegExp | string, flags?: string) {
        super(pattern, flags);
        patterns.push(this.source);
      }
    }
    vi.stubGlobal('RegExp', Recorded);
    for (const q of [
      'salary',
      'salar',
      'salery',
      '"your salary" -salaries',
      '(salary+)+$',
      'salary.*',
    ]) {
      index.search({ q, offset: 0, limit: 10 });
      index.suggest(q, 10);
    }
    // The stemmer makes its own.
    expect(patterns.filter((pattern) => pattern.includes('sal'))).toEqual([]);
  });
});
