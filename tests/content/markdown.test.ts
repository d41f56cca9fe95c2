import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { inspectMarkdown, isAllowedLink, markdown } from '../../src/content/markdown.ts';
import { XSS_PAYLOADS } from './xss-payloads.ts';

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...{ p: [], br: [], hr: [], em: [], strong: [], blockquote: [], ul: [], li: [], pre: [] },
  ...{ h1: [], h2: [], h3: [], h4: [], h5: [], h6: [] },
  ol: ['start'],
  code: ['class'],
  a: ['href', 'title'],
};

/** What a browser would make of the HTML that is not allowed to be there. */
function strangers(html: string): string[] {
  return [...elementsIn(parseFragment(html))].flatMap(({ tagName, attrs }) => {
    const allowed = ALLOWED[tagName];
    if (allowed === undefined) return [`<${tagName}>`];
    const names = attrs.map(({ name }) => name).filter((name) => !allowed.includes(name));
    const href = attrs.find(({ name }) => name === 'href')?.value;
    const leadsAstray = href !== undefined && !isSafe(href);
    return [...names.map((name) => `${tagName}[${name}]`), ...(leadsAstray ? [href] : [])];
  });
}

/** By the browser's own reading of the URL (WHATWG): https anywhere, mail, or this very origin. */
function isSafe(href: string): boolean {
  const page = 'https://this-site.example/articles/x';
  if (!URL.canParse(href, page)) return true; // It leads nowhere.
  const url = new URL(href, page);
  const isOwn = url.origin === 'https://this-site.example';
  const isAbsolute = /^https:\/\//i.test(href);
  return url.protocol === 'mailto:' || (url.protocol === 'https:' && (isOwn || isAbsolute));
}

function* elementsIn(
  node: DefaultTreeAdapterTypes.ParentNode,
): Generator<DefaultTreeAdapterTypes.Element> {
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child;
    if ('content' in child) yield* elementsIn(child.content);
    if ('childNodes' in child) yield* elementsIn(child);
  }
}

describe('markdown.render gives HTML in which nothing runs', () => {
  test.each(XSS_PAYLOADS)('nothing runs in the HTML of the Markdown %j', (payload) => {
    expect(strangers(markdown.render(payload))).toEqual([]);
    expect(strangers(markdown.renderInline(payload))).toEqual([]);
  });

  test('nothing runs in the HTML of any mixture of hostile Markdown', () => {
    const separators = ['', ' ', '\n', '\n\n', '](', '"', '`', '<', '>', '*', '[', '&', '\\'];
    const parts = fc.array(fc.constantFrom(...XSS_PAYLOADS, ...separators), { maxLength: 6 });
    fc.assert(
      fc.property(parts, (texts) => {
        expect(strangers(markdown.render(texts.join('')))).toEqual([]);
      }),
    );
  });

  test('the check of rendered HTML sees elements, attributes and links that should not be there', () => {
    const html = '<p onclick="x"><a href="javascript:x">x</a><a href="//evil.example">x</a>';
    expect(strangers(`${html}<script></script>`)).toEqual([
      'p[onclick]',
      'javascript:x',
      '//evil.example',
      '<script>',
    ]);
    expect(strangers('<template><img></template>')).toEqual(['<template>', '<img>']);
  });
});

describe('isAllowedLink', () => {
  test.each([
    'https://ok.example',
    'HTTPS://OK.EXAMPLE/a?b#c',
    'mailto:ada@ok.example',
    '/',
    '/articles/pay#name-your-figure',
    '/%2Fstays-here',
  ])('content may link to %j', (url) => {
    expect(isAllowedLink(url)).toBe(true);
  });

  test.each([
    '',
    'articles/pay',
    '#tip',
    '?q=x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/a\\b',
    ' /articles/pay',
    'https:evil.example',
    'http://ok.example',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('content may not link to %j', (url) => {
    expect(isAllowedLink(url)).toBe(false);
  });
});

describe('inspectMarkdown', () => {
  test('the parts of a Markdown text are listed as written, allowed or not', () => {
    const text = [
      '# Heading with [a link](/articles/a)',
      '[b](javascript:x "title") <https://c.example> <d@e.example> ![image](f.png)',
      'Text <b>bold</b>\n\n<div>\nblock\n</div>',
      '[g]: https://g.example\n\n> [g]\n> underlined\n> ==',
    ].join('\n\n');
    expect(inspectMarkdown(text)).toEqual({
      links: [
        ...['/articles/a', 'javascript:x', 'https://c.example', 'mailto:d@e.example'],
        'https://g.example',
      ],
      images: ['f.png'],
      html: ['<b>', '</b>', '<div>\nblock\n</div>'],
      headings: ['Heading with [a link](/articles/a)', '[g]\nunderlined'],
      unknown: [],
    });
  });

  test('what stands in code is no part of a Markdown text', () => {
    const text = '`<b>` and `[a](b)`\n\n```\n# no heading\n<p>\n```\n\n    ![a](b)';
    expect(inspectMarkdown(text)).toEqual({
      ...{ links: [], images: [], html: [], headings: [], unknown: [] },
    });
  });

  test('a Markdown text in which no parts are found renders none', () => {
    const pieces = ['a', ' ', '\n', '<b>', '</b>', '[x](', '/y', ')', '#', '# ', '-', '=', '> '];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, '\n---', '\t', '1. ', '*')), (parts) => {
        const text = parts.join('');
        const rendered = markdown.render(text);
        const { links, headings, html } = inspectMarkdown(text);
        // HTML may swallow what comes after it, until it is taken out.
        if (html.length > 0) return;
        expect(headings.length > 0).toBe(/<h[1-6]>/.test(rendered));
        if (links.length === 0) expect(rendered).not.toContain('<a ');
      }),
    );
  });
});
