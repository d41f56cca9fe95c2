import { expect, test } from 'vitest';
import { directionOf } from '../src/direction.ts';

test.each([
  ['en', 'ltr'],
  ['pt-BR', 'ltr'],
  ['ja', 'ltr'],
  ['ar', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['he', 'rtl'],
  ['ur-PK', 'rtl'],
  ['ckb', 'rtl'],
  ['pa', 'ltr'],
  ['pa-Arab', 'rtl'],
  ['pa-PK', 'rtl'],
  ['az-Arab', 'rtl'],
] as const)('text in %s runs %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
