import { expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadFiles } from '../../src/content/load/load.ts';
import type { ArticleSource, TipSource } from '../../src/content/model.ts';
import { checkSearchWords } from '../../src/search/check-search-words.ts';
import { find, makeDraft } from '../content/checks/draft.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from '../helpers/content.ts';

function check(
  tip: Partial<TipSource>,
  article: Partial<ArticleSource> = {},
  synonyms: Content['synonyms'] = {},
) {
  const articles = [makeArticle({ tips: [makeTip({ keywords: [], ...tip })], ...article })];
  return find(checkSearchWords, makeDraft({ articles, synonyms })).map((found) =>
    found.replace('phone-screening.json#', '').replace(/;.*$/, ''),
  );
}

test.each(['Where can I take calls?', 'How do I find a rooom?', 'Who is it?'])(
  'a question is about the text that has a word of it: %s',
  (question) => {
    expect(check({ questions: [question] })).toEqual([]);
  },
);

test('a question of which no content word is in the text is warned of', () => {
  expect(check({ questions: ['How do I negotiate a salary?'] })).toEqual([
    '/tips/0/questions/0: no word of "How do I negotiate a salary?" is in the text',
  ]);
});

test('a question of an article may be answered by any of its tips', () => {
  expect(check({}, { questions: ['Where do I charge it?', 'What is a bonus?'] })).toEqual([
    '/questions/1: no word of "What is a bonus?" is in the text',
  ]);
});

test('a keyword of several words has one in the text, or a synonym of it there', () => {
  const keywords = ['quiet place', 'silent chamber', 'noise'];
  expect(check({ keywords })).toEqual([
    '/tips/0/keywords/1: no word of "silent chamber" is in the text',
  ]);
  expect(check({ keywords }, {}, { en: [{ equivalent: ['room', 'chamber'] }] })).toEqual([]);
  expect(check({ keywords }, {}, { en: [{ term: 'silent chamber', means: ['room'] }] })).toEqual(
    [],
  );
});

test('a withdrawn article is not searched, so that nothing is said of it', () => {
  expect(check({ questions: ['Salary?'] }, { status: 'withdrawn' })).toEqual([]);
});

test('a warning has its line and lets content be served', () => {
  const articles = [makeArticle({ tips: [makeTip({ keywords: [], questions: ['Salary?'] })] })];
  const files = contentFiles(makeContent({ articles, synonyms: {} }));
  expect(loadFiles(files)).toMatchObject({ ok: true, warnings: [] });
  expect(loadFiles(files, { advisory: [checkSearchWords] })).toMatchObject({
    ok: true,
    warnings: [{ pointer: '/tips/0/questions/0', line: expect.any(Number) }],
  });
});
