import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/content/faults.ts';
import {
  describeContent,
  reportAnnotations,
  reportJson,
  reportText,
} from '../../src/content/load/report.ts';
import { makeContent } from '../helpers/content.ts';

const located: Fault = {
  file: 'articles/en/offers.json',
  pointer: '/tips/2/topics/0',
  message: 'unknown topic "reserch"',
  mend: 'did you mean "research"?',
  ...{ line: 12, column: 17 },
};
const whole: Fault = {
  file: 'topics.json',
  pointer: '',
  message: 'the file is missing',
  mend: 'create it',
};

describe('for people', () => {
  test('a line a fault and a count', () => {
    expect(reportText([located, whole])).toBe(
      [
        'articles/en/offers.json#/tips/2/topics/0: unknown topic "reserch"; ' +
          'did you mean "research"? (line 12, column 17)',
        'topics.json#: the file is missing; create it',
        '',
        '2 faults in 2 files',
      ].join('\n'),
    );
  });

  test('one of each', () => {
    expect(reportText([whole])).toMatch(/\n1 fault in 1 file$/);
  });

  test('a name cannot command a terminal or begin a line', () => {
    const file = 'articles/en/\u001b[2J\nx\u202Egpj.json';
    expect(reportText([{ ...whole, file }]).split('\n')[0]).toBe(
      'articles/en/\\u001B[2J\\u000Ax\\u202Egpj.json#: the file is missing; create it',
    );
  });

  test('good content is described', () => {
    expect(describeContent(makeContent())).toBe(
      '4 articles and 5 tips in 2 languages (de, en): no faults',
    );
    const [article] = makeContent().articles;
    expect(describeContent(makeContent({ articles: article ? [article] : [] }))).toBe(
      '1 article and 1 tip in 1 language (de): no faults',
    );
  });
});

test('for programs', () => {
  expect(JSON.parse(reportJson([located, whole]))).toEqual({ faults: [located, whole] });
  expect(JSON.parse(reportJson([]))).toEqual({ faults: [] });
});

describe('for GitHub', () => {
  test('an annotation a fault, with the path from the root of the repository', () => {
    expect(reportAnnotations([located, whole], './content/')).toBe(
      [
        '::error file=content/articles/en/offers.json,line=12,col=17,' +
          'title=Content fault at /tips/2/topics/0::' +
          'unknown topic "reserch"; did you mean "research"?',
        '::error file=content/topics.json,title=Content fault::the file is missing; create it',
      ].join('\n'),
    );
  });

  test.each([
    ['.', 'topics.json'],
    ['', 'topics.json'],
    ['my\\content', 'my/content/topics.json'],
    ['/srv/content', '/srv/content/topics.json'],
  ])('in the folder %j', (folder, file) => {
    expect(reportAnnotations([whole], folder)).toContain(`::error file=${file},`);
  });

  test('a fault of the folder as a whole', () => {
    expect(reportAnnotations([{ ...whole, file: '.' }], 'content')).toMatch(
      /^::error file=content,/,
    );
  });

  test('nothing in a fault ends its annotation or begins another', () => {
    const fault = {
      file: 'a,b:c%.json',
      pointer: '/x::y',
      message: '100%\r\n::error::no',
      mend: 'a, b: c',
    };
    expect(reportAnnotations([fault], '.')).toBe(
      '::error file=a%2Cb%3Ac%25.json,title=Content fault at /x%3A%3Ay::' +
        '100%25%0D%0A::error::no; a, b: c',
    );
  });
});
