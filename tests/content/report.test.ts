import { expect, test } from 'vitest';
import type { Issue } from '../../src/content/issues.ts';
import { describeContent, reportAnnotations, reportText } from '../../src/content/load/report.ts';
import { makeContent } from '../helpers/content.ts';

const located: Issue = {
  file: 'articles/en/offers.json',
  pointer: '/tips/2/topics/0',
  message: 'unknown topic "reserch"',
  fix: 'did you mean "research"?',
  ...{ line: 12, column: 17 },
};
const whole: Issue = {
  file: 'topics.json',
  pointer: '',
  message: 'the file is missing',
  fix: 'create it',
};

test('in a report for people, there is a line for each issue and a count', () => {
  expect(reportText([located, whole])).toBe(
    [
      'articles/en/offers.json#/tips/2/topics/0: unknown topic "reserch"; ' +
        'did you mean "research"? (line 12, column 17)',
      'topics.json: the file is missing; create it',
      '',
      '2 problems in 2 files',
    ].join('\n'),
  );
});

test('in a report for people, one issue is not counted in the plural', () => {
  expect(reportText([whole])).toMatch(/\n1 problem in 1 file$/);
});

test('in a report for people, a name cannot command a terminal or begin a line', () => {
  const file = 'articles/en/\u001b[2J\nx\u202Egpj.json';
  expect(reportText([{ ...whole, file }]).split('\n')[0]).toBe(
    'articles/en/\\u001B[2J\\u000Ax\\u202Egpj.json: the file is missing; create it',
  );
});

test('in a report for people, good content is described', () => {
  expect(describeContent(makeContent(), [])).toBe(
    '4 articles and 5 tips in 2 languages (de, en): no problems',
  );
  const [article] = makeContent().articles;
  expect(describeContent(makeContent({ articles: article ? [article] : [] }), [])).toBe(
    '1 article and 1 tip in 1 language (de): no problems',
  );
});

test('warnings stand before what was checked, and are counted', () => {
  expect(describeContent(makeContent(), [located])).toBe(
    [
      `warning: ${reportText([located]).split('\n')[0]}`,
      '',
      '4 articles and 5 tips in 2 languages (de, en): no problems, 1 warning',
    ].join('\n'),
  );
});

test('in a report for GitHub, there is an annotation for each issue, with the path from the root of the repository', () => {
  expect(reportAnnotations([located, whole], './content/')).toBe(
    [
      '::error file=content/articles/en/offers.json,line=12,col=17,' +
        'title=Content problem at /tips/2/topics/0::' +
        'unknown topic "reserch"; did you mean "research"?',
      '::error file=content/topics.json,title=Content problem::the file is missing; create it',
    ].join('\n'),
  );
});

test.each([
  ['.', 'topics.json'],
  ['', 'topics.json'],
  ['my\\content', 'my/content/topics.json'],
  ['/srv/content', '/srv/content/topics.json'],
])(
  'in a report for GitHub, paths begin at the root of the repository, from the folder %j',
  (folder, file) => {
    expect(reportAnnotations([whole], folder)).toContain(`::error file=${file},`);
  },
);

test('in a report for GitHub, a warning is marked as one', () => {
  expect(reportAnnotations([located], 'content', 'warning')).toMatch(
    /^::warning file=\S+,line=12,col=17,title=Content warning at /,
  );
});

test('in a report for GitHub, an issue of the folder as a whole names the folder', () => {
  expect(reportAnnotations([{ ...whole, file: '.' }], 'content')).toMatch(/^::error file=content,/);
});

test('in a report for GitHub, nothing in an issue ends its annotation or begins another', () => {
  const issue = {
    file: 'a,b:c%.json',
    pointer: '/x::y',
    message: '100%\r\n::error::no',
    fix: 'a, b: c',
  };
  expect(reportAnnotations([issue], '.')).toBe(
    '::error file=a%2Cb%3Ac%25.json,title=Content problem at /x%3A%3Ay::' +
      '100%25%0D%0A::error::no; a, b: c',
  );
});
