import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { TipSheetElement } from '../../src/widget/tip-sheet-element.ts';

const require = createRequire(import.meta.url);
const source = (name: string) =>
  readFileSync(new URL(`../../src/widget/${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(source('published/custom-elements.json'));
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

test('it names every attribute', () => {
  expect(names(declaration.attributes)).toEqual([...TipSheetElement.observedAttributes].sort());
});

test('it names every CSS custom property', () => {
  const css = source('tip-sheet.css') + source('tip-sheet-element.ts');
  expect(names(declaration.cssProperties)).toEqual(matches(css, /var\((--tip-sheet-[a-z]+)/g));
});

test('it names every event', () => {
  const events = matches(source('tip-sheet-element.ts'), /#emit\('([a-z-]+)'/g);
  expect(names(declaration.events)).toEqual(events);
});

test('a server may import the element', () => {
  expect(typeof TipSheetElement).toBe('function');
});
