import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRichText } from '../../src/widget/rich-text.ts';
import type { ViewNode } from '../../src/widget/view-node.ts';

const TAGS = 'p ul ol li strong em a code pre blockquote br hr'.split(' ');

const flat = (nodes: ViewNode[]): ViewNode[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [node] : [node, ...flat(node.children)]));
const textOf = (nodes: ViewNode[]) =>
  flat(nodes)
    .filter((node) => typeof node === 'string')
    .join('');

/** The tree in short: `p(text)`. */
const shown = (nodes: ViewNode[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const { href } = node.attributes;
      const address = href === undefined ? '' : `[${href}]`;
      return `${node.tag}${address}(${shown(node.children)})`;
    })
    .join('');

test.each([
  ['<p>One <strong>two</strong></p>\n<p>three</p>', 'p(One strong(two))\np(three)'],
  ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>', 'ul(\nli(a)\nli(b)\n)'],
  ['<p>a<br>b<br />c</p><hr>', 'p(abr()bbr()c)hr()'],
  ['<p>R&amp;D &lt;b&gt; &quot;x&quot; &copy; &amp;lt;</p>', 'p(R&D <b> "x" &copy; &lt;)'],
  [
    '<a href="https://a.example/?x=1&amp;y=2" rel="license">L</a>',
    'a[https://a.example/?x=1&y=2](L)',
  ],
  ['<a title="t" href="mailto:x@y.example">m</a>', 'a[mailto:x@y.example](m)'],
  ['<a>no address</a>', 'a(no address)'],
  ['<a href="javascript:alert(1)">script</a>', 'a(script)'],
  ['<prefix>', '<prefix>'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['<img src="x" onerror="alert(1)">', '<img src="x" onerror="alert(1)">'],
  ['<p onclick="x">a</p>', 'p(a)'],
  ['<P>upper</P>', '<P>upper</P>'],
  ['1 < 2 and <', '1 < 2 and <'],
  ['<p>open', 'p(open)'],
  ['</p>closed', 'closed'],
  ['<p><em>crossed</p> after</em>', 'p(em(crossed)) after'],
  ['', ''],
])('rich text is rebuilt from allowed elements: %s', (html, expected) => {
  expect(shown(parseRichText(html))).toBe(expected);
});

const fragment = fc.array(
  fc.oneof(
    fc.constantFrom('<', '>', '&', '"', '</', '/>', '&amp;', '<p>', '</p>', '<a href="', '<br>'),
    fc.constantFrom(...TAGS.flatMap((tag) => [`<${tag}>`, `</${tag}>`]), '<svg>', '<b onload="x">'),
    fc.string({ unit: 'grapheme' }),
  ),
);

test('whatever rich text comes, only allowed elements are made', () => {
  fc.assert(
    fc.property(fragment, (parts) => {
      const nodes = flat(parseRichText(parts.join('')));
      for (const node of nodes) if (typeof node !== 'string') expect(TAGS).toContain(node.tag);
    }),
  );
});

test('rich text without markup stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(textOf(parseRichText(`<p>${escaped}</p>`))).toBe(text);
    }),
  );
});

test('the nesting of rich text has an end', () => {
  const depth = (nodes: ViewNode[]): number =>
    Math.max(0, ...nodes.map((node) => (typeof node === 'string' ? 0 : 1 + depth(node.children))));
  expect(depth(parseRichText('<em>'.repeat(20_000)))).toBe(30);
});
