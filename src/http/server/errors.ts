import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { z } from 'zod';
import { languageQuery } from '../../render/urls.ts';
import { groupOf, type HeaderSets, type Headers } from '../response/headers.ts';
import { PROBLEM_MEDIA_TYPE, Problem, problemDocument } from '../response/problems.ts';
import type { PathSuggestions } from './path-suggestions.ts';
import { toProblem } from './to-problem.ts';

interface Options {
  readonly headers: HeaderSets;
  readonly publicUrl: string;
  readonly suggestions: PathSuggestions;
}

/** How long caches may remember that something is not there, in seconds. */
const NOT_FOUND_LIFETIME = 10;

/** Answers every error, and what no route answers. */
export const errors = fastifyPlugin(
  async (app: FastifyInstance, options: Options) => {
    app.addHook('onRoute', ({ method, url }) => {
      if (method === 'GET') options.suggestions.addRoute(url);
    });
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, options));
    app.setNotFoundHandler(() => {
      throw new Problem('not-found', 'Nothing is at this URL.');
    });
  },
  { name: 'errors' },
);

export function sendProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: Options,
): FastifyReply {
  const problem = withSuggestion(toProblem(thrown, parametersOf(request)), request, options);
  if (problem.type === 'internal-error')
    request.log.error({ err: thrown, requestId: request.id }, 'request failed');
  const group = options.headers[groupOf(request)];
  const { headers, body } = renderProblem(problem, group, options.publicUrl, request.id);
  return reply.code(problem.status).headers(headers).serializer(String).send(body);
}

/** Adds to the problem that nothing is at a URL which URL was probably meant. */
function withSuggestion(
  problem: Problem,
  { method, url, query, snapshot }: FastifyRequest,
  { suggestions, publicUrl }: Options,
): Problem {
  const { type, message, members } = problem;
  if (type !== 'not-found' || members.translations || !READ.has(method)) return problem;
  const { library, site } = snapshot;
  const { lang } = (query ?? {}) as { lang?: unknown };
  const edition =
    library.edition(String(lang ?? site.defaultLanguage)) ?? library.edition(site.defaultLanguage);
  const path = edition && suggestions.suggest(url.split('?', 1)[0] ?? '', edition);
  if (!edition || path === undefined) return problem;
  const didYouMean = publicUrl + path + languageQuery(edition.language, site);
  return new Problem(type, `${message} Did you mean ${didYouMean}?`, { ...members, didYouMean });
}

const READ: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The names of the query parameters that the route of a request has. */
function parametersOf({ routeOptions }: FastifyRequest): string[] {
  const { querystring } = (routeOptions.schema ?? {}) as { querystring?: z.ZodObject };
  return Object.keys(querystring?.shape ?? {}).sort();
}

/** The whole response, status line included, for where there is no request to reply to. */
export function rawProblem(problem: Problem, options: Omit<Options, 'suggestions'>): Buffer {
  const { api } = options.headers;
  const { headers, body } = renderProblem(problem, api, options.publicUrl, randomUUID());
  const fields = Object.entries({
    ...headers,
    Date: new Date().toUTCString(),
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  });
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const reason = STATUS_CODES[problem.status] ?? '';
  return Buffer.from(`HTTP/1.1 ${problem.status} ${reason}\r\n${head}\r\n${body}`);
}

function renderProblem(problem: Problem, group: Headers, publicUrl: string, requestId: string) {
  const cacheControl =
    problem.type === 'not-found' ? `public, max-age=${NOT_FOUND_LIFETIME}` : 'no-store';
  return {
    headers: {
      ...group,
      'Content-Type': PROBLEM_MEDIA_TYPE,
      // Whatever the language of the library.
      'Content-Language': 'en',
      'Cache-Control': cacheControl,
      ...problem.headers,
    },
    body: JSON.stringify(problemDocument(problem, publicUrl, requestId)),
  };
}
