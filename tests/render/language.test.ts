import { expect, test } from 'vitest';
import { formatDate, languageName, minutesOf } from '../../src/render/language.ts';

test.each([
  ['de', 'Deutsch'],
  ['ar', 'العربية'],
  ['qaa', 'qaa'],
])('the language %s calls itself %s', (language, name) => {
  expect(languageName(language)).toBe(name);
});

test.each([
  ['PT6M', 6],
  ['PT1H', 60],
  ['PT2H5M', 125],
  ['PT30S', 1],
  ['PT0M', 1],
])('the duration %s is %i minutes', (duration, minutes) => {
  expect(minutesOf(duration)).toBe(minutes);
});

test('dates are the same day wherever the server stands', () => {
  expect(formatDate('2026-01-01', 'en-GB')).toBe('1 January 2026');
});

test('dates are written as the locale does', () => {
  expect(formatDate('2026-03-31', 'de')).toBe('31. März 2026');
});
