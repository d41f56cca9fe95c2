import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringAt } from '../../src/content/string-table.ts';
import { Lexicon } from '../../src/search/index/lexicon.ts';
import { allowedEdits, corrections, nearestOf } from '../../src/search/query/spelling.ts';
import { bitCount, letterMask } from '../../src/search/text/letters.ts';
import { buildIndex } from './build-index.ts';
import { tipsOf } from './tips.ts';

/** The textbook's table, without a band. */
function slowDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] as number;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      }
      (table[i] as number[])[j] = cost;
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

test('the banded distance is the textbook’s up to the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
      // Only words with the same first letter are near.
      const [typed, known] = [`x${a}`, `x${b}`];
      const distance = slowDistance(typed, known);
      const expected = distance > limit ? undefined : { word: 0, distance };
      expect(nearestOf([known], typed, limit)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test('the letter masks of two words differ in at most two bits for each edit', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(bitCount(letterMask(a) ^ letterMask(b))).toBeLessThanOrEqual(2 * slowDistance(a, b));
    }),
  );
});

test.each([
  [3, 0],
  [4, 1],
  [7, 1],
  [8, 2],
  [40, 2],
  [41, 0],
])('a word of %i letters may have %i edits', (length, edits) => {
  expect(allowedEdits('a'.repeat(length))).toBe(edits);
});

describe('what a misspelt word may stand for', () => {
  const tips = tipsOf('salary salary celery interview interviews offer');
  const lexicon = new Lexicon(buildIndex(tips, { language: 'en' }).lexicon);
  const words = (wrong: string, edits: number) =>
    corrections(lexicon, wrong, edits).map(({ word }) => stringAt(lexicon.words, word));

  test('a misspelt word stands for the nearest words, the most used first', () => {
    expect(words('interviwe', 2)).toEqual(['interview', 'interviews']);
    expect(words('intervews', 2)).toEqual(['interviews', 'interview']);
  });

  test('a correction has the same first letter unless any is allowed', () => {
    expect(words('selary', 2)).toEqual(['salary']);
    expect(words('xalary', 1)).toEqual([]);
    expect(corrections(lexicon, 'xalary', 1, '')).toHaveLength(1);
  });

  test('a word that nothing is near stands for none', () => {
    expect(words('zzzzzz', 2)).toEqual([]);
    expect(words('offer', 0)).toEqual([]);
  });
});
