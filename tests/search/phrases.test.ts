import fc from 'fast-check';
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
    ['-salary', [0, 1, 2]],
    ['"second interview', [0, 1, 2]],
  ])('phrases, exclusions and hyphens find their tips: %s', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });

  test('a phrase doesn’t reach from one field into the next', () => {
    const tips = [tip({ title: 'Second', summary: 'interview', do: ['ask', 'first'] })];
    expect(found(indexOf(tips), '"second interview"')).toEqual([]);
    expect(found(indexOf(tips), '"ask first"')).toEqual([]);
  });

  test('a misspelt phrase is corrected where that finds something', () => {
    const ask = (q: string) => index.search({ q, offset: 0, limit: 5 });
    expect(ask('"second intervew"')).toMatchObject({ total: 1, didYouMean: '"second interview"' });
    const { total, didYouMean } = ask('"ask intervew"');
    expect([total, didYouMean]).toEqual([0, undefined]);
  });
});

describe('three spellings of one word', () => {
  const spellings = ['follow-up', 'follow up', 'followup'];
  const index = indexOf(
    tipsOf(...spellings.map((spelling) => `Write a ${spelling} note.`), 'Follow the advice.'),
  );

  test.each(spellings)('%s finds every spelling of a hyphenated word', (spelling) => {
    for (const q of [
      `"${spelling}"`,
      `"${spelling} note"`,
      `"a ${spelling}"`,
      `-advice ${spelling}`,
    ]) {
      expect(foundInOrder(index, q)).toEqual([0, 1, 2]);
    }
    expect(foundInOrder(index, `${spelling} `)).toEqual([0, 1, 2, 3]);
    expect(foundInOrder(index, `advice -${spelling.replace(' ', '-')}`)).toEqual([3]);
  });

  test.each(spellings)('%s is found by every spelling of the hyphenated word', (spelling) => {
    const one = indexOf(tipsOf(`Write a ${spelling} note.`, 'Ask for the salary.'));
    for (const q of spellings.flatMap((other) => [other, `${other} `, `"${other}"`])) {
      expect(found(one, q)).toEqual([0]);
    }
  });

  test('a hyphenated word of more than two parts is found in every spelling', () => {
    const meet = indexOf(tipsOf('Meet face-to-face now.', 'Meet face to face now.', 'Face music.'));
    for (const q of ['"face-to-face"', '"face to face now"', '"facetoface"']) {
      expect(foundInOrder(meet, q)).toEqual([0, 1]);
    }
  });
});

describe('a hyphen in a phrase or an exclusion', () => {
  const index = indexOf(
    tipsOf(
      'Send an email today.',
      'Send an e-mail today.',
      'Write a follow-up note.',
      'Write a followup note.',
      'Follow the advice.',
      'A check-list of ten.',
      'A checklist of ten.',
      'A check list of ten.',
      'A do-over for all.',
    ),
  );

  test.each([
    ['"e-mail"', [0, 1]],
    ['"email"', [0, 1]],
    ['"e-mail today"', [0, 1]],
    ['"send an email today"', [0, 1]],
    ['send -e-mail', []],
    ['send -email', []],
    ['"follow-up"', [2, 3]],
    ['"followup"', [2, 3]],
    ['"follow-up note"', [2, 3]],
    ['"followup note"', [2, 3]],
    ['advice note -follow-up', [4]],
    ['advice note -follow', [3]],
    ['"check-list of ten"', [5, 6, 7]],
    ['"checklist of ten"', [5, 6, 7]],
    ['"check list of ten"', [5, 6, 7]],
    ['ten -"check list"', []],
    ['doover', [8]],
    ['"do-over"', [8]],
  ])('phrases, exclusions and hyphens find their tips: %s', (q, tips) => {
    expect(foundInOrder(index, q)).toEqual(tips);
  });
});

describe('a phrase of words that are common, rare or both', () => {
  // Drawn so that some are in nearly all tips and others in few; `the` stands for any word.
  const word = fc.constantFrom(...'ask ask ask ask pay pay pay note note offer the'.split(' '));
  const filled = fc.array(fc.array(word, { maxLength: 100, size: 'max' }), {
    minLength: 2,
    maxLength: 30,
    size: 'max',
  });
  // Among many tips that have none of the words, all of them are rare.
  const empty = fc.constantFrom(0, 30, 100).map((count) => Array.from({ length: count }, () => []));
  const bodies = fc.tuple(filled, empty).map((some) => some.flat());

  test('a phrase is found where its words stand in a row, and nowhere else', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), fc.integer({ min: 2, max: 14 }), (texts, at, length) => {
        // From anywhere, across the ends of tips too, where no tip has it unless by chance.
        const all = texts.flat();
        const start = at % Math.max(1, all.length - length);
        const phrase = all.slice(start, start + length);
        fc.pre(phrase.some((some) => some !== 'the'));
        const first = phrase.findIndex((some) => some !== 'the');
        const core = phrase.slice(first, phrase.findLastIndex((some) => some !== 'the') + 1);
        const has = (text: readonly string[]) =>
          text.some((_, from) =>
            core.every((some, offset) => some === 'the' || text[from + offset] === some),
          );
        const index = indexOf(tipsOf(...texts.map((text) => text.join(' '))));
        expect(foundInOrder(index, `"${phrase.join(' ')}"`)).toEqual(
          texts.flatMap((text, number) => (has(text) ? [number] : [])),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a phrase is found though it reaches further than fields are apart', () => {
    const words = 'ask the the the the the the the the the the the pay note';
    const index = indexOf(tipsOf(words, words.replace('pay', 'pay pay'), 'ask pay note'));
    expect(foundInOrder(index, `"${words}"`)).toEqual([0]);
  });

  test('a phrase isn’t found across two tips', () => {
    for (let words = 0; words < 70; words++) {
      const filled = 'offer '.repeat(words);
      const index = indexOf(
        tipsOf('pay', `${filled}ask`, `pay ${filled}ask`, `pay ${filled}note`, 'pay ask', 'ask'),
      );
      for (const gap of [0, 8, 12, 31, 40].map((count) => 'the '.repeat(count))) {
        // Of two common words; of a rare one and a common one, before it and after.
        expect(found(index, `"ask ${gap}pay"`)).toEqual([]);
        expect(found(index, `"note ${gap}pay"`)).toEqual([]);
        expect(found(index, `"ask ${gap}note"`)).toEqual([]);
      }
    }
  });
});
