import { expect, test } from 'vitest';
import { shippedContent } from '../search/shipped.ts';
import { readSubjects } from './related.ts';

const content = await shippedContent();

test.each(['en', 'es'])('every tip in "%s" is judged by what it is about', (language) => {
  const tips = content.articles
    .filter(({ inLanguage }) => inLanguage === language)
    .flatMap(({ tips }) => tips.map(({ slug }) => slug));
  const judged = new Set(readSubjects().flatMap(({ tips }) => tips));
  expect(tips.filter((slug) => !judged.has(slug))).toEqual([]);
  expect([...judged].filter((slug) => !tips.includes(slug))).toEqual([]);
});
