import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TipSet } from '../../src/search/index/tip-set.ts';

const sized = fc.integer({ min: 1, max: 100 }).chain((size) => {
  const tips = fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: size, size: 'max' });
  return fc.record({ size: fc.constant(size), first: tips, second: tips });
});

function setOf(size: number, tips: readonly number[]): TipSet {
  const set = new TipSet(size);
  for (const tip of tips) set.add(tip);
  return set;
}

function tipsIn(set: TipSet): number[] {
  const tips: number[] = [];
  set.forEach((tip) => {
    tips.push(tip);
  });
  return tips;
}

test('a set of tips does what a set of numbers does', () => {
  fc.assert(
    fc.property(sized, ({ size, first, second }) => {
      const all = Array.from({ length: size }, (_, tip) => tip);
      const expectAfter = (change: (set: TipSet, other: TipSet) => void, expected: number[]) => {
        const set = setOf(size, first);
        change(set, setOf(size, second));
        expect(tipsIn(set)).toEqual(expected);
        expect(set.count()).toBe(expected.length);
        expect(all.filter((tip) => set.has(tip))).toEqual(expected);
      };
      const inFirst = new Set(first);
      const inSecond = new Set(second);
      expectAfter(
        () => {},
        all.filter((tip) => inFirst.has(tip)),
      );
      expectAfter(
        (set, other) => set.union(other),
        all.filter((tip) => inFirst.has(tip) || inSecond.has(tip)),
      );
      expectAfter(
        (set, other) => set.intersect(other),
        all.filter((tip) => inFirst.has(tip) && inSecond.has(tip)),
      );
      expectAfter(
        (set, other) => set.subtract(other),
        all.filter((tip) => inFirst.has(tip) && !inSecond.has(tip)),
      );
      expectAfter(
        (set, other) => set.copy(other),
        all.filter((tip) => inSecond.has(tip)),
      );
      expectAfter(
        (set) => set.invert(),
        all.filter((tip) => !inFirst.has(tip)),
      );
      expectAfter((set) => set.clear(), []);
    }),
  );
});
