import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openIndex } from '../../src/search/index.ts';
import { buildIndex } from './build-index.ts';
import { editionOf, shippedContent } from './shipped.ts';

interface Questions {
  questions: { q: string; tips: string[] }[];
}

const file = new URL('questions.json', import.meta.url);
const { questions } = JSON.parse(readFileSync(file, 'utf8')) as Questions;
const { tips, synonyms } = editionOf(await shippedContent(), 'en');
const index = openIndex(buildIndex(tips, { language: 'en', synonyms }));

describe('questions that people ask', () => {
  test('at least sixty questions are asked', () => {
    expect(questions.length).toBeGreaterThanOrEqual(60);
  });

  test.each(questions)('the first three tips answer: $q', ({ q, tips: wanted }) => {
    const { hits } = index.search({ q, offset: 0, limit: 3 });
    const found = hits.map(({ tip }) => tips[tip]?.slug);
    expect(
      found.some((slug) => slug !== undefined && wanted.includes(slug)),
      `${q}: wanted one of ${wanted.join(', ')}; found ${found.join(', ')}`,
    ).toBe(true);
  });
});
