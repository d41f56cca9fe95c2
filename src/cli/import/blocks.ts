import { attributeOf, childrenOf, type DomNode, isElement, rawText, textOf } from './dom.ts';
import { codeBlock, escapeInline, escapeLineStarts, inlineToMarkdown } from './inline-markdown.ts';

/**
 * A block of a document: its plain text on one line, and the Markdown of it that content may have
 * (CommonMark without headings, images and tables).
 */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'list' | 'other';
  readonly text: string;
  readonly markdown: string;
  /** Of a heading: 1 to 6, or `BOLD_LEVEL` for a paragraph that is bold as a whole. */
  readonly level?: number;
  /** Of a list, the blocks of each item. */
  readonly items?: readonly (readonly Block[])[];
  readonly isOrdered?: boolean;
  /** The bold words that a paragraph begins with, and the Markdown of the others. */
  readonly boldLead?: { readonly text: string; readonly rest: string };
}

export const BOLD_LEVEL = 7;
const MAX_BOLD_HEADING = 120;

/** What is no part of the text. */
const SKIPPED =
  /^(?:script|style|template|noscript|nav|form|button|iframe|svg|figcaption|img|picture|video|audio|hr|head|input|select)$/;
const CONTAINERS =
  /^(?:html|body|main|article|section|div|header|footer|aside|center|details|summary|address|figure|dl|dt|dd)$/;
const BLOCKS = /^(?:p|h[1-6]|ul|ol|blockquote|pre|table)$/;

/**
 * The blocks in an element in order, whatever they are wrapped in. Lists beside each other are one, as
 * in Markdown: Google Docs has one for each change of depth, and Word none.
 */
export function blocksOf(element: DomNode): Block[] {
  const blocks: Block[] = [];
  let run: DomNode[] = [];
  const add = (block: Block) => {
    const last = blocks.at(-1);
    if (last?.items && block.items && last.isOrdered === block.isOrdered)
      blocks[blocks.length - 1] = list([...last.items, ...block.items], last.isOrdered === true);
    else blocks.push(block);
  };
  const endRun = () => {
    paragraph(run).forEach(add);
    run = [];
  };
  for (const node of childrenOf(element)) {
    if (SKIPPED.test(node.nodeName)) continue;
    const isContainer = CONTAINERS.test(node.nodeName);
    if (isContainer || BLOCKS.test(node.nodeName)) {
      endRun();
      (isContainer ? blocksOf(node) : blockOf(node)).forEach(add);
    } else if (node.nodeName === '#text' || isElement(node)) run.push(node);
  }
  endRun();
  return blocks;
}

/** A heading within a quotation is bold, and a row of a table an item of a list. */
function blockOf(node: DomNode): Block[] {
  const text = textOf(node);
  const { nodeName, childNodes = [] } = node;
  if (text === '') return [];
  switch (nodeName) {
    case 'p':
      return itemOrParagraph(node);
    case 'ul':
    case 'ol': {
      const items = childNodes.filter((child) => child.nodeName === 'li').map(blocksOf);
      return [list(items, nodeName === 'ol')];
    }
    case 'blockquote':
      return [{ kind: 'other', text, markdown: indent(markdownOf(blocksOf(node)), '> ', '> ') }];
    case 'pre':
      return [{ kind: 'other', text, markdown: codeBlock(node) }];
    case 'table': {
      const rows = rowsOf(node).map((row) => `- ${row}`);
      return [{ kind: 'other', text, markdown: rows.join('\n') }];
    }
    default: {
      const markdown = `**${escapeInline(text)}**`;
      return [{ kind: 'heading', level: Number(nodeName[1]), text, markdown }];
    }
  }
}

function list(all: readonly (readonly Block[])[], isOrdered: boolean): Block {
  const items = all.filter((blocks) => blocks.length > 0);
  const lines = items.map((blocks, i) => {
    const mark = isOrdered ? `${i + 1}. ` : '- ';
    // After a list or a quotation, too, words without an empty line before them would go on with it.
    const texts = blocks.map(({ kind, markdown }, n) =>
      n > 0 && (kind === 'paragraph' || kind === 'heading') ? `\n${markdown}` : markdown,
    );
    return indent(texts.join('\n'), mark, ' '.repeat(mark.length));
  });
  const texts = items.flat().map(({ text }) => text);
  return { kind: 'list', text: texts.join(' '), items, isOrdered, markdown: lines.join('\n') };
}

/**
 * The mark of an item of Word: a number, a letter, a Roman number, or a bullet; of those in Symbol and
 * Wingdings Word writes the letter that has their code. Not each word before a hard space is one
 * (“10 km”, “Mr. Digger”).
 */
const MARK =
  /^\s*(\(?(?:\d{1,4}|[a-zA-Z]|[ivxl]{1,4}|[IVXL]{1,4})[.)]|[o§·vqØü•‣▪■□●○◦◆◇►➢➤✓✔❖\uF020-\uF0FF–-])\s*\u00A0/;

/**
 * In Word an item of a list is a paragraph that has its mark as text, and hard spaces before its words.
 * Paragraphs that go on with an item have the same style, and no mark.
 */
function itemOrParagraph(node: DomNode): Block[] {
  const { childNodes = [] } = node;
  const isItem = /^MsoList/.test(attributeOf(node, 'class') ?? '');
  const [marked, mark] = (isItem && MARK.exec(rawText(node))) || [];
  return marked && mark
    ? [list([paragraph(withoutText(childNodes, marked.length))], /[.)]$/.test(mark))]
    : paragraph(childNodes);
}

/** Nodes without the first characters of their text. */
function withoutText(nodes: readonly DomNode[], length: number): DomNode[] {
  let left = length;
  const cut = (node: DomNode): DomNode => {
    const value = node.value?.slice(left);
    left -= (node.value ?? '').length - (value ?? '').length;
    return {
      ...node,
      ...(value !== undefined && { value }),
      ...(node.childNodes && { childNodes: node.childNodes.map(cut) }),
    };
  };
  return nodes.map(cut);
}

/** The rows of a table, each as the texts of its cells. */
function rowsOf({ nodeName, childNodes = [] }: DomNode): string[] {
  if (nodeName !== 'tr') return childNodes.flatMap(rowsOf).filter((row) => row !== '');
  const cells = childNodes
    .filter((node) => /^t[dh]$/.test(node.nodeName))
    .map((cell) => markdownOf(blocksOf(cell), ' '));
  return [cells.filter(Boolean).join(' – ')];
}

export const markdownOf = (blocks: readonly Block[], separator = '\n\n') =>
  blocks.map(({ markdown }) => markdown).join(separator);

const indent = (text: string, first: string, others: string) =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line === '' ? others.trimEnd() : others + line))
    .join('\n');

function paragraph(nodes: readonly DomNode[]): Block[] {
  const text = textOf({ nodeName: 'p', childNodes: nodes });
  if (text === '') return [];
  const markdown = inlineToMarkdown(nodes);
  const start = nodes.findIndex((node) => textOf(node) !== '');
  const first = nodes[start];
  const isBold = first && /^(?:b|strong)$/.test(first.nodeName);
  if (!isBold) return [{ kind: 'paragraph', text, markdown }];
  const lead = textOf(first);
  if (lead === text && text.length <= MAX_BOLD_HEADING)
    return [{ kind: 'heading', level: BOLD_LEVEL, text, markdown }];
  const rest = inlineToMarkdown(nodes.slice(start + 1)).replace(/^(?:\\?[:.–—-]|\s)+/, '');
  return [
    { kind: 'paragraph', text, markdown, boldLead: { text: lead, rest: escapeLineStarts(rest) } },
  ];
}
