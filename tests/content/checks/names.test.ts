import { expect, test } from 'vitest';
import {
  checkFileNames,
  checkReservedSlugs,
  checkTipSlugs,
} from '../../../src/content/checks/names.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const article = makeArticle({ slug: 'offers' });
const at = (language: string, name: string) => ({
  ...makeDraft(),
  articles: [
    { file: `articles/${language}/${name}.json`, language, name, inLanguage: 'en', article },
  ],
});

test('the check of file names wants the slug as the name of the file', () => {
  expect(find(checkFileNames, at('en', 'offer'))).toEqual([
    'offer.json#/slug: the slug "offers" is not the name of the file; ' +
      'write "offer", or rename the file to offers.json',
  ]);
});

test('the check of file names proposes no slug that could not be one', () => {
  expect(find(checkFileNames, at('en', 'My Offers'))).toEqual([
    'My Offers.json#/slug: the slug "offers" is not the name of the file; ' +
      'rename the file to offers.json',
  ]);
});

test('the check of file names wants a name that can be a slug, where the file says none', () => {
  const named = makeArticle({ slug: 'My Offers' });
  const articles = [{ file: 'a.json', language: 'en', name: 'My Offers', article: named }];
  expect(find(checkFileNames, { ...makeDraft(), articles })).toEqual([
    'a.json#/slug: the name of the file is no slug; ' +
      'name it in lower-case letters and digits joined by hyphens',
  ]);
});

test('the check of file names wants the language as the name of the folder', () => {
  expect(find(checkFileNames, at('de', 'offers'))).toEqual([
    'articles/de/offers.json#/inLanguage: the language "en" is not the name of the folder; ' +
      'write "de", or move the file to articles/en/',
  ]);
});

test('the check of reserved slugs keeps the words of routes from articles, tips and aliases', () => {
  const articles = [
    makeArticle({ slug: 'today', aliases: ['random'], tips: [makeTip({ slug: 'random' })] }),
  ];
  expect(find(checkReservedSlugs, makeDraft({ articles }))).toEqual([
    'today.json#/slug: the slug "today" is reserved; ' +
      'choose another slug: "random" and "today" are words of the API',
    expect.stringContaining('#/aliases/0: the slug "random" is reserved'),
    expect.stringContaining('#/tips/0/slug: the slug "random" is reserved'),
  ]);
});

const twice = [makeTip({ slug: 'be-kind' }), makeTip({ slug: 'be-kind' })];

test('the check of tip slugs names the place that has the slug', () => {
  const articles = [
    makeArticle({ slug: 'a', tips: twice }),
    makeArticle({ slug: 'b', tips: [makeTip({ slug: 'be-kind' })] }),
  ];
  expect(find(checkTipSlugs, makeDraft({ articles }))).toEqual([
    'a.json#/tips/1/slug: the tip slug "be-kind" is taken by articles/en/a.json#/tips/0/slug; ' +
      'choose one that no other tip in "en" has',
    'b.json#/tips/0/slug: the tip slug "be-kind" is taken by articles/en/a.json#/tips/0/slug; ' +
      'choose one that no other tip in "en" has',
  ]);
});

test('the check of tip slugs lets two languages have the same slug', () => {
  const tips = [makeTip({ slug: 'be-kind' })];
  const articles = [makeArticle({ tips }), makeArticle({ tips, inLanguage: 'de' })];
  expect(find(checkTipSlugs, makeDraft({ articles }))).toEqual([]);
});
