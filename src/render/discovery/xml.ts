import XMLBuilder from 'fast-xml-builder';

/** An element: its attributes by name with `@` before it, `#text`, and its children by name. */
export interface XmlElement {
  readonly [name: string]: string | XmlElement | readonly (string | XmlElement)[] | undefined;
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
});

/** What no XML document may have in it, in whatever form (XML 1.0 §2.2). */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** An XML document; `root` has one element. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(root).replace(NOT_XML, '')}\n`;
}
