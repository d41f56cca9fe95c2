import { expect, test } from 'vitest';
import { checkAliases } from '../../../src/content/checks/aliases.ts';
import type { ArticleSource } from '../../../src/content/model.ts';
import { makeArticle } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const check = (...articles: Partial<ArticleSource>[]) =>
  find(checkAliases, makeDraft({ articles: articles.map(makeArticle) }));

test('an alias that is the slug of another article is an issue', () => {
  expect(check({ slug: 'a', aliases: ['b'] }, { slug: 'b' })).toEqual([
    'a.json#/aliases/0: the alias "b" is the slug of articles/en/b.json; remove it',
  ]);
});

test('an alias that is the slug of its own article is an issue', () => {
  expect(check({ slug: 'a', aliases: ['a'] })).toEqual([
    'a.json#/aliases/0: the alias "a" is the slug of this article; remove it',
  ]);
});

test('an alias given twice is an issue, in one article or two', () => {
  expect(check({ slug: 'a', aliases: ['x', 'x'] }, { slug: 'b', aliases: ['x'] })).toEqual([
    'a.json#/aliases/1: the alias "x" is taken by articles/en/a.json#/aliases/0; keep one of them',
    'b.json#/aliases/0: the alias "x" is taken by articles/en/a.json#/aliases/0; keep one of them',
  ]);
});

test('another language may use the same words', () => {
  const german = { slug: 'b', inLanguage: 'de', aliases: ['x'] };
  expect(check({ slug: 'a', aliases: ['x', 'b'] }, german)).toEqual([]);
});
