import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { xmlDocument } from '../../../src/render/discovery/xml.ts';
import { assertWellFormed } from '../../helpers/xml.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
});

test('any text comes back from XML as it went in', () => {
  const text = fc
    .string({
      unit: fc.constantFrom(...'ab <>&"\']é面😀', ']]>', '&amp;', '&#1;', '<!--', '<![CDATA['),
    })
    .filter((candidate) => candidate !== '');
  fc.assert(
    fc.property(text, text, (content, attribute) => {
      const xml = xmlDocument({ a: { '@b': attribute, c: content } });
      assertWellFormed(xml);
      expect(parser.parse(xml).a).toEqual({ '@b': attribute, c: content });
    }),
  );
});

test('characters that XML does not have are left out', () => {
  const xml = xmlDocument({ a: `one\u0001 two\ufffe three\ud800 four` });
  assertWellFormed(xml);
  expect(xml).toContain('<a>one two three four</a>');
});
