import { expect, test } from 'vitest';
import { checkRegions } from '../../../src/content/checks/regions.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

test.each([
  [['US', 'GB', 'IE', 'NZ'], []],
  [['XQ'], ['0/region: "XQ" is not a country; write its code by ISO 3166-1, such as "US" or "GB"']],
  [['EU'], ['0/region: "EU" is not a country; write its code by ISO 3166-1, such as "US" or "GB"']],
  [['UN'], ['0/region: "UN" is not a country; write its code by ISO 3166-1, such as "US" or "GB"']],
  [['US', 'UK'], ['1/region: "UK" is not the code by ISO 3166-1; write "GB"']],
  // They don't have the form of a code, which the schema says.
  [['usa', 'U1', 'UUS', 'USA'], []],
  [
    ['QZ', 'ZZ'],
    ['0/region: "QZ" is not', '1/region: "ZZ" is not'].map(
      (issue) => `${issue} a country; write its code by ISO 3166-1, such as "US" or "GB"`,
    ),
  ],
  [['US', 'CA', 'US'], ['2/region: there is a note on "US" already; make them one']],
])('the countries of notes are checked: %j', (regions, issues) => {
  const notes = regions.map((region) => ({ region, text: 'The rules differ.' }));
  const draft = makeDraft({ articles: [makeArticle({ tips: [makeTip({ notes })] })] });
  expect(find(checkRegions, draft)).toEqual(
    issues.map((issue) => `phone-screening.json#/tips/0/notes/${issue}`),
  );
});
