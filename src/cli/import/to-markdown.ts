import { type DomNode, isElement, textOf } from './dom.ts';

/**
 * HTML as the Markdown that content may have (CommonMark without headings, images and tables):
 * a heading is bold, a row of a table an item of a list, and of an image nothing is left.
 */
export function toMarkdown(nodes: readonly DomNode[]): string {
  return nodes
    .map(blockToMarkdown)
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockToMarkdown(node: DomNode): string {
  switch (node.nodeName) {
    case 'ul':
    case 'ol':
      return listToMarkdown(node);
    case 'blockquote':
      return indent(mixedToMarkdown(node.childNodes), '> ', '> ');
    case 'pre': {
      const fence = '```';
      return `${fence}\n${rawText(node).replace(/\n$/, '')}\n${fence}`;
    }
    case 'table':
      return rowsOf(node)
        .map((row) => `- ${row}`)
        .join('\n');
    default:
      return /^h[1-6]$/.test(node.nodeName)
        ? `**${escapeInline(textOf(node))}**`
        : inlineToMarkdown(node.childNodes);
  }
}

function listToMarkdown(list: DomNode): string {
  const items = list.childNodes.filter(({ nodeName }) => nodeName === 'li');
  return items
    .map((item, i) => {
      const mark = list.nodeName === 'ol' ? `${i + 1}. ` : '- ';
      return indent(mixedToMarkdown(item.childNodes, '\n'), mark, ' '.repeat(mark.length));
    })
    .join('\n');
}

const BLOCKS = /^(?:p|div|section|ul|ol|blockquote|pre|table|h[1-6])$/;

/** Blocks, and runs of words between them. */
function mixedToMarkdown(nodes: readonly DomNode[], separator = '\n\n'): string {
  const parts: string[] = [];
  let run: DomNode[] = [];
  const endRun = () => {
    parts.push(inlineToMarkdown(run));
    run = [];
  };
  for (const node of nodes) {
    if (!BLOCKS.test(node.nodeName)) run.push(node);
    else {
      endRun();
      const isWrapper = /^(?:div|section)$/.test(node.nodeName);
      parts.push(isWrapper ? mixedToMarkdown(node.childNodes, separator) : blockToMarkdown(node));
    }
  }
  endRun();
  return parts.filter((part) => part !== '').join(separator);
}

const indent = (text: string, first: string, others: string) =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line === '' ? others.trimEnd() : others + line))
    .join('\n');

export function inlineToMarkdown(nodes: readonly DomNode[]): string {
  return nodes
    .map(inline)
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function inline(node: DomNode): string {
  if (node.nodeName === '#text') return escapeInline(visible(node.value ?? ''));
  if (!isElement(node)) return '';
  const content = () => node.childNodes.map(inline).join('');
  switch (node.nodeName) {
    case 'br':
      return '  \n';
    case 'b':
    case 'strong':
      return marked(content(), '**');
    case 'i':
    case 'em':
      return marked(content(), '*');
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

/** Marks stand beside letters, the spaces outside of them. */
function marked(content: string, mark: string): string {
  const words = content.trim();
  if (words === '') return content;
  const [before = '', after = ''] = content.split(words);
  return before + mark + words + mark + after;
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return text.trim() === '' ? '' : `${fence}${text.trim()}${fence}`;
}

/** Whether an imported text keeps a link; those to paths were links of another site. */
export const isAllowedHref = (href = '') => /^(?:https:\/\/|mailto:)\S+$/i.test(href);

/** A link that content may have; the words of any other. */
function link(content: string, href: string): string {
  const words = content.trim();
  if (words === '' || !isAllowedHref(href)) return content;
  return `[${words}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** The rows of a table, each as the texts of its cells. */
function rowsOf(node: DomNode): string[] {
  if (node.nodeName === 'tr') {
    const cells = node.childNodes.filter(({ nodeName }) => /^t[dh]$/.test(nodeName));
    return [
      cells
        .map(({ childNodes }) => mixedToMarkdown(childNodes, ' '))
        .filter(Boolean)
        .join(' – '),
    ];
  }
  return node.childNodes.flatMap(rowsOf).filter((row) => row !== '');
}

const rawText = (node: DomNode): string =>
  node.nodeName === '#text' ? (node.value ?? '') : node.childNodes.map(rawText).join('');

const visible = (text: string) =>
  text.replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g, '').replace(/\s+/g, ' ');

/** Letters that would be marks. */
const escapeInline = (text: string) =>
  text.replace(/[\\`*_[\]<]/g, '\\$&').replace(/^(\s*)([#>+-])(?=\s)/, '$1\\$2');
