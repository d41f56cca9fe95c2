import { expect, test } from 'vitest';
import { checkFutureDates } from '../../../src/content/checks/future-dates.ts';
import type { ArticleSource } from '../../../src/content/model.ts';
import { makeArticle } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const NOW = Date.parse('2026-03-01T23:59:59Z');

const placesOf = (overrides: Partial<ArticleSource>) =>
  find(checkFutureDates(NOW), makeDraft({ articles: [makeArticle(overrides)] })).map(
    (issue) => issue.split(/[#;]/)[1],
  );

test('an article or a withdrawal of a day after tomorrow is a problem', () => {
  const date = '2099-01-01';
  expect(
    placesOf({
      ...{ datePublished: date, dateModified: '2099-01-02', lastReviewed: '2099-01-03' },
      reviewDue: '2100-01-01',
      changes: [{ date, note: 'First' }],
      ...{ status: 'withdrawn', withdrawn: { date, reason: 'Old' } },
    }),
  ).toEqual([
    '/datePublished: 2099-01-01 is in the future',
    '/changes/0/date: 2099-01-01 is in the future',
    '/dateModified: 2099-01-02 is in the future',
    '/lastReviewed: 2099-01-03 is in the future',
    '/withdrawn/date: 2099-01-01 is in the future',
  ]);
});

test('a date that others follow from is one problem', () => {
  const date = '2099-01-01';
  expect(placesOf({ datePublished: date, dateModified: date, lastReviewed: date })).toEqual([
    '/datePublished: 2099-01-01 is in the future',
  ]);
});

test('the date of tomorrow is allowed, since it may have begun where the author is', () => {
  expect(placesOf({ lastReviewed: '2026-03-02' })).toEqual([]);
  expect(placesOf({ lastReviewed: '2026-03-03' })).toHaveLength(1);
});

test('a review may be due in the future, and what is no date has its problem already', () => {
  expect(placesOf({ reviewDue: '2099-01-01', lastReviewed: '9999-99-99' })).toEqual([]);
});
