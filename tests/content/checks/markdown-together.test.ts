import { expect, test } from 'vitest';
import { checkMarkdownTogether } from '../../../src/content/checks/markdown-together.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

function check(...bodies: string[]): string[] {
  const tips = bodies.map((body, i) => makeTip({ slug: `tip-${i}`, body }));
  const articles = [makeArticle({ introduction: 'Hello.', tips, conclusion: 'See [1].' })];
  return find(checkMarkdownTogether, makeDraft({ articles }));
}

test.each([
  ['Write:\n\n```\nDear you', '```'],
  ['~~~~text\nDear you\n~~~', '~~~~'],
  ['```', '```'],
])('the code block of %j takes in what follows', (body, fence) => {
  expect(check(body)).toEqual([
    `phone-screening.json#/tips/0/body: has a code block without an end; end it with ${fence} on a line of its own`,
  ]);
});

test.each([
  ['```\nDear you\n```'],
  ['````\n```\n````'],
  ['- ```\n  Dear you'],
  ['> ```\n> Dear you'],
  ['Write three backticks: \\```'],
])('that of %j does not', (body) => {
  expect(check(body)).toEqual([]);
});

test('a label has one address in an article, and none that a text takes for words', () => {
  const first = 'Read [this][a].\n\n[a]: https://one.example';
  expect(check(first, first)).toEqual([]);
  expect(check(first, 'Read [that][a].\n\n[A]: https://two.example')).toEqual([
    'phone-screening.json#/tips/1/body: has a label that another text of the article gives the address https://one.example; use another label, or write [words](address)',
  ]);
  expect(check('Read [this][1].\n\n[1]: https://one.example')).toEqual([
    expect.stringMatching(
      /^phone-screening.json#\/conclusion: has a label that .* https:\/\/one\.example;/,
    ),
  ]);
});
