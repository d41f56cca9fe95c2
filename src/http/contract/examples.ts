import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { OpenAPIV3_1 } from 'openapi-types';
import { articlePageUrl } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { OpenApiDocument } from './openapi.ts';

/** Examples in the contract: parameters that exist in the library, and what they are answered. */

type Operation = OpenAPIV3_1.OperationObject;
type Parameter = OpenAPIV3_1.ParameterObject;

export async function withExamples(
  document: OpenApiDocument,
  snapshot: Snapshot,
  app: FastifyInstance,
): Promise<OpenApiDocument> {
  // A library without articles has no examples.
  if (snapshot.library.editions.length === 0) return document;
  const values = exampleValues(snapshot);
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const operation = item?.get;
    if (!operation) continue;
    const kind = path.includes('/articles') ? 'articles' : (path.split('/')[2] ?? '');
    for (const parameter of parametersOf(operation)) {
      const value = parameter.name === 'slug' ? values.slugs[kind] : values.query[parameter.name];
      if (value !== undefined) parameter.example = value;
    }
    await addResponse(operation, exampleUrl(path, operation), app);
    // An answer takes some milliseconds when it is the first of its content: others get their turn.
    await setImmediate();
  }
  return document;
}

const parametersOf = (operation: Operation) => (operation.parameters ?? []) as Parameter[];

/** Values that fit together: they all belong to one tip, the first of the main article. */
function exampleValues({ library, site }: Snapshot) {
  const edition = library.edition(library.info.defaultLanguage);
  const main = edition?.findArticle(library.info.featured ?? '');
  const article = main?.state === 'found' ? main.item : edition?.article(0);
  const tip = article?.tips[0];
  const topic = tip?.topics[0];
  const topicName = edition?.topics.find(({ slug }) => slug === topic)?.name.toLowerCase();
  return {
    slugs: {
      articles: article?.slug,
      tips: tip?.slug,
      stages: article?.stage,
      topics: topic,
    } as Record<string, string | undefined>,
    query: {
      lang: library.info.defaultLanguage,
      stage: article?.stage,
      topic,
      article: article?.slug,
      slugs: article?.tips
        .slice(0, 2)
        .map(({ slug }) => slug)
        .join(','),
      q: topicName,
      seed: 'monday',
      date: article?.dateModified,
      since: article?.datePublished,
      url: article && articlePageUrl(article, site),
    } as Record<string, string | undefined>,
  };
}

/** The URL that shows an operation: what it requires, and short pages. */
export function exampleUrl(path: string, operation: Operation): string {
  const query = new URLSearchParams();
  let url = path;
  for (const { name, in: place, required, example } of parametersOf(operation)) {
    if (place === 'path') url = url.replace(`{${name}}`, String(example));
    else if (required) query.set(name, String(example));
    else if (name === 'size') query.set(name, '1');
    else if (name === 'seed' || name === 'date') query.set(name, String(example));
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
  if (!response || '$ref' in response || answer.body.length > LONGEST_EXAMPLE) return;
  for (const [mediaType, content] of Object.entries(response.content ?? {}))
    content.example = /[/+]json$/.test(mediaType) ? answer.json() : answer.body;
}
