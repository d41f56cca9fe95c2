import { expect, test } from 'vitest';
import { NameIndex } from '../../../src/content/checks/name-index.ts';
import { makeArticle } from '../../helpers/content.ts';
import { makeDraft } from './draft.ts';

const withdrawn = (slug: string, replacedBy?: string) =>
  makeArticle({
    slug,
    status: 'withdrawn',
    withdrawn: { date: '2026-02-01', reason: 'Old.', ...(replacedBy && { replacedBy }) },
  });

const index = new NameIndex(
  'article',
  makeDraft({
    articles: [
      makeArticle({ slug: 'present', aliases: ['past'] }),
      makeArticle({ slug: 'gegenwart', inLanguage: 'de' }),
      withdrawn('replaced', 'present'),
      withdrawn('replaced-by-nothing', 'nothing'),
      withdrawn('replaced-by-former', 'past'),
      withdrawn('replaced-by-withdrawn', 'replaced'),
      withdrawn('not-replaced'),
    ],
  }),
);

function issue(slug: string, ifWithdrawn = { message: 'it is withdrawn', fix: 'name another' }) {
  const found = index.nameIssue('en', slug, ifWithdrawn);
  return found && { ...found, fix: typeof found.fix === 'string' ? found.fix : found.fix() };
}

test('the articles of a language are listed, and those that are published', () => {
  expect(index.slugs('en', true)).toEqual(['present']);
  expect(index.slugs('de', true)).toEqual(['gegenwart']);
  expect(index.slugs('de', false)).toEqual(['gegenwart']);
  expect(index.slugs('en', false)).toHaveLength(6);
});

test.each([
  ['present', undefined],
  ['past', 'write "present"'],
  ['presents', 'did you mean "present"?'],
  ['xyz', 'name one that there is; possible: "present"'],
  ['gegenwart', 'name one that there is; possible: "present"'],
  ['replaced', 'write "present"'],
  ['replaced-by-nothing', 'name another'],
  ['replaced-by-former', 'name another'],
  ['replaced-by-withdrawn', 'name another'],
  ['not-replaced', 'name another'],
])('the name %s of an article that is to be published has the fix %s', (slug, fix) => {
  expect(issue(slug)?.fix).toBe(fix);
});

test('an article that may be withdrawn is named by any slug that there is', () => {
  expect(index.nameIssue('en', 'not-replaced')).toBeUndefined();
});
