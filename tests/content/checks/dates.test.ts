import { expect, test } from 'vitest';
import { checkDates } from '../../../src/content/checks/dates.ts';
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
