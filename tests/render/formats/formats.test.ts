import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parse, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/library.ts';
import { markdown } from '../../../src/content/markdown.ts';
import { FORMATS } from '../../../src/render/formats/formats.ts';
import {
  escapeMarkdown,
  markdownToHtml,
  markdownToText,
  withAbsoluteLinks,
} from '../../../src/render/markdown.ts';
import { makeSnapshot, PUBLIC_URL } from '../../helpers/app.ts';
import { makeArticle, makeContent, makeTip } from '../../helpers/content.ts';
import { onlyArticle } from '../pages/fixtures.ts';

const HOSTILE = '<b onclick="x()">**bold**</b> [link](javascript:x) & # `code`';

const { library, site } = makeSnapshot(
  makeContent({
    articles: [
      ...makeContent().articles,
      makeArticle({
        slug: 'hostile',
        title: HOSTILE,
        summary: HOSTILE,
        stage: 'offer',
        tips: [
          makeTip({
            slug: 'hostile-tip',
            title: `1. ${HOSTILE}`,
            summary: `- ${HOSTILE}`,
            body: '<script>alert(1)</script>\n\n[ask](/articles/second-interview) `](/articles/x)`',
            do: [HOSTILE, '+ plus', '12) twelve'],
            avoid: [HOSTILE],
            examples: [HOSTILE],
          }),
        ],
      }),
    ],
  }),
);

function articleOf(slug: string, language = 'en'): Article {
  const found = library.edition(language)?.findArticle(slug);
  if (found?.state !== 'found') throw new Error(`the test library should have ${slug}`);
  return found.item;
}

function formatOf(suffix: string) {
  const format = FORMATS.find((candidate) => candidate.suffix === suffix);
  if (!format) throw new Error(`no format ${suffix}`);
  return format;
}

function render(suffix: string, slug: string, kind: 'article' | 'tip' = 'article'): string {
  const format = formatOf(suffix);
  const article = articleOf(slug);
  const [tip] = article.tips;
  if (!tip) throw new Error(`${slug} should have a tip`);
  return format.render(kind === 'article' ? article : tip, site);
}

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { name: string; value: string }[];
  readonly childNodes?: readonly Node[];
  readonly value?: string;
}
function* elements(node: Node): Generator<Node> {
  for (const child of node.childNodes ?? []) {
    if (!child.nodeName.startsWith('#')) yield child;
    yield* elements(child);
  }
}
const textOf = (node: Node): string => node.value ?? (node.childNodes ?? []).map(textOf).join('');

