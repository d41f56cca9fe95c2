import { describe, expect, test } from 'vitest';
import { facetValues, indexOf, tip } from './tips.ts';

function expectAllFound(index: ReturnType<typeof indexOf>, q: string, count: number): void {
  const { total, facets } = index.search({ q, offset: 0, limit: 0 });
  expect(total).toBe(count);
  expect(facetValues(facets).stage).toEqual([{ slug: 'second-interview', count }]);
}

describe('exact totals', () => {
  test('totals and facets are exact for a prefix of more words than are scored', () => {
    const index = indexOf(
      Array.from({ length: 100 }, (_, number) =>
        tip({
          slug: `tip-${number}`,
          body: `b${String.fromCharCode(97 + (number % 26))}${number}`,
        }),
      ),
    );
    expectAllFound(index, 'b', 100);
    expectAllFound(index, '-ba0 b', 99);
    const pages = [0, 30, 60, 90].flatMap(
      (offset) => index.search({ q: 'b', offset, limit: 30 }).hits,
    );
    expect(new Set(pages.map((hit) => hit.tip)).size).toBe(100);
  });

  test('totals and facets are exact for words that cost more than the budget', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta', 'omega'];
    const size = 60_000;
    const index = indexOf(
      Array.from({ length: size }, (_, number) => {
        const body = number === 7 ? 'omega' : words.slice(0, number % 2 === 0 ? 5 : 4).join(' ');
        return tip({ slug: `tip-${number}`, body });
      }),
    );
    const q = words.join(' ');
    expectAllFound(index, q, size);
    expectAllFound(index, `${q} -delta`, 1);
    expectAllFound(index, `"alpha beta" ${q}`, size - 1);
    expectAllFound(index, `"alpha beta" ${q} -omega`, size / 2 - 1);
    expect(index.search({ q: `${q} omgea`, offset: 0, limit: 1 }).didYouMean).toBeUndefined();
  });
});
