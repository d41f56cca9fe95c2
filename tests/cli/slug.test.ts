import { expect, test } from 'vitest';
import { slugOf } from '../../src/cli/slug.ts';
import { Slug } from '../../src/content/model.ts';

test.each([
  ['How to ask: the “right” way!', 'how-to-ask-the-right-way'],
  ['Don’t panic', 'dont-panic'],
  ['Résumé & Co.', 'resume-co'],
  ['Über Größe', 'uber-grosse'],
  ['Первое собеседование', 'pervoe-sobesedovanie'],
  ['二次面接', 'ercimianjie'],
  ['مقابلة', 'mqblh'],
  ['…', 'article'],
  ['Today', 'today-2'],
  ['a'.repeat(200), 'a'.repeat(60)],
])('the slug of %j is %s', (title, slug) => {
  expect(slugOf(title, 'article')).toBe(slug);
  expect(Slug.safeParse(slug).success).toBe(true);
});

test('a slug that is taken gets a number', () => {
  expect(slugOf('Pay', 'article', new Set(['pay', 'pay-2']))).toBe('pay-3');
});