describe.each(['article', 'tip'] as const)('the HTML fragment of an %s', (kind) => {
  const root = parseFragment(render('.html', 'hostile', kind)) as unknown as Node;
  const all = [...elements(root)];

  test('an HTML fragment is one element that names its language, with only plain elements in it', () => {
    const [outermost, ...rest] = (root.childNodes ?? []).filter(
      ({ nodeName }) => nodeName !== '#text',
    );
    expect(outermost?.nodeName).toBe('article');
    expect(rest).toEqual([]);
    expect(outermost?.attrs).toContainEqual({ name: 'lang', value: 'en' });
    const allowed =
      'article section h2 h3 p ul ol li strong em a code blockquote div span footer small';
    for (const { nodeName } of all) expect(allowed.split(' ')).toContain(nodeName);
  });

  test('an HTML fragment has no ids, styles or handlers, and links that lead somewhere', () => {
    for (const { attrs = [] } of all)
      for (const { name, value } of attrs) {
        expect(['class', 'lang', 'dir', 'href', 'rel']).toContain(name);
        if (name === 'href') expect(value).toMatch(/^https:\/\//);
      }
  });

  test('an HTML fragment shows what looks like markup as text, and ends with the credit', () => {
    expect(textOf(root)).toContain(HOSTILE);
    const last = all.findLast(({ nodeName }) => nodeName === 'footer');
    expect(last && textOf(last)).toContain('Creative Commons');
  });
});

test.each([
  ['.html', ['Do', 'Avoid', 'For example', 'In the US:']],
  ['.email.html', ['Read online', 'Do', 'Avoid', 'For example', 'In the US:']],
])('a document as %s marks the English words in a text of another language', (suffix, words) => {
  const notes = [{ region: 'US', text: 'Ask.' }];
  const article = onlyArticle({ inLanguage: 'ar', tips: [makeTip({ notes })] });
  const root = parse(formatOf(suffix).render(article, site)) as unknown as Node;
  const marked = [...elements(root)].filter(({ attrs = [] }) =>
    attrs.some(({ name, value }) => name === 'lang' && value === 'en'),
  );
  expect(marked.map(textOf).sort()).toEqual(words.sort());
  for (const { attrs } of marked) expect(attrs).toContainEqual({ name: 'dir', value: 'ltr' });
});

const html = render('.email.html', 'hostile');
const all = [...elements(parse(html) as unknown as Node)];

test('the e-mail loads nothing from outside and runs nothing', () => {
  for (const { nodeName, attrs = [] } of all) {
    expect(['script', 'link', 'img', 'iframe', 'style', 'form']).not.toContain(nodeName);
    for (const { name, value } of attrs) {
      expect(name).not.toMatch(/^(?:on|src|background)/);
      expect(value).not.toContain('url(');
    }
  }
});

test('the e-mail lays out by tables that say so, and stays small', () => {
  for (const { nodeName, attrs } of all)
    if (nodeName === 'table') expect(attrs).toContainEqual({ name: 'role', value: 'presentation' });
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
});

test('the e-mail is 600 pixels wide also in Outlook, which knows no max-width', () => {
  const table = all.filter(({ nodeName }) => nodeName === 'table')[1];
  expect(table?.attrs).toContainEqual({ name: 'style', value: 'width:100%;max-width:600px' });
  const [before = '', inside = ''] = html.split(/<!--\[if mso\]>/).slice(1);
  expect(before).toMatch(/^<table role="presentation" width="600"[^>]*><tr><td><!\[endif\]-->/);
  expect(inside).toMatch(/^<\/td><\/tr><\/table><!\[endif\]-->/);
});

test('the e-mail leads to the page, and tells what to do from what to avoid', () => {
  const [link] = all.filter(({ nodeName }) => nodeName === 'a');
  expect(link && textOf(link)).toBe('Read online');
  const labels = all.filter(({ nodeName }) => nodeName === 'p').map(textOf);
  expect(labels).toEqual(expect.arrayContaining(['✓ Do', '✕ Avoid']));
});

test('the e-mail sets its lists in by margins, without which Outlook cuts off their marks', () => {
  const lists = all.filter(({ nodeName }) => nodeName === 'ul');
  expect(lists).not.toEqual([]);
  for (const { attrs = [] } of lists)
    expect(attrs.find(({ name }) => name === 'style')?.value).toContain('margin:0 24px 12px');
});

test('the e-mail styles every paragraph and list, those from Markdown too', () => {
  const body = 'One <b>.\n\n- two\n- **three**\n\n1. four\n\n> five';
  const article = onlyArticle({ introduction: body, tips: [makeTip({ body })] });
  const nodes = [
    ...elements(parse(formatOf('.email.html').render(article, site)) as unknown as Node),
  ];
  const found = new Set<string>();
  for (const { nodeName, attrs = [] } of nodes)
    if (/^(p|ul|ol|li|blockquote)$/.test(nodeName)) {
      found.add(nodeName);
      expect(attrs.find(({ name }) => name === 'style')?.value).toContain('font-size');
    }
  expect([...found].sort()).toEqual(['blockquote', 'li', 'ol', 'p', 'ul']);
});

test('the e-mail tells its direction, for languages from right to left too', () => {
  expect(all[0]?.attrs).toContainEqual({ name: 'dir', value: 'ltr' });
});

const parser = new MarkdownIt('commonmark');

test('the Markdown document has a heading for the title, each tip and its parts, and no markup from the text', () => {
  const tokens = parser.parse(render('.md', 'hostile'), {});
  const headings = tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => tag);
  expect(headings).toEqual(['h1', 'h2', 'h3', 'h3', 'h3']);
  const titles = tokens.flatMap((token, i) =>
    tokens[i - 1]?.type === 'heading_open' ? [plain(token.children ?? [])] : [],
  );
  expect(titles.slice(0, 2)).toEqual([HOSTILE, `1. 1. ${HOSTILE}`]);
});

