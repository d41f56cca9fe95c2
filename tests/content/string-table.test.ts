import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  indexOfString,
  packStrings,
  prefixRange,
  stringAt,
  stringCount,
} from '../../src/content/string-table.ts';

const words = fc.uniqueArray(
  fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é', '面', '👍'), maxLength: 5 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
);

test('strings come back as they went in', () => {
  fc.assert(
    fc.property(words, (strings) => {
      const table = packStrings(strings);
      expect(stringCount(table)).toBe(strings.length);
      expect(strings.map((_, index) => stringAt(table, index))).toEqual(strings);
    }),
  );
});

test('a sorted table finds what it has, and by how it begins', () => {
  fc.assert(
    fc.property(
      words,
      fc.string({ unit: fc.constantFrom('a', 'b', '面'), maxLength: 3 }),
      (strings, wanted) => {
        const sorted = [...strings].sort();
        const table = packStrings(sorted);
        expect(indexOfString(table, wanted)).toBe(sorted.indexOf(wanted));
        const [start, end] = prefixRange(table, wanted);
        expect(sorted.slice(start, end)).toEqual(
          sorted.filter((string) => string.startsWith(wanted)),
        );
      },
    ),
  );
});
