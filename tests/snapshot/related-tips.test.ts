import { expect, test } from 'vitest';
import { publishedTips, relatedTips } from '../../src/snapshot/related-tips.ts';
import { makeSnapshot } from '../helpers/app.ts';

const snapshot = makeSnapshot();
const edition = snapshot.library.edition('en');
const index = snapshot.indexes.get('en');
if (!edition || !index) throw new Error('the test library has no English edition');

test('a withdrawn tip has no related tips', () => {
  // The withdrawn come after the published.
  const tip = edition.tip(edition.tipCount);
  expect(relatedTips(publishedTips(edition), index, tip)).toEqual([]);
});

test('the tips that an editor names come first, and the most similar ones complete them', () => {
  const tip = edition.tip(0);
  const related = (slugs: string[]) =>
    relatedTips(publishedTips(edition), index, { ...tip, related: slugs }).map(({ slug }) => slug);
  const similar = related([]);
  const [other = ''] = Array.from(
    { length: edition.tipCount },
    (_, i) => edition.tip(i).slug,
  ).filter((slug) => slug !== tip.slug && !similar.includes(slug));
  expect(similar).toHaveLength(1);
  expect(related([other])).toEqual([other, ...similar]);
  expect(related([...similar, other])).toEqual([...similar, other]);
});