test('the Markdown document has absolute links, and its code stays as it was', () => {
  const document = render('.md', 'hostile', 'tip');
  expect(document).toContain(`[ask](${PUBLIC_URL}/articles/second-interview)`);
  expect(document).toContain('`](/articles/x)`');
});

const plain = (tokens: readonly { content: string }[]) =>
  tokens.map(({ content }) => content).join('');

test('text that was escaped in Markdown reads as it was written', () => {
  const line = fc
    .string({ unit: fc.constantFrom(...'ab 1.)-+*_[]<>#&|~`\\!(="') })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(line, (text) => {
      const blocks = parser.parse(escapeMarkdown(text), {});
      expect(blocks.map(({ type }) => type)).toEqual([
        'paragraph_open',
        'inline',
        'paragraph_close',
      ]);
      expect(plain(blocks[1]?.children ?? [])).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['A **strong** and *quiet* word', 'A strong and quiet word'],
  ['[Read on](https://a.example/b)', 'Read on (https://a.example/b)'],
  ['<https://a.example/b>', 'https://a.example/b'],
  ['One\ntwo\n\nthree', 'One two\n\nthree'],
  ['Read:\n\n- one\n- two', 'Read:\n\n- one\n- two'],
  ['3. three\n4. four', '3. three\n4. four'],
  ['- a\n  - b', '- a\n  - b'],
  ['> said', '> said'],
])('plain text of %j is %j', (markdown, text) => {
  expect(markdownToText(markdown, 'en', site)).toBe(text);
});

test('plain text leads to own pages on a site without https, too', () => {
  const local = { ...site, url: 'http://localhost:3000' };
  expect(markdownToText('[Read on](/articles/a)', 'en', local)).toBe(
    'Read on (http://localhost:3000/articles/a)',
  );
});

test('plain text has no line over 72 columns but where one word is longer', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeé-'), minLength: 1, maxLength: 90 });
  const words = fc.array(word, { minLength: 1, maxLength: 40 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (title, body) => {
      const article = { ...articleOf('second-interview'), title, introduction: body };
      for (const line of formatOf('.txt').render(article, site).split('\n'))
        if (line.length > 72) expect(line.trim().replace(/^(?:- |\d+\. )/, '')).not.toContain(' ');
    }),
    { numRuns: 200 },
  );
});

test('wide characters take two columns of plain text', () => {
  const article = { ...articleOf('second-interview'), introduction: '面接 '.repeat(60).trim() };
  const lines = formatOf('.txt').render(article, site).split('\n');
  for (const line of lines.filter((candidate) => candidate.includes('面接')))
    expect([...line].reduce((sum, char) => sum + (char === ' ' ? 1 : 2), 0)).toBeLessThan(73);
});

test('a title of wide characters is underlined to its end in plain text', () => {
  const article = { ...articleOf('second-interview'), title: '面接の準備' };
  expect(formatOf('.txt').render(article, site)).toMatch(/^面接の準備\n={10}\n/);
});

test.each([
  ['[a](/articles/b)', `[a](${PUBLIC_URL}/articles/b)`],
  ['[a](</articles/b>)', `[a](<${PUBLIC_URL}/articles/b>)`],
  ['[a](https://b.example/articles/b)', '[a](https://b.example/articles/b)'],
  ['[a](/articles/b "title")', `[a](${PUBLIC_URL}/articles/b "title")`],
  ['[a]( /articles/b )', `[a]( ${PUBLIC_URL}/articles/b )`],
  ['[a](\n/articles/b)', `[a](\n${PUBLIC_URL}/articles/b)`],
  ['[a][r]\n\n[r]: /articles/b', `[a][r]\n\n[r]: ${PUBLIC_URL}/articles/b`],
  ['[a]\n\n[a]:\n  </articles/b> "t"', `[a]\n\n[a]:\n  <${PUBLIC_URL}/articles/b> "t"`],
  ['> - x\n>   y [a](/b)', `> - x\n>   y [a](${PUBLIC_URL}/b)`],
  ['x\r\n[a](/b)', `x\n[a](${PUBLIC_URL}/b)`],
  ['`](/b)` [a](/b)', `\`](/b)\` [a](${PUBLIC_URL}/b)`],
  ['[a](/b\n\n[c]: /d', '[a](/b\n\n[c]: /d'],
  ['[a](//evil.example)', '[a](//evil.example)'],
  ['[[a](//evil.example)](/b)', `[[a](//evil.example)](${PUBLIC_URL}/b)`],
  ['> [a](\n> /b)', `> [a](\n> ${PUBLIC_URL}/b)`],
  ['[a](&#47;b)', `[a](${PUBLIC_URL}&#47;b)`],
  ['no links', 'no links'],
])('links in Markdown become absolute: %j is %j', (source, expected) => {
  expect(withAbsoluteLinks(source, 'en', site)).toBe(expected);
});

test('Markdown with absolute links reads like the Markdown it was made from', () => {
  const piece = fc.constantFrom(
    ...['[a](/b)', '[a]( /b )', '[a](</b c>)', '[a][r]', '[r]', '[r]: /d', '[r]: </e> "t"'],
    ...['](/b)', '`', '```', '> ', '- ', '1. ', '    ', '  ', ' ', '\n', '\n\n', '\t', '*', '\\'],
    ...['[', ']', '(', ')', '<', '>', '"', '!', '/b', 'word', '## ', '[a](https://x.example/b)'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const source = pieces.join('');
      const rendered = markdown.render(withAbsoluteLinks(source, 'en', site)).trimEnd();
      expect(rendered).toBe(markdownToHtml(source, 'en', site));
    }),
    { numRuns: 3000 },
  );
});

