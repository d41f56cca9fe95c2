import { expect, test } from 'vitest';
import {
  checkTermSlugs,
  checkTerms,
  checkTermTexts,
} from '../../../src/content/checks/vocabulary.ts';
import type { TermSource } from '../../../src/content/model.ts';
import { makeArticle, makeContent, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

test('the check of terms proposes the nearest known stage', () => {
  const articles = [makeArticle({ stage: 'secnd-interview' })];
  expect(find(checkTerms, makeDraft({ articles }))).toEqual([
    'phone-screening.json#/stage: unknown stage "secnd-interview"; ' +
      'did you mean "second-interview"?',
  ]);
});

test('the check of terms proposes the nearest known topic, for articles and tips', () => {
  const articles = [makeArticle({ topics: ['reserch'], tips: [makeTip({ topics: ['Pay'] })] })];
  expect(find(checkTerms, makeDraft({ articles }))).toEqual([
    'phone-screening.json#/topics/0: unknown topic "reserch"; did you mean "research"?',
    'phone-screening.json#/tips/0/topics/0: unknown topic "Pay"; did you mean "pay"?',
  ]);
});

test('a topic that tips take over from their article is one problem', () => {
  const topics = ['reserch'];
  const articles = [makeArticle({ topics, tips: [makeTip({ topics })] })];
  expect(find(checkTerms, makeDraft({ articles }))).toEqual([
    'phone-screening.json#/topics/0: unknown topic "reserch"; did you mean "research"?',
  ]);
});

test('the check of terms lists what is known where nothing is near', () => {
  const articles = [makeArticle({ topics: ['astrology'] })];
  expect(find(checkTerms, makeDraft({ articles }))).toEqual([
    'phone-screening.json#/topics/0: unknown topic "astrology"; add it to topics.json; ' +
      'possible: "preparation", "research", "pay"',
  ]);
});

test('the check of terms wants a topic once in a list', () => {
  const articles = [makeArticle({ topics: ['pay', 'research', 'pay'] })];
  expect(find(checkTerms, makeDraft({ articles }))).toEqual([
    'phone-screening.json#/topics/2: the topic "pay" is in the list already; remove one of them',
  ]);
});

test('checkTermSlugs wants a slug of its own for each stage and each topic', () => {
  const { stages, topics } = makeContent();
  const twice = (terms: readonly TermSource[]) => [...terms, ...terms.slice(0, 1)];
  const draft = makeDraft({ stages: twice(stages), topics: twice(topics) });
  expect(find(checkTermSlugs, draft)).toEqual([
    'stages.json#/stages/3/slug: the slug "screening" is taken by /stages/0; choose another',
    'topics.json#/topics/3/slug: the slug "preparation" is taken by /topics/0; choose another',
  ]);
});

test('checkTermTexts wants the texts of terms in each language that has articles', () => {
  const { stages, topics } = makeContent();
  const [stage, ...others] = stages as [TermSource, ...TermSource[]];
  const english = { ...stage, name: { en: 'Screening' }, description: { de: 'Der Anruf.' } };
  expect(find(checkTermTexts, makeDraft({ stages: [english, ...others], topics }))).toEqual([
    'stages.json#/stages/0/name: "screening" has no name in "de", which has articles; add "de": "…"',
    'stages.json#/stages/0/description: "screening" has no description in "en", ' +
      'which has articles; add "en": "…"',
  ]);
});
