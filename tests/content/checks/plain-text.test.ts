import { expect, test } from 'vitest';
import { checkPlainText } from '../../../src/content/checks/plain-text.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const check = (...articles: Parameters<typeof makeArticle>) =>
  find(checkPlainText, makeDraft({ articles: [makeArticle(...articles)] }));

test.each([
  ['**Call** first', ['bold text is shown as it was typed: "Call"; leave the markup out']],
  ['__Call__ first', ['bold text is shown as it was typed: "Call"']],
  ['*Call* first', ['italic text is shown as it was typed: "Call"']],
  ['Say `yes`', ['code is shown as it was typed: "yes"']],
  ['Read [this](https://ada.example)', ['a link is shown as it was typed: "this"']],
  ['Ask <ada@ada.example>', ['a link is shown as it was typed: "ada@ada.example"']],
  ['Say <b>no</b>', ['HTML is shown as it was typed: "<b>"', 'as it was typed: "</b>"']],
  ['Dear [name], 2 * 3 * 4 < 5, a_b_c, #1, ____', []],
  ['See https://ada.example/a_b_c (in_time)', []],
])('a warning names what is shown with its markup: %s', (summary, issues) => {
  expect(check({ summary })).toEqual(issues.map((issue) => expect.stringContaining(issue)));
});

test('every text that is not Markdown is looked at, in the article and in its tips', () => {
  const text = '**a**';
  const tip = makeTip({
    title: text,
    do: ['b', text],
    examples: [text],
    notes: [{ region: 'GB', text }],
    messages: [{ title: text, text: `Dear [name]\n\n${text}` }],
    questions: [text],
    // Markdown, and words that nobody sees.
    body: text,
    keywords: [text],
  });
  const issues = check({ title: text, introduction: text, conclusion: text, tips: [tip] });
  expect(issues.map((issue) => issue.replace(/^.*#([^:]+):.*$/, '$1'))).toEqual([
    '/title',
    ...['title', 'do/1', 'examples/0', 'notes/0/text'].map((name) => `/tips/0/${name}`),
    ...['messages/0/title', 'messages/0/text', 'questions/0'].map((name) => `/tips/0/${name}`),
  ]);
});
