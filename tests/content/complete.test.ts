import { expect, test } from 'vitest';
import { completeSource } from '../../src/content/load/complete.ts';
import { loadFiles } from '../../src/content/load/load.ts';
import type { ArticleFile, ArticleSource } from '../../src/content/model.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';

/** All that an article must say. */
const SHORT: ArticleFile = {
  title: 'Your first spring',
  summary: 'What to do before you sow anything.',
  introduction: 'Two weekends of preparation save you a summer of weeding.',
  tips: [
    {
      slug: 'cover-what-you-cannot-dig',
      title: 'Cover what you can’t dig yet',
      summary: 'Cover the beds you won’t reach this spring.',
      body: 'Dig **one bed** well.',
    },
  ],
  stage: 'screening',
  topics: ['preparation'],
  datePublished: '2026-11-28',
};

function complete(more: Partial<ArticleFile> = {}): ArticleSource {
  const path = { file: 'articles/en/first-spring.json', language: 'en', name: 'first-spring' };
  return completeSource({ ...SHORT, ...more }, path, makeContent().info);
}

test('an article of the required fields alone is served, with the rest from its path and the library', () => {
  const { publisher } = makeContent().info;
  const file = 'articles/en/first-spring.json';
  const files = contentFiles(makeContent()).set(file, Buffer.from(JSON.stringify(SHORT)));
  const result = loadFiles(files);
  const found = result.ok && result.content.articles.find(({ slug }) => slug === 'first-spring');
  expect(found).toEqual({
    ...SHORT,
    tips: [{ ...SHORT.tips[0], topics: ['preparation'] }],
    slug: 'first-spring',
    inLanguage: 'en',
    conclusion: '',
    authors: [{ type: 'Organization', ...publisher }],
    dateModified: '2026-11-28',
    lastReviewed: '2026-11-28',
    reviewDue: '2027-11-28',
    changes: [],
  });
});

test('an article was modified on the day of its newest change, reviewed then, and is due a year later', () => {
  const changes = [
    { date: '2026-11-28', note: 'Published' },
    { date: '2028-02-29', note: 'Added a tip' },
  ];
  expect(complete({ changes })).toMatchObject({
    ...{ dateModified: '2028-02-29', lastReviewed: '2028-02-29', reviewDue: '2029-03-01' },
  });
  expect(complete({ changes, lastReviewed: '2028-05-01' })).toMatchObject({
    ...{ dateModified: '2028-02-29', reviewDue: '2029-05-01' },
  });
});

test('what an article says counts, whatever would be the default', () => {
  const said = {
    conclusion: 'Sow.',
    authors: [{ name: 'Ada Digger' }],
    dateModified: '2026-12-01',
    reviewDue: '2027-01-01',
  };
  expect(complete(said)).toMatchObject(said);
});

test('the newest change counts where changes are out of order, which has its issue', () => {
  const changes = ['2026-12-02', '2026-12-01'].map((date) => ({ date, note: 'Changed' }));
  expect(complete({ changes })).toMatchObject({ dateModified: '2026-12-02' });
});

test('a date that is none has its issue, and no other follows from it', () => {
  expect(complete({ datePublished: 'soon' })).toMatchObject({ reviewDue: 'soon' });
});
