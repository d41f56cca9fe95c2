import { expect, test } from 'vitest';
import { openIndex } from '../../src/search/index.ts';
import { buildIndex } from '../search/build-index.ts';
import { editionOf, shippedContent } from '../search/shipped.ts';
import { readSubjects, relatednessOf } from './related.ts';

const content = await shippedContent();

test.each(['en', 'es'])('every tip in "%s" is judged by what it is about', (language) => {
  const tips = content.articles
    .filter(({ inLanguage }) => inLanguage === language)
    .flatMap(({ tips }) => tips.map(({ slug }) => slug));
  const judged = new Set(readSubjects().flatMap(({ tips }) => tips));
  expect(tips.filter((slug) => !judged.has(slug))).toEqual([]);
  expect([...judged].filter((slug) => !tips.includes(slug))).toEqual([]);
});

/** So many tips are shown below one at least where editors name none. */
const SHOWN = 3;

test.each(['en', 'es'])(
  'of the related tips in "%s" that are computed, at most one in twenty is wrong',
  (language) => {
    const { tips, synonyms } = editionOf(content, language);
    const belongs = relatednessOf(
      content.articles.flatMap(({ tips }) =>
        tips.map(({ slug, related }) => ({ slug, related: related ?? [] })),
      ),
    );
    const index = openIndex(buildIndex(tips, { language, synonyms }));
    const slugOf = (number: number) => tips[number]?.slug ?? '';
    const computed = tips.flatMap(({ slug }, number) =>
      index.related(number, SHOWN).map((other) => ({ slug, other: slugOf(other) })),
    );
    const wrong = computed.filter(({ slug, other }) => !belongs(slug, other));
    expect(computed.length).toBeGreaterThan(100);
    expect(wrong.length / computed.length).toBeLessThanOrEqual(0.05);
  },
);
