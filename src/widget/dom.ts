import { parseRichText, type RichNode } from './rich-text.ts';

/** Makes an element that the page can style as `::part(…)`, if it is given a name. */
export function h(tag: string, part = '', ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (part) element.part.value = part;
  element.append(...children);
  return element;
}

/** Makes a link; an address of another scheme than the web's or mail's is left out. */
export function link(href = '', ...children: (Node | string)[]): HTMLElement {
  const element = h('a', 'link', ...children) as HTMLAnchorElement;
  if (/^(https?:\/\/|mailto:)/i.test(href)) element.href = href;
  return element;
}

const toNode = (node: RichNode): Node | string => {
  if (typeof node === 'string') return node;
  const children = node.children.map(toNode);
  return node.tag === 'a' ? link(node.href, ...children) : h(node.tag, '', ...children);
};

/** The API's HTML as nodes, made one by one, so that Trusted Types have nothing to say. */
export const richText = (html = '') => parseRichText(html).map(toNode);