test('links to guides keep the language of the text', () => {
  const source = '[a](/articles/offers#ask), [b](/articles/offers) and [c](https://a.example/)';
  const link = (rest: string) => `${PUBLIC_URL}/articles/offers${rest}`;
  expect(withAbsoluteLinks(source, 'de', site)).toBe(
    `[a](${link('?lang=de#ask')}), [b](${link('?lang=de')}) and [c](https://a.example/)`,
  );
  expect(markdownToHtml(source, 'de', site)).toContain(`href="${link('?lang=de#ask')}"`);
  expect(markdownToText(source, 'de', site)).toContain(link('?lang=de#ask'));
  expect(markdownToText(source, 'en', site)).toContain(link('#ask'));
});

test.each(['.md', '.txt', '.html', '.email.html'])(
  'what a tip has besides its text is in %s',
  (suffix) => {
    const text = render(suffix, 'second-interview', 'tip');
    for (const part of [
      'In the US:',
      'Companies House has the accounts.',
      'Ask for an annual report',
      'Dear [name],',
      'Questions this answers',
      'What should I read before an interview?',
    ])
      expect(text).toContain(part);
    expect(render(suffix, 'second-interview')).toContain('https://advice.example/interviews');
  },
);

test('a message keeps its text in Markdown, whatever is in it', () => {
  const text = '# No heading\n```\n*plain*';
  const article = onlyArticle({
    tips: [makeTip({ messages: [{ title: 'Send', text }] })],
  });
  const written = formatOf('.md').render(article, site);
  const fence = new MarkdownIt().parse(written, {}).find(({ type }) => type === 'fence');
  expect(fence?.content).toBe(`${text}\n`);
});
