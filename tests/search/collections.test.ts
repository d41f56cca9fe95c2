import { expect, test } from 'vitest';
import { buildIndexes } from '../../src/search/index/build.ts';
import { openIndexes } from '../../src/search/index.ts';
import type { SearchableTip, SearchIndex } from '../../src/search/types.ts';
import { tipsOf } from './tips.ts';

function open(...collections: [SearchableTip[], ...SearchableTip[][]]): SearchIndex[] {
  return openIndexes(buildIndexes(collections, { language: 'en' }));
}

const search = (index: SearchIndex | undefined, q: string) => {
  if (!index) throw new Error('no such index');
  const { hits, total, didYouMean } = index.search({ q, offset: 0, limit: 10 });
  return { tips: hits.map(({ tip }) => tip), total, didYouMean };
};

test('a word that only one collection has is not taken for a misspelt one in another', () => {
  const [tips, articles] = open(tipsOf('ask for the salary'), tipsOf('how to sell a celery'));
  expect(search(articles, 'salary')).toEqual({ tips: [], total: 0, didYouMean: undefined });
  expect(search(tips, 'celery')).toEqual({ tips: [], total: 0, didYouMean: undefined });
});

test('a misspelt word is corrected to one that any collection has', () => {
  const [tips, articles] = open(tipsOf('ask for the salary'), tipsOf('before you go'));
  expect(search(tips, 'salery').didYouMean).toBe('salary');
  expect(search(articles, 'salery')).toEqual({ tips: [], total: 0, didYouMean: undefined });
});

test('how rare a word is depends on its own collection', () => {
  const alone = open(tipsOf('the salary', 'an offer', 'the salary and an offer'));
  const beside = open(
    tipsOf('the salary', 'an offer', 'the salary and an offer'),
    tipsOf('salary', 'salary', 'salary', 'benefits'),
  );
  const scores = ([index]: SearchIndex[]) =>
    index?.search({ q: 'salary offer', offset: 0, limit: 10 }).hits;
  expect(scores(beside)).toEqual(scores(alone));
});

test('a word for what any library lists means all of a collection that lacks it, whatever others have', () => {
  const [tips, articles] = open(
    tipsOf('the salary', 'an offer'),
    tipsOf('our best tips', 'the offer'),
  );
  expect(search(tips, 'tips').total).toBe(2);
  expect(search(articles, 'tips').tips).toEqual([0]);
});
