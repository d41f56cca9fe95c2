import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { TipSheetElement } from '../../src/widget/tip-sheet-element.ts';

const require = createRequire(import.meta.url);
const source = (name: string) =>
  readFileSync(new URL(`../../src/widget/${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(readFileSync('dist/assets/custom-elements.json', 'utf8'));
const declaration = manifest.modules[0].declarations[0];
const names = (items: { name: string }[]) => items.map(({ name }) => name).sort();
const matches = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name as string))].sort();

test('custom-elements.json is a valid manifest', () => {
  const schema = require('custom-elements-manifest/schema.json');
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  validate(manifest);
  expect(validate.errors).toBeNull();
});

test('custom-elements.json names every attribute of the element', () => {
  expect(names(declaration.attributes)).toEqual(
    [...TipSheetElement.observedAttributes, 'match', 'for'].sort(),
  );
});

test('custom-elements.json names every CSS custom property of the element', () => {
  const css = source('tip-sheet.css') + source('tip-sheet-element.ts');
  expect(names(declaration.cssProperties)).toEqual(matches(css, /var\((--tip-sheet-[a-z]+)/g));
});

test('custom-elements.json names every event of the element', () => {
  const events = matches(source('tip-sheet-element.ts'), /#emit\('([a-z-]+)'/g);
  expect(names(declaration.events)).toEqual(events);
});

test('custom-elements.json says which values an attribute takes', () => {
  const layout = declaration.attributes.find(({ name }: { name: string }) => name === 'layout');
  expect(layout).toMatchObject({
    type: { text: "'card' | 'list' | 'compact'" },
    default: 'card',
    fieldName: 'layout',
  });
});

test('custom-elements.json has public members alone', () => {
  expect(names(declaration.members)).toEqual(
    'credit data heading headingLevel layout limit loading request retry src theme tips words'.split(
      ' ',
    ),
  );
});

test('a server may import the element', () => {
  expect(typeof TipSheetElement).toBe('function');
});
