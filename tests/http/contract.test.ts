import type { OpenAPIV3_1 } from 'openapi-types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLibraryData } from '../../src/content/library-data.ts';
import { loadFolder } from '../../src/content/load/load.ts';
import {
  addExamples,
  exampleBody,
  exampleUrl,
  withShortLists,
} from '../../src/http/contract/examples.ts';
import type { OpenApiDocument } from '../../src/http/contract/openapi.ts';
import { exampleProblem } from '../../src/http/routes/problem-examples.ts';
import { newestChange } from '../../src/snapshot/snapshot.ts';
import { makeApp, PUBLIC_URL, type TestApp } from '../helpers/app.ts';

/** The contract of the shipped content, as `openapi/` has it. */
let app: TestApp;
let document: OpenApiDocument;
beforeAll(async () => {
  const loaded = await loadFolder('content');
  if (!loaded.ok) throw new Error('the shipped content has issues');
  // The moment at which the examples stand.
  const now = newestChange(buildLibraryData(loaded.content, loaded.hash));
  app = await makeApp({ content: loaded.content, now: () => now, described: true });
  document = (await app.inject('/openapi.json')).json();
}, 60_000);
afterAll(() => app.close());

const operations = () =>
  Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operation = item?.get ?? item?.post;
    if (!operation) throw new Error(`${path} has neither GET nor POST`);
    return { path, operation, example: exampleRequest(path, operation) };
  });
const parametersOf = (operation: OpenAPIV3_1.OperationObject) =>
  (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[];

/** What asks for the example of an operation. */
const exampleRequest = (path: string, operation: OpenAPIV3_1.OperationObject) =>
  operation.requestBody
    ? { method: 'POST' as const, url: exampleUrl(path, operation), payload: exampleBody(operation) }
    : { method: 'GET' as const, url: exampleUrl(path, operation) };

test('every operation has a summary, a description, one tag and an operationId of its own', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operation } of operations()) {
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.description).toMatch(/\.$/);
    expect(operation.tags).toHaveLength(1);
    for (const parameter of parametersOf(operation)) expect(parameter.description).toBeTruthy();
  }
});

test('the example of a parameter has the type of the parameter', () => {
  for (const { path, operation } of operations())
    for (const { name, schema, example } of parametersOf(operation)) {
      if (example === undefined) continue;
      const type = (schema as OpenAPIV3_1.SchemaObject).type;
      const actual = Array.isArray(example) ? 'array' : typeof example;
      expect(type === 'integer' ? 'number' : type, `${name} of ${path}`).toBe(actual);
    }
});

test('every operation answers 200 to the examples of all its parameters', async () => {
  for (const { example } of operations()) {
    // The shipped content need not have what a path names, such as messages.
    if (example.url.includes('{')) continue;
    expect((await app.inject(example)).statusCode, example.url).toBe(200);
  }
});

test('every example of a response is what the server answers', async () => {
  let examples = 0;
  for (const { path, operation, example } of operations()) {
    const ok = operation.responses?.['200'] as OpenAPIV3_1.ResponseObject;
    for (const content of Object.values(ok.content ?? {})) {
      if (content.example === undefined) continue;
      examples++;
      const response = await app.inject(example);
      const body =
        typeof content.example === 'string' ? response.body : withShortLists(response.json());
      // Of the library as a whole, which the contract must not change with.
      if (path === '/v1/meta') Object.assign(body, { revision: content.example.revision });
      expect(body, path).toEqual(content.example);
      expect(body, `${path} is an empty list`).not.toMatchObject({ data: [] });
    }
  }
  expect(examples).toBeGreaterThan(20);
});

/** The examples of a response of problems, whether it is of one operation or shared. */
function problemsOf(
  response: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.ResponseObject | undefined,
) {
  const shared = response && '$ref' in response ? response.$ref.split('/').at(-1) : undefined;
  const found = shared === undefined ? response : document.components?.responses?.[shared];
  const body =
    found && !('$ref' in found) ? found.content?.['application/problem+json'] : undefined;
  const named = Object.values(body?.examples ?? {}).map((one) => ('value' in one ? one.value : {}));
  return body?.example === undefined ? named : [body.example, ...named];
}

