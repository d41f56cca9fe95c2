import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A page as a browser reads it. */
export class ParsedPage {
  readonly elements: readonly Element[];

  constructor(html: string) {
    this.elements = [...elementsIn(parse(html))];
  }

  all(tagName: string, attributes: Readonly<Record<string, string>> = {}): Element[] {
    return this.elements.filter(
      (element) =>
        element.tagName === tagName &&
        Object.entries(attributes).every(([name, value]) => attribute(element, name) === value),
    );
  }

  /** The only such element. */
  one(tagName: string, attributes: Readonly<Record<string, string>> = {}): Element {
    const found = this.all(tagName, attributes);
    const [first] = found;
    if (!first || found.length > 1)
      throw new Error(`${found.length} <${tagName}> with ${JSON.stringify(attributes)}`);
    return first;
  }

  byId(id: string): Element {
    const found = this.elements.find((element) => attribute(element, 'id') === id);
    if (!found) throw new Error(`nothing has the id ${id}`);
    return found;
  }
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

export function textOf(node: ParentNode): string {
  return node.childNodes
    .map((child) => {
      if ('value' in child) return child.value;
      return 'childNodes' in child ? textOf(child) : '';
    })
    .join('');
}

export function* elementsIn(node: ParentNode): Generator<Element> {
  for (const child of node.childNodes) {
    if ('tagName' in child) {
      yield child;
      yield* elementsIn(child);
    }
  }
}
