import { expect, test } from 'vitest';
import { descriptionOf, formatDate, languageName, minutesOf } from '../../src/render/language.ts';
import { makeContent } from '../helpers/content.ts';

test.each([
  ['de', 'Deutsch'],
  ['ar', 'العربية'],
  ['qaa', 'qaa'],
])('the language %s calls itself %s', (language, name) => {
  expect(languageName(language)).toBe(name);
});

test.each([
  ['PT6M', 6],
  ['PT125M', 125],
])('the reading time %s is %i minutes', (duration, minutes) => {
  expect(minutesOf(duration)).toBe(minutes);
});

test('dates are the same day wherever the server stands', () => {
  expect(formatDate('2026-01-01', 'en-GB')).toBe('1 January 2026');
});

test('dates are written as the locale does', () => {
  expect(formatDate('2026-03-31', 'de')).toBe('31. März 2026');
});

test('a library describes itself in the languages that its editors wrote it in', () => {
  const library = { ...makeContent().info, descriptionIn: { es: 'Consejos.' } };
  expect(descriptionOf(library, 'es')).toEqual({ text: 'Consejos.', isOwn: true });
  expect(descriptionOf(library, 'de')).toEqual({ text: 'Advice for tests.', isOwn: false });
});
