import { expect, test } from 'vitest';
import { relatedTips } from '../../src/snapshot/related-tips.ts';
import { makeSnapshot } from '../helpers/app.ts';

const snapshot = makeSnapshot();
const edition = snapshot.library.edition('en');
if (!edition) throw new Error('the test library has no English edition');

test('a withdrawn tip has no related tips', () => {
  const article = [...edition.allArticles()].find(({ withdrawn }) => withdrawn);
  const [tip] = article?.tips ?? [];
  if (!tip) throw new Error('the test library has no withdrawn tip');
  expect(relatedTips(snapshot.library, snapshot.indexes, tip)).toEqual([]);
});
