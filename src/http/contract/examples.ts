import type { FastifyInstance, InjectOptions } from 'fastify';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { PROBLEM_MEDIA_TYPE, PROBLEM_NAMES, type ProblemName } from '../response/problems.ts';
import type { OpenApiDocument } from './openapi.ts';
import { pruneComponents, responseName } from './openapi-document.ts';
import { declarationOf, type ExampleContent } from './parameter-metadata.ts';

/** Examples in the contract: parameters that exist in the library, and what they are answered. */

type Operation = OpenAPIV3_1.OperationObject;
type Parameter = OpenAPIV3_1.ParameterObject;

export async function addExamples(
  document: OpenApiDocument,
  snapshot: Snapshot,
  app: FastifyInstance,
  exampleProblem: (name: ProblemName, siteUrl: string) => object,
): Promise<void> {
  for (const name of PROBLEM_NAMES) {
    const response = document.components?.responses?.[responseName(name)];
    if (!response || '$ref' in response) continue;
    for (const body of Object.values(response.content ?? {}))
      body.example = exampleProblem(name, snapshot.site.url);
  }
  const content = exampleContent(snapshot);
  if (!content) return;
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const posted = item?.post;
    if (posted)
      await addResponse(posted, { method: 'POST', url: path, payload: exampleBody(posted) }, app);
    const operation = item?.get;
    if (!operation) continue;
    const schema = app.operations.get(operation.operationId ?? '')?.schema;
    for (const parameter of parametersOf(operation)) {
      const { name, in: place } = parameter;
      const schemas = place === 'path' ? schema?.params : schema?.querystring;
      const example = declarationOf(schemas, name)?.example?.(content);
      if (example !== undefined) parameter.example = example;
    }
    // Not every library has what a path names, such as messages.
    if (parametersOf(operation).some(isUnknownInPath)) continue;
    await addResponse(operation, { url: exampleUrl(path, operation) }, app);
    await addRefusals(document, operation, refusedRequests(path, operation), app);
  }
  // Of what each operation has a copy of its own.
  pruneComponents(document);
}

/** A request that an operation refuses, and what is wrong with it. */
interface RefusedRequest {
  readonly name: string;
  readonly summary: string;
  readonly url: string;
}

/** One request for each problem that a client can cause by its URL. */
function refusedRequests(path: string, operation: Operation): RefusedRequest[] {
  const parameters = parametersOf(operation);
  const inQuery = parameters.filter((one) => one.in === 'query');
  const inPath = parameters.filter((one) => one.in === 'path');
  const url = exampleUrl(path, operation);
  const without = (name: string) =>
    exampleUrl(path, { parameters: parameters.filter((one) => one.name !== name) });
  return [
    { name: 'malformed-url', summary: 'A malformed URL', url: withQuery(url, 'q=%zz') },
    ...(/^\/v1(?:\/|$)/.test(path) ? [{ ...UNKNOWN, url: withQuery(url, 'colour=blue') }] : []),
    ...inQuery
      .filter(({ required }) => required)
      .map(({ name }) => ({ name: `no-${name}`, summary: `No \`${name}\``, url: without(name) })),
    ...inQuery.slice(0, 1).map(({ name }) => ({
      name: `empty-${name}`,
      summary: `An empty \`${name}\``,
      url: withQuery(without(name), `${name}=`),
    })),
    ...inPath.map(({ name, example }) => ({
      name: `no-such-${name}`,
      summary: `No such \`${name}\``,
      url: url.replace(String(example), 'nothing-of-this-name'),
    })),
  ];
}

const UNKNOWN = { name: 'unknown-parameter', summary: 'A parameter that there is not' };
const withQuery = (url: string, query: string) => `${url}${url.includes('?') ? '&' : '?'}${query}`;

/** Gives each refusal of an operation the answers that it really gives, by name. */
async function addRefusals(
  document: OpenApiDocument,
  operation: Operation,
  requests: readonly RefusedRequest[],
  app: FastifyInstance,
) {
  for (const { name, summary, url } of requests) {
    const answer = await app.inject(url);
    const status = String(answer.statusCode);
    const response = ownResponse(document, operation, status);
    const body = response?.content?.[PROBLEM_MEDIA_TYPE];
    if (!body) continue;
    delete body.example;
    body.examples = { ...body.examples, [name]: { summary, value: answer.json() } };
  }
}

/** A copy of the refusal that operations share, for an operation alone. */
function ownResponse(document: OpenApiDocument, operation: Operation, status: string) {
  const response = operation.responses?.[status];
  if (!response || !('$ref' in response)) return response;
  const shared = document.components?.responses?.[response.$ref.split('/').at(-1) ?? ''];
  if (!shared || '$ref' in shared) return undefined;
  const own = structuredClone(shared);
  Object.assign(operation.responses ?? {}, { [status]: own });
  return own;
}

const parametersOf = ({ parameters = [] }: Pick<Operation, 'parameters'>) =>
  parameters as Parameter[];
const isUnknownInPath = ({ in: place, example }: Parameter) =>
  place === 'path' && example === undefined;

/** The first tip of the main article; undefined in a library without articles. */
function exampleContent({ library, site }: Snapshot): ExampleContent | undefined {
  const edition = library.edition(library.info.defaultLanguage);
  if (!edition || edition.articleCount === 0) return undefined;
  const main = edition.findArticle(library.info.featured ?? '');
  const article = main.state === 'found' ? main.item : edition.article(0);
  const [tip] = article.tips;
  return tip && { library, edition, article, tip, site };
}

/** The URL that shows an operation, with every example of its parameters. */
export function exampleUrl(path: string, operation: Pick<Operation, 'parameters'>): string {
  const query = new URLSearchParams();
  let url = path;
  for (const { name, in: place, example } of parametersOf(operation)) {
    if (example === undefined) continue;
    if (place === 'path') url = url.replace(`{${name}}`, String(example));
    else query.set(name, String(example));
  }
  return query.size > 0 ? `${url}?${query}` : url;
}

/** An example longer than this would drown the contract. */
const LONGEST_EXAMPLE = 30_000;

/** @throws Error when the example isn't answered with 200, which no reader should be shown */
async function addResponse(
  operation: Operation,
  request: InjectOptions & { url: string },
  app: FastifyInstance,
) {
  const answer = await app.inject(request);
  if (answer.statusCode !== 200)
    throw new Error(
      `the example ${request.url} of the contract returned status ${answer.statusCode}`,
    );
  const response = operation.responses?.['200'];
  if (!response || '$ref' in response) return;
  for (const [mediaType, content] of Object.entries(response.content ?? {})) {
    const isJson = /[/+]json$/.test(mediaType);
    const example: unknown = isJson ? withShortLists(answer.json()) : answer.body;
    const { length } = typeof example === 'string' ? example : JSON.stringify(example);
    if (length <= LONGEST_EXAMPLE) content.example = example;
  }
}

/** The content that shows an operation. */
export function exampleBody({ requestBody }: Operation): object {
  const content = requestBody && !('$ref' in requestBody) ? requestBody.content : undefined;
  const [first] = Object.values(content ?? {});
  return Object(first?.example);
}

/** Items that say what a list is like. */
const MOST_ITEMS = 3;

/** A JSON document with the first items of its lists. */
export function withShortLists(document: object): object {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(0, MOST_ITEMS) : value,
    ]),
  );
}
