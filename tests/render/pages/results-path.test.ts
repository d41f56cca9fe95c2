import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resultsPath } from '../../../src/render/pages/results-path.ts';
import { SITE } from './fixtures.ts';

test.each([
  [{}, 'en', '/'],
  [{ q: 'pay' }, 'en', '/?q=pay'],
  [{ q: 'pay', page: 1 }, 'en', '/?q=pay'],
  [
    { page: 3, topic: 'pay', stage: 'offer', q: 'a b' },
    'en',
    '/?q=a+b&stage=offer&topic=pay&page=3',
  ],
  [{ topic: 'pay' }, 'de', '/?topic=pay&lang=de'],
  [{ q: undefined, stage: undefined }, 'de', '/?lang=de'],
])('results of %j in %s are at %s', (query, language, path) => {
  expect(resultsPath(query, language, SITE)).toBe(path);
});

test('whatever was typed comes back from the URL of its results', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (q) => {
      const url = new URL(resultsPath({ q }, 'en', SITE), SITE.url);
      expect(url.searchParams.get('q')).toBe(q);
    }),
  );
});
