import type { OpenAPIV3_1 } from 'openapi-types';
import type { z } from 'zod';
import { compare } from '../../content/compare.ts';
import {
  PROBLEM_MEDIA_TYPE,
  PROBLEM_NAMES,
  PROBLEM_TYPES,
  type ProblemName,
} from '../response/problems.ts';
import { EXTRAS, type Extras } from './contract.ts';

/**
 * Completes the generated document with what is true of every operation: the errors, the headers,
 * and parameters typed as people think of them rather than as the text that they are parsed from.
 */

type Document = OpenAPIV3_1.Document;
type Operation = OpenAPIV3_1.OperationObject;
type DescribedOperation = Operation & { [EXTRAS]?: Extras };

export function completeDocument(document: Document): Document {
  for (const item of Object.values(document.paths ?? {})) {
    for (const operation of [item?.get, item?.post]) {
      if (!operation) continue;
      completeParameters(operation);
      completeResponses(operation, operation === item?.get);
    }
  }
  const components = document.components ?? {};
  components.headers = HEADERS;
  components.responses = Object.fromEntries(
    PROBLEM_NAMES.map((name) => [responseName(name), problemResponse(name)]),
  );
  document.components = components;
  completeSchemas(document.paths);
  completeSchemas(components.schemas);
  pruneComponents(document);
  // In the order of their names, so that it doesn't follow from which module is imported first.
  components.schemas = Object.fromEntries(
    Object.entries(components.schemas ?? {}).sort(([a], [b]) => compare(a, b)),
  );
  return document;
}

function completeParameters(operation: Operation): void {
  for (const parameter of operation.parameters ?? []) {
    if ('$ref' in parameter) continue;
    const { openapi, isLoggable, ...rest } = parameter.schema as z.GlobalMeta;
    parameter.schema = (openapi ?? rest) as NonNullable<typeof parameter.schema>;
    // Joined by commas.
    if (openapi?.type === 'array') Object.assign(parameter, { style: 'form', explode: false });
  }
}

/** Every URL can be refused in these ways. */
const ALWAYS: readonly ProblemName[] = [
  'invalid-parameter',
  'not-acceptable',
  'too-many-requests',
  'internal-error',
  'overloaded',
];

/** What request content can be refused for. */
const CONTENT_PROBLEMS = ['content-too-large', 'content-not-supported', 'invalid-content'] as const;

/** @param isRead whether it is cached, and validated by those who have it */
function completeResponses(operation: DescribedOperation, isRead: boolean): void {
  const { [EXTRAS]: extras = {}, responses = {}, requestBody } = operation;
  delete operation[EXTRAS];
  const { problems = [], moves, content } = extras;
  if (content && requestBody && !('$ref' in requestBody))
    for (const body of Object.values(requestBody.content)) body.example = content.example;
  for (const response of Object.values(responses)) {
    if ('$ref' in response) continue;
    response.headers = Object.fromEntries(
      Object.keys(HEADERS)
        .filter((name) => isRead || name !== 'ETag')
        .map((name) => [name, { $ref: `#/components/headers/${name}` }]),
    );
  }
  if (isRead) responses['304'] = { description: 'Not modified: your copy is still good' };
  if (moves) responses['301'] = MOVED;
  for (const name of [...problems, ...(content ? CONTENT_PROBLEMS : []), ...ALWAYS])
    responses[PROBLEM_TYPES[name].status] = {
      $ref: `#/components/responses/${responseName(name)}`,
    };
  operation.responses = responses;
}

/** Of a problem, among the components of the document. */
export const responseName = (name: ProblemName) =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const ANY_ORIGIN = {
  'Access-Control-Allow-Origin': { $ref: '#/components/headers/Access-Control-Allow-Origin' },
};

const MOVED: OpenAPIV3_1.ResponseObject = {
  description: 'Moved: this is a former slug',
  headers: {
    ...ANY_ORIGIN,
    Location: {
      description: 'The URL with the present slug',
      schema: { type: 'string', format: 'uri', maxLength: 2200 },
    },
  },
};

/** The types of openapi-types take headers for those of OpenAPI 3.0. */
const headerOf = (description: string, schema: OpenAPIV3_1.SchemaObject) =>
  ({ description, schema: { type: 'string', ...schema } }) as OpenAPIV3_1.HeaderObject;
const HEADERS: Record<string, OpenAPIV3_1.HeaderObject> = {
  ETag: headerOf('A strong validator, which follows from the bytes alone (RFC 9110 §8.8.3)', {
    maxLength: 100,
    pattern: '^"[A-Za-z0-9_-]+"$',
  }),
  'Cache-Control': headerOf('How long to keep the answer (RFC 9111)', {
    maxLength: 200,
    pattern: '^(public|no-store)',
  }),
  'Content-Revision': headerOf('The revision of the library that answered', {
    maxLength: 64,
    pattern: '^[A-Za-z0-9_-]+$',
  }),
  'Access-Control-Allow-Origin': headerOf('Any origin may read (Fetch standard, CORS)', {
    const: '*',
  }),
  'Content-Language': headerOf('The language of the answer, where it is in one (RFC 9110 §8.5)', {
    maxLength: 35,
    pattern: '^[A-Za-z0-9-]+$',
  }),
  Link: headerOf(
    'Other pages of a list, of long addresses the next alone, and where this API is described (RFC 8288, RFC 8631)',
    {
      maxLength: 4096,
      pattern: '^<',
    },
  ),
};

function problemResponse(name: ProblemName): OpenAPIV3_1.ResponseObject {
  const { title, explanation, status } = PROBLEM_TYPES[name];
  const waits = status === 429 || status === 503;
  return {
    description: `${title}. ${explanation}`,
    headers: {
      ...ANY_ORIGIN,
      ...(waits && {
        'Retry-After': {
          description: 'Seconds to wait',
          schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 86_400 },
        },
      }),
    },
    content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/**
 * Clients are to survive a new member, so objects stay open; and integers get the format that zod
 * leaves out.
 */
function completeSchemas(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('additionalProperties' in value && value.additionalProperties === false)
    delete value.additionalProperties;
  if ('type' in value && value.type === 'integer' && !('format' in value))
    Object.assign(value, { format: 'int32' });
  for (const member of Object.values(value)) completeSchemas(member);
}

/** Drops the components that nothing refers to: the twin of each for input, unused problems. */
export function pruneComponents(document: Document): void {
  const { components = {} } = document;
  const reached = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('$ref' in value && typeof value.$ref === 'string' && !reached.has(value.$ref)) {
      reached.add(value.$ref);
      const [, , kind = '', name = ''] = value.$ref.split('/');
      visit((components as Record<string, Record<string, unknown>>)[kind]?.[name]);
    }
    for (const member of Object.values(value)) visit(member);
  };
  visit(document.paths);
  for (const [kind, entries] of Object.entries(components))
    for (const name of Object.keys(entries))
      if (!reached.has(`#/components/${kind}/${name}`))
        delete (entries as Record<string, unknown>)[name];
}
