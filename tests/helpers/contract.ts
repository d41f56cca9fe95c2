import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import findMyWay from 'find-my-way';
import type { OpenApiDocument } from '../../src/http/contract/openapi.ts';
import { assertWellFormed } from './xml.ts';

/** The part of a response that the contract speaks of. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
}

/** Refusals that precede routing, and so are not listed with each operation. */
const PROTOCOL_ERRORS = new Set([308, 400, 405, 408, 414, 415, 429, 431, 503, 505]);
const ALWAYS_SET = [
  'x-content-type-options',
  'referrer-policy',
  'content-security-policy',
  'cross-origin-resource-policy',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'cache-control',
];

/**
 * Returns a function that throws when a response is not what the app's own OpenAPI document
 * promises: its status, content type and body; and on every URL the headers, the form of problems
 * and well-formed XML.
 */
export function responseValidator(app: FastifyInstance) {
  const document = app.swagger() as OpenApiDocument;
  const schemaAt = compileLazily(document);
  const operations = findMyWay();
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of ['GET', 'POST'] as const)
      if (item?.[method === 'GET' ? 'get' : 'post'])
        operations.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), () => {}, path);

  return (method: string, url: string, answer: Answer): void => {
    const path = url.split('?', 1)[0] ?? '';
    const where = `${method} ${url} → ${answer.statusCode}`;
    const fail = (reason: string): never => {
      throw new Error(`${where}: ${reason}\n${answer.body.slice(0, 500)}`);
    };
    const check = (ref: string, body: string) => {
      const validate = schemaAt(ref);
      if (!validate(JSON.parse(body)))
        fail(`the body isn't what ${ref} says: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    };

    for (const name of ALWAYS_SET) if (answer.headers[name] === undefined) fail(`lacks ${name}`);
    const contentType = mediaTypeOf(answer);
    const isHead = method === 'HEAD';
    if (isHead && answer.body !== '') fail('HEAD has a body');

    const isRead = method === 'GET' || isHead;
    // People read it, whatever was asked for: no address of theirs is in the contract.
    const isPage = contentType === 'text/html' && isRead && !/^\/(?:v1|oembed)(?:\/|$)/.test(path);
    if (answer.statusCode >= 400 && contentType !== 'application/health+json' && !isPage) {
      if (contentType !== 'application/problem+json') fail(`an error as ${contentType}`);
      if (!isHead) {
        check('/components/schemas/Problem', answer.body);
        const { status } = JSON.parse(answer.body);
        if (status !== answer.statusCode) fail(`the problem's status is ${status}`);
      }
    }

    // Text that is not escaped as it should be makes XML that strict parsers refuse.
    if (/[/+]xml$/.test(contentType) && answer.body !== '') assertXml(textOf(answer, fail), fail);

    // No URL ends in a slash, though a parameter may match nothing.
    const asked = method === 'POST' ? 'POST' : 'GET';
    const route = path.endsWith('/') ? null : operations.find(asked, path);
    const template = route?.store as string | undefined;
    if (template === undefined || (method !== asked && !isHead)) return;
    const pointer = `/paths/${escapePointer(template)}/${asked.toLowerCase()}/responses`;
    const status = String(answer.statusCode);
    const declared =
      document.paths?.[template]?.[asked === 'GET' ? 'get' : 'post']?.responses?.[status];
    if (declared === undefined) {
      if (!PROTOCOL_ERRORS.has(answer.statusCode)) fail('the contract has no such status');
      return;
    }
    if ('$ref' in declared) return;
    if (!declared.content) {
      if (answer.body !== '') fail('the contract has no content for this status');
      return;
    }
    if (!Object.hasOwn(declared.content, contentType)) fail(`${contentType} isn't in the contract`);
    if (!isHead && /[/+]json$/.test(contentType))
      check(
        `${pointer}/${status}/content/${escapePointer(contentType)}/schema`,
        textOf(answer, fail),
      );
  };
}

function assertXml(text: string, fail: (reason: string) => never): void {
  try {
    assertWellFormed(text);
  } catch (error) {
    fail(`the body isn't well-formed XML: ${error}`);
  }
}

function textOf({ headers, body }: Answer, fail: (reason: string) => never): string {
  if (headers['content-encoding'] !== undefined) fail('decode the body before it is validated');
  return body;
}

const mediaTypeOf = ({ headers }: Answer) =>
  String(headers['content-type'] ?? '').split(';', 1)[0] ?? '';

const escapePointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

function compileLazily(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv, { mode: 'full' });
  ajv.addFormat('int32', { type: 'number', validate: isInt32 });
  ajv.addSchema({ ...document, $id: 'openapi' });
  return (pointer: string): ValidateFunction => {
    const ref = `openapi#${encodeURI(pointer)}`;
    return ajv.getSchema(ref) ?? ajv.compile({ $ref: ref });
  };
}

const isInt32 = (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31;
