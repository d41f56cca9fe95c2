import { expect, test } from 'vitest';
import { relatedTips } from '../../src/snapshot/related-tips.ts';
import { makeSnapshot } from '../helpers/app.ts';

const snapshot = makeSnapshot();
const edition = snapshot.library.edition('en');
const index = snapshot.indexes.get('en')?.tips;
if (!edition || !index) throw new Error('the test library has no English edition');

const numberOf = (slug: string) => edition.publishedTip(slug)?.number;

test('a withdrawn tip has no related tips', () => {
  // The withdrawn come after the published.
  const tip = edition.tip(edition.tipCount);
  expect(relatedTips(tip, index, numberOf)).toEqual([]);
});

test('the tips that an editor names come first, and the most similar ones complete them', () => {
  const [tip, similar, other] = [0, 1, 2].map((number) => edition.tip(number));
  if (!tip || !similar || !other) throw new Error('the test library has fewer than three tips');
  const withSimilar = { ...index, related: () => [similar.number] };
  const related = (...named: { slug: string }[]) =>
    relatedTips({ ...tip, related: named.map(({ slug }) => slug) }, withSimilar, numberOf);
  expect(related(other)).toEqual([other.number, similar.number]);
  expect(related(similar, other)).toEqual([similar.number, other.number]);
  const names = ['a', 'b', 'c', 'd'];
  const named = relatedTips({ ...tip, related: names }, withSimilar, (name) => names.indexOf(name));
  expect(named).toEqual([0, 1, 2, 3]);
});
