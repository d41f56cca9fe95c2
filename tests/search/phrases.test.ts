import { describe, expect, test } from 'vitest';
import { found, foundInOrder, indexOf, tip, tipsOf } from './tips.ts';

describe('phrases and exclusions', () => {
  const index = indexOf(
    tipsOf(
      'the second interview',
      'an interview, the second',
      'a second long interview',
      'ask for the salary, then ask when',
      'ask salary',
    ),
  );

  test.each([
    ['"second interview"', [0]],
    ['"Second Interviews"', [0]],
    ['"interview second"', []],
    ['"interview the second"', [1]],
    ['"ask for the salary"', [3]],
    ['"ask for the salary" interview', [3]],
    ['interview -long', [0, 1]],
    ['interview -"second interview"', [1, 2]],
    ['"second" "long"', [2]],
    ['"the second" -long', [0, 1]],
    ['"second nowhere interview"', []],
    ['"ask" -salary', []],
    ['-salary', [3, 4]],
    ['"second interview', [0, 1, 2]],
  ])('%s', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });

  test('a phrase doesn’t reach from one field into the next', () => {
    const tips = [tip({ title: 'Second', summary: 'interview', do: ['ask', 'first'] })];
    expect(found(indexOf(tips), '"second interview"')).toEqual([]);
    expect(found(indexOf(tips), '"ask first"')).toEqual([]);
  });
});
