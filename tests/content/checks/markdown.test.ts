import { expect, test } from 'vitest';
import { checkFailedMarkup, checkMarkdown } from '../../../src/content/checks/markdown.ts';
import type { ArticleSource } from '../../../src/content/model.ts';
import { makeArticle, makeContent, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

function check(introduction: string, more: Partial<ArticleSource> = {}): string[] {
  const articles = [...makeContent().articles, makeArticle({ introduction, ...more })];
  const draft = makeDraft({ articles }, [
    { file: 'articles/en/lost.json', language: 'en', name: 'lost' },
  ]);
  return find(checkMarkdown, draft).map((issue) =>
    issue.replace('phone-screening.json#/introduction: ', ''),
  );
}

test.each([
  ['plain', 'Just **words**, `code <b>`, 1 < 2, a # in it.\n\n- item\n- item\n\n> quoted', []],
  [
    'HTML',
    'Some <b>bold</b> words',
    ['the HTML <b> would be shown as text; write Markdown, or put it in `backticks`'],
  ],
  ['an HTML block', '<div>\nblock\n</div>', ['the HTML <div> block </div> would be shown']],
  ['a comment', 'x <!-- hidden --> y', ['the HTML <!-- hidden --> would be shown as text']],
  ['a lone end tag', 'x</p>', ['the HTML </p> would be shown as text']],
  ['a heading', '# Big', ['has the heading "Big"; make it **bold** or a tip of its own']],
  ['an underlined heading', 'Big\n---', ['has the heading "Big"']],
  ['a heading in a list', '- # Big', ['has the heading "Big"']],
  ['an underlined heading in a quotation', '> Big\n> ===', ['has the heading "Big"']],
  [
    'an image',
    '![a cat](https://cats.example/a.png)',
    ['has the image https://cats.example/a.png; say it in words'],
  ],
  ['an image by reference', '![a]\n\n[a]: /a.png', ['has the image /a.png']],
  ['a table', '| When | What |\n| --- | --- |\n| a | b |', ['has the table "When | What"']],
  ['a table without outer bars', 'When | What\n--- | ---\na | b', ['has the table "When | What"']],
  ['struck text', 'now ~~then~~', ['has the struck text "then", which would be shown as']],
  ['a footnote', 'Ask first.[^1]', ['has the footnote "[^1]"']],
  ['tasks', '- [ ] ask\n- [x] wait', ['has the task "[ ]"', 'has the task "[x]"']],
  ['what only looks like them', 'a | b, ~c~, [ ] and `[^1]`\n\n- x [ ]', []],
])('the form of Markdown is checked: %s', (_, text, issues) => {
  expect(check(text)).toEqual(issues.map((issue) => expect.stringContaining(issue)));
});

test.each([
  ['bold text with spaces inside', 'Say ** no ** now', ['"** no ** now" is shown as it was typed']],
  ['bold text that ends with punctuation', '**Note:**this', ['"**Note:**this" is shown']],
  ['bold text in Japanese', 'この**「注意」**は', ['"**「注意」**は" is shown as it was typed']],
  [
    'a link in two parts',
    'See [this] (https://a.example/b).',
    ['"[this] (https://a.example/b)." is'],
  ],
  ['a link with a space', '[this](https://a.example/b c)', ['"[this](https://a.example/b c)" is']],
  ['what is meant to be read', '**d**, \\*\\* and `**`, \\[e] (/f), [g] (h)', []],
])('a warning names what failed to become markup: %s', (_, introduction, issues) => {
  const draft = makeDraft({ articles: [makeArticle({ introduction })] });
  expect(find(checkFailedMarkup, draft)).toEqual(
    issues.map((issue) => expect.stringContaining(issue)),
  );
});

test('the form of Markdown is checked: the place is the field that has the issue', () => {
  const tips = [makeTip(), makeTip({ slug: 'other', body: '# Heading' })];
  const issues = check('Fine.', { tips, conclusion: '<br>' });
  expect(issues.map((issue) => issue.split(': ')[0])).toEqual([
    'phone-screening.json#/tips/1/body',
    'phone-screening.json#/conclusion',
  ]);
});

test.each([
  ['https://ada.example/?a=b#c', []],
  ['mailto:ada@ada.example', []],
  ['/articles/second-interview', []],
  ['/articles/second-interview#research-the-company', []],
  ['/articles/phone-screening#phone-screening-tip', []],
  ['/articles/lost', []],
  ['/articles/lost#any', []],
  ['http://ada.example/', ['the link to "http://ada.example/" is not encrypted; use https:']],
  ['ftp://a.example/http:', ['the link to "ftp://a.example/http:" is not allowed']],
  ['javascript:alert(1)', ['is not allowed; link to https:, mailto:']],
  ['JAVASCRIPT:alert(1)', ['is not allowed']],
  ['data:text/html,x', ['is not allowed']],
  ['//evil.example', ['is not allowed']],
  ['second-interview', ['is not allowed']],
  ['../second-interview', ['is not allowed']],
  ['#tip', ['is not allowed']],
  ['/v1/tips', ['is neither to an article nor to a tip; write /articles/{slug}']],
  ['/articles/', ['is neither']],
  ['/articles/second-interview/', ['is neither']],
  ['/articles/second-interview?lang=de', ['is neither']],
  ['/articles/Second-Interview', ['is neither']],
  ['/articles/second-interview#', ['is neither']],
  [
    '/articles/secnd-interview',
    ['is dead: no article "secnd-interview" in "en"; did you mean "second-interview"?'],
  ],
  ['/articles/zweites-gespraech', ['is dead: no article "zweites-gespraech" in "en"']],
  [
    '/articles/second-interview#reserch-the-company',
    ['is dead: the article has no tip "reserch-the-company"; did you mean "research-the-company"?'],
  ],
  [
    '/articles/callback-interview#research-the-company',
    ['uses a former slug; write /articles/second-interview#research-the-company'],
  ],
  [
    '/articles/smalltalk-tricks',
    ['is dead: the article is withdrawn; link to /articles/second-interview'],
  ],
])('links in Markdown are checked: to %s', (target, issues) => {
  const expected = issues.map((issue) => expect.stringContaining(issue));
  expect(check(`See [this](${target}).`)).toEqual(expected);
  expect(check(`See [this][1].\n\n[1]: <${target}>`)).toEqual(expected);
});

test('links in Markdown are checked: the same dead link is named once for a text', () => {
  expect(check('[a](/articles/none) and [b](/articles/none)')).toHaveLength(1);
});

test('links in Markdown are checked: what a withdrawn article links to may be gone', () => {
  const withdrawn = { date: '2025-08-01', reason: 'It is old.' };
  expect(check('[a](/articles/none)', { status: 'withdrawn', withdrawn })).toEqual([]);
});
