import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFiles } from '../../src/content/load/load.ts';
import { reportText } from '../../src/content/load/report.ts';
import { plainText } from '../../src/content/model.ts';
import { escapeInvisible, isVisible, unwantedIn } from '../../src/content/visible-text.ts';
import { contentFiles, makeArticle, makeContent, makeTip } from '../helpers/content.ts';

test.each([
  ['a zero width space', '\u200B'],
  ['a left-to-right mark', '\u200E'],
  ['a soft hyphen', '\u00AD'],
  ['a word joiner', '\u2060'],
  ['a Hangul filler', '\u3164'],
  ['an empty Braille cell', '\u2800'],
  ['a variation selector', '\uFE0F'],
  ['a tag', '\u{E0041}'],
  ['a mark on nothing', '\u0301'],
])('%s is plain text only beside something to see', (_, text) => {
  expect(isVisible(text)).toBe(false);
  expect(plainText(10).safeParse(text).success).toBe(false);
  expect(plainText(10).safeParse(`a${text}`).success).toBe(true);
});

test.each([
  'Pay',
  'é\u0301\u0323',
  'שלום',
  '\u200Fשלום',
  'می‌خواهم',
  'ক্ষ',
  '面接',
  'ไทย\u200Bไทย',
  '👩‍💻',
  '❤️',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
])('%s is plain text', (text) => {
  expect(plainText(100).safeParse(text).success).toBe(true);
  expect(unwantedIn(text)).toEqual([]);
});

test.each(['a\nb', 'a\u2028b', 'a\u0085b', 'a\u0007b', 'a\u202Eb', ' a', 'a\u00A0'])(
  '%j is no plain text',
  (text) => {
    expect(plainText(10).safeParse(text).success).toBe(false);
  },
);

const invisible = '\u200B';
test.each<[string, object]>([
  ['/title', { title: invisible }],
  ['/summary', { summary: invisible }],
  ['/introduction', { introduction: invisible }],
  ['/conclusion', { conclusion: invisible }],
  ['/questions/0', { questions: [invisible] }],
  ['/authors/0/name', { authors: [{ name: invisible }] }],
  ['/changes/0/note', { changes: [{ date: '2025-06-01', note: invisible }] }],
  ['/tips/0/title', { tips: [makeTip({ title: invisible })] }],
  ['/tips/0/body', { tips: [makeTip({ body: invisible })] }],
  ['/tips/0/do/0', { tips: [makeTip({ do: [invisible] })] }],
  ['/tips/0/messages/0/text', { tips: [makeTip({ messages: [{ title: 'A', text: invisible }] })] }],
])('a text without anything to see at %s is a problem', (pointer, changes) => {
  const articles = [...makeContent().articles, makeArticle(changes)];
  const result = loadFiles(contentFiles(makeContent({ articles })));
  expect(result.ok ? '' : reportText(result.issues)).toContain(
    `#${pointer}: "\\u200B" is not allowed here; it must have something to see in it`,
  );
});

test('a report has no character that can’t be seen, or changes how it is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeInvisible(text)).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]/u);
    }),
  );
  expect(escapeInvisible('a\u202Eb\u{E0041}')).toBe('a\\u202Eb\\uDB40\\uDC41');
});
