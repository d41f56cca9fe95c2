import { markdown } from '../../content/markdown.ts';
import { attributeOf, childrenOf, type DomNode, isElement } from './dom.ts';
import { visible } from './text.ts';

/** The words of HTML as Markdown; of an image nothing is left. */
export function inlineToMarkdown(nodes: readonly DomNode[]): string {
  const markdown = placeMarks(nodes.map(inline).join(''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return escapeLineStarts(markdown);
}

function inline(node: DomNode): string {
  if (node.nodeName === '#text') return escapeInline(visible(ownText(node)));
  if (!isElement(node)) return '';
  const content = () => childrenOf(node).map(inline).join('');
  switch (node.nodeName) {
    case 'br':
      return '\n';
    case 'b':
    case 'strong':
      return marked(content(), BOLD);
    case 'i':
    case 'em':
      return marked(content(), ITALIC);
    case 'code':
    case 'kbd':
      return codeSpan(ownText(node));
    case 'a':
      return link(content(), hrefOf(node));
    case 'img':
    case 'script':
    case 'style':
    case 'button':
      return '';
    default:
      return content();
  }
}

/**
 * What stands for the beginning and the end of a mark until what is beside them is known: characters
 * that no text has (Unicode §23.7).
 */
const BOLD = { mark: '**', open: '\uFDD0', close: '\uFDD1' };
const ITALIC = { mark: '*', open: '\uFDD2', close: '\uFDD3' };
const STAND_INS = /[\uFDD0-\uFDD3]/g;

/** Marks stand beside letters, the spaces outside of them. */
function marked(content: string, { open, close }: typeof BOLD): string {
  const words = content.trim();
  if (words === '') return content;
  const [before = '', after = ''] = content.split(words);
  return before + open + words.replaceAll(open, '').replaceAll(close, '') + close + after;
}

/** Joins what is marked in pieces, and leaves marks out where Markdown would show them. */
function placeMarks(text: string): string {
  let placed = text;
  for (const { mark, open, close } of [BOLD, ITALIC]) {
    placed = placed
      .replaceAll(close + open, '')
      .replace(new RegExp(`${open}([^${close}]*)${close}`, 'g'), (_, words, at, whole) => {
        const next = at + words.length + 2;
        const before = whole.slice(Math.max(0, at - 4), at).replace(/[\uFDD0\uFDD2]+$/, '');
        const after = whole.slice(next, next + 4).replace(/^[\uFDD1\uFDD3]+/, '');
        const shown = words.replace(STAND_INS, '');
        const isRead = markBetween(before, shown).can_open && markBetween(shown, after).can_close;
        const isBesideAnother = /[\uFDD1\uFDD3]$/.test(before) || /^[\uFDD0\uFDD2]/.test(after);
        return isRead && !isBesideAnother ? mark + words + mark : words;
      });
  }
  return placed;
}

/** Whether a mark between two texts may begin, or end, what is marked. */
const markBetween = (before: string, after: string) =>
  new markdown.inline.State(`${before}*${after}`, markdown, {}, []).scanDelims(before.length, true);

function codeSpan(text: string): string {
  const code = text.trim().replace(/\s+/g, ' ');
  const fence = fenceAround(code, 1);
  // A backtick beside the fence would be part of it.
  const space = /^`|`$/.test(code) ? ' ' : '';
  return code === '' ? '' : fence + space + code + space + fence;
}

/** Longer than any run of backticks in the code. */
function fenceAround(code: string, least: number): string {
  const runs = code.match(/`+/g) ?? [];
  return '`'.repeat(Math.max(least, ...runs.map(({ length }) => length + 1)));
}

/** Where a link leads; those of Google Docs lead there by way of Google. */
export function hrefOf(link: DomNode): string {
  const href = attributeOf(link, 'href') ?? '';
  const isWrapped = href.startsWith('https://www.google.com/url?');
  return (isWrapped && new URL(href).searchParams.get('q')) || href;
}

/** Whether an imported text keeps a link; those to paths were links of another site. */
export const isAllowedHref = (href: string) => /^(?:https:\/\/|mailto:)\S+$/i.test(href);

/** A link that content may have; the words of any other. */
function link(content: string, href: string): string {
  const words = content.trim();
  if (words === '' || !isAllowedHref(href)) return content;
  return `[${words}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

export function codeBlock(node: DomNode): string {
  const code = ownText(node).replace(/\n$/, '');
  const fence = fenceAround(code, 3);
  return `${fence}\n${code}\n${fence}`;
}

/** The text of a node without what would be taken for a stand-in; a line break is nothing. */
const ownText = (node: DomNode): string =>
  node.nodeName === '#text'
    ? (node.value ?? '').replace(STAND_INS, '')
    : childrenOf(node).map(ownText).join('');

/** Letters that would be marks, or begin a reference to a character. */
export const escapeInline = (text: string) => text.replace(/[\\`*_[\]<]|&(?=#?\w+;)/g, '\\$&');

/** Beginnings of lines that would be a heading, a quotation, a list, a line or code. */
export const escapeLineStarts = (text: string) =>
  text
    .replace(/^(?:#{1,6}(?!\S)|>|[+-](?!\S)|(?:-+|=+)$|~{3})/gm, '\\$&')
    .replace(/^(\d{1,9})(?=[.)](?!\S))/gm, '$1\\');
