import { parse } from 'parse5';
import { collapse } from './text.ts';

/** A node of parsed HTML; `nodeName` of an element is its tag in small letters, of a text `#text`. */
export interface DomNode {
  readonly nodeName: string;
  /** Of a text. */
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly DomNode[];
}

/** Parses HTML as browsers do: missing tags are added. */
export const parseHtml = (html: string): DomNode => parse(html);

export const childrenOf = ({ childNodes = [] }: DomNode) => childNodes;

export const isElement = ({ nodeName }: DomNode) => !nodeName.startsWith('#');

export const attributeOf = (node: DomNode | undefined, name: string): string | undefined =>
  node?.attrs?.find((one) => one.name === name)?.value;

/** The text of a node on one line; empty where there is none. */
export const textOf = (node: DomNode | undefined): string => (node ? collapse(rawText(node)) : '');

/** The text of a node as it is written. */
export function rawText(node: DomNode): string {
  if (node.nodeName === '#text') return node.value ?? '';
  if (/^(?:script|style|template)$/.test(node.nodeName)) return '';
  return node.nodeName === 'br' ? ' ' : childrenOf(node).map(rawText).join('');
}

/** Every element below a node for which a test holds, in order. */
export function findAll(node: DomNode, test: (element: DomNode) => boolean): DomNode[] {
  return childrenOf(node).flatMap((child) => [
    ...(isElement(child) && test(child) ? [child] : []),
    ...findAll(child, test),
  ]);
}

export const findTags = (node: DomNode, ...tags: readonly string[]) =>
  findAll(node, ({ nodeName }) => tags.includes(nodeName));
