import { describe, expect, test } from 'vitest';
import { completeHead } from '../../src/content/article.ts';
import type { ArticleHead } from '../../src/content/library.ts';
import { creditOf, creditText } from '../../src/render/credit.tsx';
import { makeArticle, makeContent } from '../helpers/content.ts';

const site = { url: 'https://tips.example', defaultLanguage: 'en', asOf: '2026-12-01' };

const article = (inLanguage: string, head: Partial<ArticleHead> = {}): ArticleHead => ({
  ...completeHead(makeArticle(), makeContent().info.license),
  slug: 'guide',
  title: 'A & B',
  inLanguage,
  authors: [{ name: 'Ada' }, { name: 'Ben' }],
  basedOn: [
    { title: 'One', author: 'Cy' },
    { title: 'Two', author: 'Di' },
  ],
  license: { name: 'CC BY', spdx: 'CC-BY-4.0', url: 'https://licence.example/by/4.0/' },
  ...head,
});
const credit = (language: string, head?: Partial<ArticleHead>) =>
  creditOf(article(language, head), site);
const withoutIsolates = (text: string) => text.replace(/[\u2068\u2069]/g, '');

test('an English credit names work, authors, sources, address and licence', () => {
  expect(credit('en')).toEqual({
    text: '“A & B” by Ada, Ben, based on “One” by Cy; “Two” by Di. https://tips.example/articles/guide Licence: CC BY, https://licence.example/by/4.0/',
    html: '“<a href="https://tips.example/articles/guide">A &amp; B</a>” by Ada, Ben, based on “One” by Cy; “Two” by Di. Licence: <a href="https://licence.example/by/4.0/" rel="license">CC BY</a>.',
  });
});

test('a credit without sources says nothing of them', () => {
  expect(credit('en', { basedOn: [] }).html).toContain('by Ada, Ben. Licence');
});

test.each([
  ['de-AT', '„A & B“ von Ada, Ben, nach „One“ von Cy; „Two“ von Di. https'],
  ['fr', '« A & B » par Ada, Ben, d’après « One » par Cy ; « Two » par Di. https'],
  ['es', '«A & B» de Ada, Ben, basado en «One» de Cy; «Two» de Di. https'],
  ['ar', '«A & B» بقلم Ada، Ben، استنادًا إلى «One» بقلم Cy؛ «Two» بقلم Di. https'],
])('the credit of content in %s is in its language', (language, start) => {
  expect(withoutIsolates(credit(language).text)).toMatch(new RegExp(`^${start}`));
});

test('the credit in a language that is not known has names alone and no English word', () => {
  expect(withoutIsolates(credit('he').text)).toBe(
    '“A & B” – Ada, Ben (“One” – Cy; “Two” – Di). https://tips.example/articles/guide?lang=he CC BY, https://licence.example/by/4.0/ ',
  );
});

describe.each(['ar', 'he'])('the credit of content in %s', (language) => {
  const { text, html } = credit(language);

  test('a credit keeps every title apart from the direction of its sentence', () => {
    expect(text).toMatch(/\u2068A & B\u2069.*\u2068One\u2069/);
    expect(html).toMatch(/\u2068<a [^>]+>A &amp; B<\/a>\u2069.*\u2068One\u2069/);
  });

  test('a credit ends each isolate that it begins', () => {
    for (const each of [text, html])
      expect(each.split('\u2068').length).toBe(each.split('\u2069').length);
  });

  test('a credit lets no mark follow an address directly, where it would become a part of the link', () => {
    for (const url of text.match(/https?:\S+/g) ?? []) expect(url).not.toMatch(/[\u2068\u2069]/);
  });
});

test.each([
  ['en', 'By Ada, Ben, based on Cy; Di. CC-BY-4.0'],
  ['fr', 'Par Ada, Ben, d’après Cy ; Di. CC-BY-4.0'],
  ['ar', 'بقلم Ada، Ben، استنادًا إلى Cy؛ Di. CC-BY-4.0'],
  ['he', 'Ada, Ben (Cy; Di). CC-BY-4.0'],
])('the short credit in %s names the authors of sources alone, each once', (language, expected) => {
  const sources = article(language).basedOn;
  const again = { basedOn: [...sources, { title: 'Three', author: 'Cy' }] };
  expect(withoutIsolates(creditText(article(language, again)))).toBe(expected);
});

test('what looks like a placeholder or markup in a title stays as it is', () => {
  const { text, html } = credit('en', { title: '{authors} <b> $&' });
  expect(text).toMatch(/^“{authors} <b> \$&” by Ada/);
  expect(html).toContain('>{authors} &lt;b> $&amp;</a>');
});
