import { describe, expect, test } from 'vitest';
import {
  checkArticlesExist,
  checkSynonymLanguages,
} from '../../../src/content/checks/languages.ts';
import { makeArticle, makeContent } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

describe('checkArticlesExist', () => {
  test('a library without articles is an issue', () => {
    expect(find(checkArticlesExist, makeDraft({ articles: [] }))).toEqual([
      'articles: there are no articles; write the first into articles/{language}/{slug}.json',
    ]);
  });

  test('the default language has an article', () => {
    const info = { ...makeContent().info, defaultLanguage: 'fr' };
    expect(find(checkArticlesExist, makeDraft({ info }))).toEqual([
      'library.json#/defaultLanguage: no article is published in the default language, "fr"; ' +
        'add one to articles/fr/; possible: "de", "en"',
    ]);
  });

  test('an article that is withdrawn does not count', () => {
    const withdrawn = { date: '2025-08-01', reason: 'It is old.' };
    const articles = [makeArticle({ status: 'withdrawn', withdrawn })];
    expect(find(checkArticlesExist, makeDraft({ articles }))).toHaveLength(1);
  });
});

describe('checkSynonymLanguages', () => {
  const check = (language: string) =>
    find(checkSynonymLanguages, makeDraft({ synonyms: { en: [], [language]: [] } }));

  test('synonyms are for languages that have articles', () => {
    expect(check('fr')).toEqual([
      'synonyms.json#/fr: no article is in "fr"; remove its synonyms; possible: "de"',
    ]);
  });

  test('a key that is no language tag is an issue', () => {
    expect(find(checkSynonymLanguages, makeDraft({ synonyms: { EN: [] } }))).toEqual([
      'synonyms.json#/EN: "EN" is not a language tag; did you mean "en"?',
    ]);
    // There are synonyms for "en" already.
    expect(check('EN')).toEqual([
      'synonyms.json#/EN: "EN" is not a language tag; write a language tag; possible: "de"',
    ]);
  });
});
