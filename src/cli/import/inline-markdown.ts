import { childrenOf, type DomNode, isElement } from './dom.ts';

/** The words of HTML as Markdown; of an image nothing is left. */
export function inlineToMarkdown(nodes: readonly DomNode[]): string {
  const markdown = placeMarks(nodes.map(inline).join(''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return escapeLineStarts(markdown);
}

function inline(node: DomNode): string {
  if (node.nodeName === '#text') return escapeInline(visible(node.value ?? ''));
  if (!isElement(node)) return '';
  const content = () => childrenOf(node).map(inline).join('');
  switch (node.nodeName) {
    case 'br':
      return '  \n';
    case 'b':
    case 'strong':
      return marked(content(), BOLD);
    case 'i':
    case 'em':
      return marked(content(), ITALIC);
    case 'code':
    case 'kbd':
      return codeSpan(rawText(node));
    case 'a':
      return link(content(), node.attrs?.find(({ name }) => name === 'href')?.value ?? '');
    case 'img':
    case 'script':
    case 'style':
    case 'button':
      return '';
    default:
      return content();
  }
}

/** What stands for the beginning and the end of a mark until what is beside them is known. */
const BOLD = { mark: '**', open: '\uE000', close: '\uE001' };
const ITALIC = { mark: '*', open: '\uE002', close: '\uE003' };

/** Marks stand beside letters, the spaces outside of them. */
function marked(content: string, { open, close }: typeof BOLD): string {
  const words = content.trim();
  if (words === '') return content;
  const [before = '', after = ''] = content.split(words);
  return before + open + words + close + after;
}

/** No brackets or backticks that could be those of a link or of code. */
const PUNCTUATION = String.raw`((?:\\[\p{P}\p{S}]|[^\P{P}\\()[\]*_${'`'}])+)`;
const LETTER = String.raw`[\p{L}\p{N}]`;

/**
 * Joins what is marked in pieces, and takes punctuation out of marks that a letter is beside:
 * CommonMark ends nothing bold in `**Note:**this`.
 */
function placeMarks(text: string): string {
  let placed = text;
  for (const { mark, open, close } of [BOLD, ITALIC])
    placed = placed
      .replaceAll(close + open, '')
      .replace(new RegExp(`${PUNCTUATION}${close}(?=${LETTER})`, 'gu'), `${close}$1`)
      .replace(new RegExp(`(?<=${LETTER})${open}${PUNCTUATION}`, 'gu'), `$1${open}`)
      .replaceAll(open + close, '')
      .replaceAll(open, mark)
      .replaceAll(close, mark);
  return placed;
}

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

/** Whether an imported text keeps a link; those to paths were links of another site. */
export const isAllowedHref = (href = '') => /^(?:https:\/\/|mailto:)\S+$/i.test(href);

/** A link that content may have; the words of any other. */
function link(content: string, href: string): string {
  const words = content.trim();
  if (words === '' || !isAllowedHref(href)) return content;
  return `[${words}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

export function codeBlock(node: DomNode): string {
  const code = rawText(node).replace(/\n$/, '');
  const fence = fenceAround(code, 3);
  return `${fence}\n${code}\n${fence}`;
}

const rawText = (node: DomNode): string =>
  node.nodeName === '#text' ? (node.value ?? '') : childrenOf(node).map(rawText).join('');

const visible = (text: string) =>
  text.replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g, '').replace(/\s+/g, ' ');

/** Letters that would be marks. */
export const escapeInline = (text: string) => text.replace(/[\\`*_[\]<]/g, '\\$&');

/** Beginnings of lines that would be a heading, a quotation, a list, a line or code. */
export const escapeLineStarts = (text: string) =>
  text
    .replace(/^(?:#{1,6}(?!\S)|>|[+-](?!\S)|(?:-+|=+)$|~{3})/gm, '\\$&')
    .replace(/^(\d{1,9})(?=[.)](?!\S))/gm, '$1\\');
