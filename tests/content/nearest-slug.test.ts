import { expect, test } from 'vitest';
import { nearestIn } from '../../src/content/nearest.ts';
import { packStrings } from '../../src/content/string-table.ts';

const find = (slug: string, slugs: readonly string[], preferred = '') => {
  const sorted = [...slugs].sort();
  return nearestIn(slug, packStrings(sorted), (at) => sorted[at] === preferred);
};

const SLUGS = ['second-interview', 'research-the-company', 'pay', 'follow-up-after-an-interview'];

test.each([
  ['second-interveiw', 'second-interview'],
  ['scond-interview', 'second-interview'],
  ['interview-second', undefined],
  ['second-interviews', 'second-interview'],
  ['reseach-company', 'research-the-company'],
  ['pya', undefined],
  ['pay', undefined],
  ['', undefined],
  ['Ünknown_slug', undefined],
])('the slug that was probably meant by %j is %j', (slug, meant) => {
  expect(find(slug, SLUGS)).toBe(meant);
});

test.each(['video-interview', 'voice-interview'])(
  'of two that are as near, %s is meant if it is preferred',
  (slug) => {
    expect(find('vxxxx-interview', ['video-interview', 'voice-interview'], slug)).toBe(slug);
  },
);

test('of very many slugs one that is misspelt is found, wherever that is', () => {
  const slugs = Array.from({ length: 20_000 }, (_, i) => `what-to-say-when-asked-${i}-times`);
  for (const slug of [
    'wat-to-say-when-asked-13141-times',
    'what-to-say-wen-asked-13141-times',
    'what-to-say-when-asked-13141-time',
    'wat-to-say-when-askd-13141-times',
  ])
    expect(find(slug, slugs)).toBe('what-to-say-when-asked-13141-times');
});
