import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/query/parse.ts';
import { analyzerFor } from '../../src/search/text/analysis.ts';

function parsed(q: string) {
  const { words, phrases, excluded, lastWordIncomplete } = parseQuery(analyzerFor('en'), q);
  return {
    words: words.map(({ raw, phrase }) => (phrase < 0 ? raw : `${phrase}:${raw}`)),
    phrases,
    excluded: excluded.map((group) => group.map(({ raw }) => raw)),
    lastWordIncomplete,
  };
}

const nothing = { words: [], phrases: 0, excluded: [], lastWordIncomplete: false };

describe('a query taken apart', () => {
  test.each([
    ['second interview', { words: ['second', 'interview'], lastWordIncomplete: true }],
    ['second interview ', { words: ['second', 'interview'] }],
    [
      '"second interview" pay',
      { words: ['0:second', '0:interview', 'pay'], phrases: 1, lastWordIncomplete: true },
    ],
    ['“thank you” «next step»', { words: ['0:thank', '0:you', '1:next', '1:step'], phrases: 2 }],
    ['pay -salary', { words: ['pay'], excluded: [['salary']] }],
    [
      'pay -"second interview" now',
      { words: ['pay', 'now'], excluded: [['second', 'interview']], lastWordIncomplete: true },
    ],
    ['pay -well-known', { words: ['pay'], excluded: [['well', 'known']] }],
    ['follow-up', { words: ['follow', 'up'], lastWordIncomplete: true }],
    ['pay - salary', { words: ['pay', 'salary'], lastWordIncomplete: true }],
    ['-salary', { excluded: [['salary']] }],
    ['"unfinished phrase', { words: ['unfinished', 'phrase'], lastWordIncomplete: true }],
    ['""', {}],
    ['" - "', {}],
    ['AND (OR) NOT *', { words: ['AND', 'OR', 'NOT'] }],
    ['', {}],
  ])('a query is taken apart: %s', (q, expected) => {
    expect(parsed(q)).toEqual({ ...nothing, ...expected });
  });

  test('words beyond the limit are ignored', () => {
    expect(parsed('word '.repeat(100)).words).toHaveLength(64);
  });

  test('each word of a query has its place in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (q) => {
        const { words, excluded } = parseQuery(analyzerFor('en'), q);
        for (const { raw, start, end } of [...words, ...excluded.flat()]) {
          expect(q.slice(start, end)).toBe(raw);
        }
      }),
    );
  });
});
