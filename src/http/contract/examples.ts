import type { FastifyInstance } from 'fastify';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { PROBLEM_NAMES, type ProblemName } from '../response/problems.ts';
import { declarationOf, type ExampleContent } from './declare.ts';
import type { OpenApiDocument } from './openapi.ts';
import { responseName } from './openapi-document.ts';

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
    await addResponse(operation, exampleUrl(path, operation), app);
  }
}

const parametersOf = (operation: Operation) => (operation.parameters ?? []) as Parameter[];
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
export function exampleUrl(path: string, operation: Operation): string {
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
async function addResponse(operation: Operation, url: string, app: FastifyInstance) {
  const answer = await app.inject(url);
  if (answer.statusCode !== 200)
    throw new Error(`the example ${url} of the contract returned status ${answer.statusCode}`);
  const response = operation.responses?.['200'];
  if (!response || '$ref' in response) return;
  for (const [mediaType, content] of Object.entries(response.content ?? {})) {
    const isJson = /[/+]json$/.test(mediaType);
    const example: unknown = isJson ? withShortLists(answer.json()) : answer.body;
    const { length } = typeof example === 'string' ? example : JSON.stringify(example);
    if (length <= LONGEST_EXAMPLE) content.example = example;
  }
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
