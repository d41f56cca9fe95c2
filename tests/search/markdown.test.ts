import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskMarkdown, plainText } from '../../src/search/text/markdown.ts';

describe('masking Markdown', () => {
  test.each([
    ['see [the offer]', '(https://example.org/pay "Pay")', ' first'],
    ['[the offer]', '[pay]', ''],
    ['', '[pay]: https://example.org', ''],
    ['', '<https://example.org>', ' ok'],
    ['at ', 'https://example.org/pay', ''],
    ['R', '&amp;', 'D'],
    ['', '<b>', 'bold'],
    ['a < b and (brackets) stay', '', ''],
    ['as does `<b>a</b> &amp;` in code, ', '<b>', '`'],
  ])('what isn’t read in Markdown is blanked out: %s%s%s', (before, blank, after) => {
    expect(maskMarkdown(before + blank + after)).toBe(before + ' '.repeat(blank.length) + after);
  });

  test('what isn’t read is blanked out character by character', () => {
    fc.assert(
      fc.property(markdown(), (text) => {
        expect(maskMarkdown(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('plain text of Markdown', () => {
  test.each([
    ['## Ask\n\n- **why** now\n- _who_ decides', 'Ask why now who decides'],
    ['> Thank *them* for `this`', 'Thank them for this'],
    ['[the offer](https://example.org) and ![a face](x.png)', 'the offer and a face'],
    ['snake_case and 2 * 3 \\* 4', 'snake_case and 2 * 3 * 4'],
    ['1. one\n2. two', 'one two'],
    ['Q&amp;A &lt;b&gt; caf&eacute; &#8364;&#x41; &nosuch;', 'Q&A <b> café €A &nosuch;'],
    ['a\\&amp;b', 'a&amp;b'],
    ['see https://example.org now', 'see https://example.org now'],
    [
      'see <https://example.org>, ask <me@example.org>',
      'see https://example.org, ask me@example.org',
    ],
    ['Use `<title>` and `[name]`', 'Use <title> and [name]'],
    ['a \\`[quote](https://example.org)\\`', 'a `quote`'],
    ['Ask\\\nnow\\\r\nor\n\n* * *\n\nnever', 'Ask now or never'],
    ['> Ask\n>\n> - - -\n>\n> now', 'Ask now'],
  ])('Markdown is read as plain text: %s', (markdown, plain) => {
    expect(plainText(markdown).text.trim()).toBe(plain);
  });

  test('each character of plain text has its place in the Markdown', () => {
    fc.assert(
      fc.property(markdown(), (text) => {
        const { text: plain, source } = plainText(text);
        expect(source).toHaveLength(plain.length);
        for (let at = 0; at < plain.length; at++) {
          const from = text[source[at] as number] as string;
          if (from === '&') continue;
          expect(plain[at]).toBe(/\s/.test(from) ? ' ' : from);
          if (at > 0) expect(source[at]).toBeGreaterThan(source[at - 1] as number);
        }
      }),
    );
  });
});

function markdown(): fc.Arbitrary<string> {
  const bits = [
    'pay ',
    '**',
    '_',
    '[',
    '](https://a.b/c)',
    '](',
    ')',
    '\n',
    '# ',
    '- ',
    '`',
    '<b>',
    '&amp;',
    'é',
    '👩🏽‍💻',
    '面接',
    ' ',
  ];
  return fc
    .array(fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 4 })))
    .map((parts) => parts.join(''));
}
