import { expect, test } from 'vitest';
import { checkFeatured } from '../../../src/content/checks/featured.ts';
import { makeArticle, makeContent } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const withdrawn = { date: '2025-08-01', reason: 'It is old.', replacedBy: 'new' };
const articles = [
  makeArticle({ slug: 'new', aliases: ['newer'] }),
  makeArticle({ slug: 'neu', inLanguage: 'de' }),
  makeArticle({ slug: 'old', status: 'withdrawn', withdrawn }),
];

test.each([
  [undefined, []],
  ['new', []],
  ['neww', ['there is no article "neww" in "en"; did you mean "new"?']],
  ['neu', ['there is no article "neu" in "en"; did you mean "new"?']],
  ['newer', ['"newer" is a former slug; write "new"']],
  ['old', ['"old" is withdrawn; write "new"']],
])('the featured article is a published one: %s', (featured, expected) => {
  const info = { ...makeContent().info, ...(featured && { featured }) };
  expect(find(checkFeatured, makeDraft({ info, articles }))).toEqual(
    expected.map((issue) => `library.json#/featured: ${issue}`),
  );
});
