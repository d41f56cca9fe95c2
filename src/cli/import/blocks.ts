import { type DomNode, isElement, textOf } from './dom.ts';
import { inlineToMarkdown, toMarkdown } from './to-markdown.ts';

/** A block of a document: its plain text on one line, and its Markdown. */
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
  /^(?:script|style|template|noscript|nav|form|button|iframe|svg|figure|img|picture|video|audio|hr|head|input|select)$/;
const CONTAINERS =
  /^(?:html|body|main|article|section|div|header|footer|aside|center|details|summary|address|dl|dt|dd)$/;
const BLOCKS = /^(?:p|h[1-6]|ul|ol|blockquote|pre|table)$/;

/** The blocks in an element in order, whatever they are wrapped in. */
export function blocksOf(element: DomNode): Block[] {
  const blocks: Block[] = [];
  let run: DomNode[] = [];
  const endRun = () => {
    blocks.push(...paragraph(run));
    run = [];
  };
  for (const node of element.childNodes) {
    if (SKIPPED.test(node.nodeName)) continue;
    const isContainer = CONTAINERS.test(node.nodeName);
    if (isContainer || BLOCKS.test(node.nodeName)) {
      endRun();
      blocks.push(...(isContainer ? blocksOf(node) : blockOf(node)));
    } else if (node.nodeName === '#text' || isElement(node)) run.push(node);
  }
  endRun();
  return blocks;
}

function blockOf(node: DomNode): Block[] {
  const text = textOf(node);
  const { nodeName } = node;
  if (text === '') return [];
  if (nodeName === 'p') return paragraph(node.childNodes);
  const markdown = toMarkdown([node]);
  if (/^h\d$/.test(nodeName))
    return [{ kind: 'heading', level: Number(nodeName[1]), text, markdown }];
  if (nodeName !== 'ul' && nodeName !== 'ol') return [{ kind: 'other', text, markdown }];
  const items = node.childNodes
    .filter((child) => child.nodeName === 'li')
    .map(blocksOf)
    .filter((blocks) => blocks.length > 0);
  return [{ kind: 'list', text, markdown, items, isOrdered: nodeName === 'ol' }];
}

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
  const rest = inlineToMarkdown(nodes.slice(start + 1)).replace(/^[\s:.–—-]+/, '');
  return [{ kind: 'paragraph', text, markdown, boldLead: { text: lead, rest } }];
}
