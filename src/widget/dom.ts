import type { ViewElement } from './view-node.ts';

/** Makes the elements one by one, so that Trusted Types have nothing to say. */
export function toElement({ tag, attributes, children }: ViewElement): HTMLElement {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  element.append(
    ...children.map((child) => (typeof child === 'string' ? child : toElement(child))),
  );
  return element;
}
