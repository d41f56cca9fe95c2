import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { buildJsonSchemas } from '../../src/content/json-schemas.ts';
import { Author } from '../../src/content/model.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';

const texts = buildJsonSchemas();
const names = [...texts.keys()];
const schemaOf = (name: string) => JSON.parse(texts.get(name) ?? '');

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
formats.default(ajv);
// What editors show instead of a pattern.
ajv.addVocabulary(['patternErrorMessage']);
for (const name of names) ajv.addSchema(schemaOf(name));

/** Every schema in a schema, with the name of the property that it describes. */
function* schemasIn(
  schema: unknown,
  property?: string,
): Generator<[Record<string, unknown>, string | undefined]> {
  if (typeof schema !== 'object' || schema === null) return;
  yield [schema as Record<string, unknown>, property];
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties')
      for (const [name, inner] of Object.entries(value)) yield* schemasIn(inner, name);
    else if (key !== 'default') yield* schemasIn(value);
  }
}

test.each(names)('every property of %s.json has a description, which editors show', (name) => {
  const all = [...schemasIn(schemaOf(name))].filter(([, property]) => property !== undefined);
  const without = all.filter(([{ description }]) => !description).map(([, property]) => property);
  expect(all.length).toBeGreaterThan(0);
  expect(without).toEqual([]);
});

test.each(names)('where %s.json has a pattern, editors show a sentence', (name) => {
  for (const [{ pattern, patternErrorMessage }] of schemasIn(schemaOf(name)))
    if (pattern !== undefined) expect(patternErrorMessage).toMatch(/^It must .{5,90}\.$/);
});

test.each(names)('a default in %s.json may be written, as editors complete it', (name) => {
  for (const [schema, property] of schemasIn(schemaOf(name)))
    if ('default' in schema) expect(ajv.validate(schema, schema.default), property).toBe(true);
});

test.each(names)('openapi/schemas/%s.json is what the model says', async (name) => {
  await expect(texts.get(name)).toMatchFileSnapshot(`../../openapi/schemas/${name}.json`);
});

function schemaFor(file: string): string {
  return file.startsWith('articles/') ? 'article.json' : file;
}

test.each([...contentFiles(makeContent())])(
  'an editor that checks by JSON Schema accepts %s',
  (file, bytes) => {
    const isValid = ajv.validate(schemaFor(file), JSON.parse(Buffer.from(bytes).toString()));
    expect(ajv.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  },
);

test('an editor that checks by JSON Schema lets what has a default be left out, and reports what is unknown', async () => {
  const text = await readFile('content/articles/en/second-interview.json', 'utf8');
  const { basedOn, ...article } = JSON.parse(text);
  expect(ajv.validate('article.json', article)).toBe(true);
  expect(ajv.validate('article.json', { ...article, titel: 'x' })).toBe(false);
});

const urlIssues = (url: string) =>
  Author.safeParse({ name: 'Ada', url }).error?.issues.map(({ message }) => message) ?? [];

test.each([
  ['https://es.wikipedia.org/wiki/Currículum', 'https://es.wikipedia.org/wiki/Curr%C3%ADculum'],
  ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
  ['https://ada.example/a b<c>"d"', 'https://ada.example/a%20b%3Cc%3E%22d%22'],
  ['https://ada.example/a|b?c[]={d}#`', 'https://ada.example/a%7Cb?c%5B%5D=%7Bd%7D#%60'],
  ['https://ada.example/100%?a=1%&b=%C3', 'https://ada.example/100%25?a=1%25&b=%C3'],
  ['https://ada.example/#a#b%', 'https://ada.example/#a%23b%25'],
  ['https://ada.example/?a=\\b', 'https://ada.example/?a=%5Cb'],
  [' https:ada.example', 'https://ada.example/'],
])('the URL %s must be written as the contract says: %s', (url, encoded) => {
  expect(urlIssues(url)).toEqual([`must be encoded, as "${encoded}"`]);
  expect(urlIssues(encoded)).toEqual([]);
  expect(ajv.validate({ type: 'string', format: 'uri' }, encoded)).toBe(true);
});

test.each([
  ['https://ada.example', []],
  ['https://ada.example/a_(b)?c=%C3%A9&d#e', []],
  ['http://ada.example/é', ['must be an absolute https URL']],
  ['é', ['must be an absolute https URL']],
])('of the URL %s an editor is told %j', (url, issues) => {
  expect(urlIssues(url)).toEqual(issues);
});
