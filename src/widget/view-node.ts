/** What the element shows, as data: a browser makes nodes of it, and a server HTML. */
export type ViewNode = string | ViewElement;
export interface ViewElement {
  readonly tag: string;
  /** Names and values; none that could run a script. */
  readonly attributes: Record<string, string>;
  readonly children: ViewNode[];
}

/** Describes an element that the page can style as `::part(…)`, if it is given a name. */
export function h(tag: string, part = '', ...children: ViewNode[]): ViewElement {
  return { tag, attributes: part ? { part } : {}, children };
}

/** Describes a link; an address of another scheme than the web's or mail's is left out. */
export function link(href = '', ...children: ViewNode[]): ViewElement {
  const element = h('a', 'link', ...children);
  if (/^(https?:\/\/|mailto:)/i.test(href)) element.attributes.href = href;
  return element;
}
