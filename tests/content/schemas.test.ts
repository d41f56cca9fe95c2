import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { buildJsonSchemas, formatJsonSchema, type SchemaName } from '../../src/content/schemas.ts';
import { contentFiles, makeContent } from '../helpers/content.ts';

const schemas = buildJsonSchemas();
const names = Object.keys(schemas) as SchemaName[];

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
formats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

test.each(names)('openapi/schemas/%s.json is what the model says', async (name) => {
  const text = formatJsonSchema(schemas[name]);
  await expect(text).toMatchFileSnapshot(`../../openapi/schemas/${name}.json`);
});

function schemaOf(file: string): string {
  return file.startsWith('articles/') ? 'article.json' : file;
}

test.each([...contentFiles(makeContent())])(
  'an editor that checks by JSON Schema accepts %s',
  (file, bytes) => {
    const isValid = ajv.validate(schemaOf(file), JSON.parse(Buffer.from(bytes).toString()));
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
