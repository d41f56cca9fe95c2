import { SaxesParser } from 'saxes';

/** Throws where a text is no well-formed XML document with namespaces, as strict parsers do. */
export function assertWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
