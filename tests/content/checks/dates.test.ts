import { expect, test } from 'vitest';
import { checkDates, checkFutureDates } from '../../../src/content/checks/dates.ts';
import type { ArticleSource } from '../../../src/content/model.ts';
import { makeArticle } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

// makeArticle: published 2025-01-15, modified 06-01, reviewed 07-01, due 2027-07-01.
const changes = (...dates: string[]) => dates.map((date) => ({ date, note: 'Changed' }));

test.each<[string, Partial<ArticleSource>, string[]]>([
  [
    'modified before it was published',
    { dateModified: '2025-01-14', changes: changes('2025-01-15') },
    [
      '/dateModified: dateModified is 2025-01-14, before datePublished, 2025-01-15; correct one of the two',
      '/changes/0/date: 2025-01-15 is after dateModified, 2025-01-14; set dateModified to 2025-01-15',
    ],
  ],
  [
    'reviewed before it was modified',
    { lastReviewed: '2025-05-31' },
    [
      '/lastReviewed: lastReviewed is 2025-05-31, before dateModified, 2025-06-01; correct one of the two',
    ],
  ],
  [
    'due for review on the day of the last one',
    { reviewDue: '2025-07-01' },
    ['/reviewDue: reviewDue is 2025-07-01, not after lastReviewed, 2025-07-01; set a later date'],
  ],
  [
    'withdrawn before it was published',
    { withdrawn: { date: '2024-12-31', reason: 'Old' } },
    [
      '/withdrawn/date: the withdrawal is 2024-12-31, before datePublished, 2025-01-15; correct one of the two',
    ],
  ],
  [
    'changes out of order',
    { changes: changes('2025-02-02', '2025-02-01') },
    [
      '/changes/1/date: 2025-02-01 is before 2025-02-02, the change above it; put the oldest change first',
    ],
  ],
  [
    'a change before publication',
    { changes: changes('2025-01-14') },
    ['/changes/0/date: 2025-01-14 is before datePublished, 2025-01-15; correct one of the two'],
  ],
  [
    'a change after the last modification',
    { changes: changes('2025-06-02') },
    [
      '/changes/0/date: 2025-06-02 is after dateModified, 2025-06-01; set dateModified to 2025-06-02',
    ],
  ],
  [
    'all of it on one day',
    {
      ...{ dateModified: '2025-01-15', lastReviewed: '2025-01-15', reviewDue: '2025-01-16' },
      changes: changes('2025-01-15', '2025-01-15'),
    },
    [],
  ],
  ['a change after one whose date is none', { changes: changes('2025-31-01', '2025-02-01') }, []],
  ['no date at all, which is said elsewhere', { dateModified: '2025-13-01', reviewDue: '' }, []],
])('the dates of an article are checked: %s', (_, dates, issues) => {
  const draft = makeDraft({ articles: [makeArticle(dates)] });
  expect(find(checkDates, draft)).toEqual(issues.map((issue) => `phone-screening.json#${issue}`));
});

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