test('every error response of every operation has examples with its status', () => {
  for (const { path, operation } of operations()) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      if (Number(status) < 400) continue;
      const statuses = problemsOf(response).map((problem) => String(problem.status));
      expect(new Set(statuses), `${path} ${status}`).toEqual(new Set([status]));
    }
  }
});

test('an operation shows the problems that its own URLs give', () => {
  const search = document.paths?.['/v1/search']?.get?.responses ?? {};
  expect(problemsOf(search['400']).map(({ detail }) => detail)).toEqual([
    'The URL has a malformed percent-encoding.',
    expect.stringMatching(/^colour: is not a parameter of this URL, which takes .*\bq\b/),
    'q: is required',
    'lang: must not be empty',
  ]);
  const tip = document.paths?.['/v1/tips/{slug}']?.get?.responses ?? {};
  expect(problemsOf(tip['404'])).toHaveLength(1);
});

test('an example that is not answered with 200 fails the build of the contract', async () => {
  const paths = { '/nowhere': { get: { operationId: 'getNothing', responses: {} } } };
  const made = addExamples({ ...document, paths }, app.snapshot, app.app, exampleProblem);
  await expect(made).rejects.toThrow('the example /nowhere of the contract returned status 404');
});

/** Every schema in the document, with its place. */
function* schemas(value: unknown, place = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string' && !place.includes('/example'))
    yield [place, value as Record<string, unknown>];
  for (const [key, member] of Object.entries(value)) yield* schemas(member, `${place}/${key}`);
}

test('strings, arrays and integers have bounds in the contract', () => {
  let count = 0;
  const whole = { paths: document.paths, components: document.components };
  for (const [place, schema] of schemas(whole)) {
    count++;
    if (schema.type === 'string' && !('const' in schema || 'enum' in schema)) {
      expect(schema, place).toHaveProperty('maxLength');
      expect(
        'pattern' in schema || 'format' in schema || 'allOf' in schema,
        `${place} has neither pattern nor format`,
      ).toBe(true);
    }
    if (schema.type === 'array') expect(schema, place).toHaveProperty('maxItems');
    if (schema.type === 'integer') {
      expect(schema, place).toHaveProperty('format');
      expect(schema, place).toHaveProperty('minimum');
      expect(schema, place).toHaveProperty('maximum');
      // Clients in other languages have the type that the format names.
      const largest = schema.format === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
      expect(schema.maximum, place).toBeLessThanOrEqual(largest);
      expect(schema.minimum, place).toBeGreaterThanOrEqual(-largest - 1);
    }
  }
  expect(count).toBeGreaterThan(100);
});

/** The properties of every schema in the document, each with its place. */
function* properties(value: unknown, place = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null || place.includes('/example')) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'properties')
      for (const [name, schema] of Object.entries(member))
        yield [`${place}/${name}`, schema as Record<string, unknown>];
    yield* properties(member, `${place}/${key}`);
  }
}

test('every property of every schema in the contract has a description', () => {
  const all = [...properties({ paths: document.paths, components: document.components })];
  expect(all.length).toBeGreaterThan(200);
  // What is described where it is named needs none here.
  const without = all.filter(([, schema]) => !schema.description && !schema.$ref);
  expect(without.map(([place]) => place)).toEqual([]);
});

test('the schemas of the contract are in the order of their names', () => {
  const names = Object.keys(document.components?.schemas ?? {});
  expect(names).toEqual(names.toSorted());
});

test('the YAML says the same as the JSON', async () => {
  const { parse } = await import('yaml');
  const yaml = await app.inject('/openapi.yaml');
  expect(yaml.headers['content-type']).toContain('application/openapi+yaml');
  expect(parse(yaml.body)).toEqual(document);
});

test('the server of the contract is the absolute address that the service has', () => {
  expect(document.servers?.map(({ url }) => url)).toEqual([PUBLIC_URL]);
});

test('the contract is made however little its examples may wait', async () => {
  const { close } = await makeApp({ described: true, config: { MAX_QUEUE_MS: 0 } });
  await close();
});
