import { type ComponentChildren, h, type VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';

/** XML documents and pieces of HTML, escaped by the renderer that also makes the pages. */

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> | null,
  ...children: ComponentChildren[]
): VNode {
  return h(name, attributes, ...children);
}

export const fragment = (node: VNode): string => renderToStaticMarkup(node);

export function xmlDocument(root: VNode): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${renderToStaticMarkup(root)}\n`;
}
