import { expect, test } from 'vitest';
import { checkMarkdownStructure } from '../../../src/content/checks/markdown-structure.ts';
import { makeArticle, makeTip } from '../../helpers/content.ts';
import { find, makeDraft } from './draft.ts';

const check = (body: string) =>
  find(
    checkMarkdownStructure,
    makeDraft({ articles: [makeArticle({ tips: [makeTip({ body })] })] }),
  );

/** As much of a text, over and over, as a tip takes. */
const fill = (part: string) => part.repeat(Math.floor(10_000 / part.length));

test.each([
  ['words', fill('word ')],
  ['a paragraph to which every line is a sentence', fill('This is a sentence in a line.\n')],
  ['paragraphs', fill('This is a sentence that is a paragraph of its own.\n\n')],
  [
    'a bold word in every line',
    fill('This is a line with a **bold** word in it, as long as most.\n'),
  ],
  ['a long list', fill('- An item that says what to do\n')],
  ['a list in a list', fill('- An item that says what to do\n  - and how to do it\n')],
  ['links', fill('Read [what to ask](/articles/second-interview) before.\n')],
  ['code', fill('    const answer = await fetch(`/v1/tips/` + slug);\n')],
  ['a quotation in a list in a quotation', '> - one\n>   > two\n>   > - three\n>   >   > four'],
])('%s may fill a text', (_what, body) => {
  expect(check(body)).toEqual([]);
});

test.each([
  ['emphasis that never ends', fill('*a')],
  ['emphasis that ends', fill('*a* ')],
  ['strong emphasis', fill('**a')],
  ['runs of asterisks', fill('a****')],
  ['underscores', fill('_a ')],
  ['opening brackets', fill('[')],
  ['brackets in brackets', '['.repeat(5000) + ']'.repeat(5000)],
  ['links that end nowhere', fill('[a](')],
  ['images', fill('![')],
  ['backticks', fill('` a')],
  ['character references', fill('&amp;')],
  ['tags', fill('<a ')],
  ['backslashes', fill('\\*')],
  ['short lines', fill('a\n')],
  ['lines of a quotation', fill('> a\n')],
  ['items', fill('- a\n')],
])('too many %s are too much markup', (_what, body) => {
  expect(check(body)).toEqual([
    expect.stringMatching(
      /^phone-screening\.json#\/tips\/0\/body: has \d+ line breaks and characters of markup .*, more than 1000; use fewer, or write more than one text$/,
    ),
  ]);
});

test.each([
  ['1000 characters of markup', true, `${'**a** '.repeat(250)}a`],
  ['1001 characters of markup', false, `${'**a** '.repeat(250)}\\a`],
  ['500 list items', true, '- a\n'.repeat(500)],
  ['501 list items', false, '- a\n'.repeat(501)],
  ['100 list items on five levels', true, '- - - - - a\n'.repeat(100)],
  ['101 list items on five levels', false, '- - - - - a\n'.repeat(101)],
  ['500 paragraphs', true, 'a\n\n'.repeat(500).trim()],
  ['501 paragraphs', false, 'a\n\n'.repeat(501).trim()],
  ['quotations five deep', true, '> '.repeat(5)],
  ['quotations six deep', false, '> '.repeat(6)],
  ['lists five deep', true, `${'- '.repeat(5)}a`],
  ['lists six deep', false, `${'- '.repeat(6)}a`],
  ['lists in quotations six deep', false, '> - '.repeat(3)],
  ['an address of 1000 characters ten times', true, references(1000, 10)],
  ['an address of 1000 characters eleven times', false, references(1000, 11)],
])('%s are allowed: %s', (_what, allowed, body) => {
  expect(check(body).length === 0).toBe(allowed);
});

function references(length: number, count: number): string {
  const address = 'https://a.example/'.padEnd(length, 'b');
  return `${'[a] '.repeat(count)}\n\n[a]: ${address}`;
}

test.each([
  ['- a\n'.repeat(501), 'has 501 paragraphs, list items and quotations, more than 500; use fewer'],
  ['> '.repeat(7), 'has lists and quotations that are nested 7 deep, more than 5; put them beside'],
  [
    references(1000, 12),
    'has links whose addresses have 12000 characters in all, more than 10000;',
  ],
])('the message of an issue says how much is too much', (body, message) => {
  expect(check(body)).toEqual([expect.stringContaining(`/tips/0/body: ${message}`)]);
});

test('the introduction and the conclusion have the same limits', () => {
  const articles = [makeArticle({ introduction: fill('*a'), conclusion: fill('[') })];
  expect(find(checkMarkdownStructure, makeDraft({ articles }))).toEqual([
    expect.stringContaining('#/introduction: has 5000'),
    expect.stringContaining('#/conclusion: has 10000'),
  ]);
});
