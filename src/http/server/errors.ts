import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { z } from 'zod';
import { groupOf, type HeaderSets, type Headers } from '../response/headers.ts';
import { PROBLEM_MEDIA_TYPE, Problem, problemDocument } from '../response/problems.ts';
import { toProblem } from './to-problem.ts';

interface Options {
  readonly headers: HeaderSets;
  readonly publicUrl: string;
}

/** How long caches may remember that something is not there, in seconds. */
const NOT_FOUND_LIFETIME = 10;

/** Answers every error, and what no route answers. */
export const errors = fastifyPlugin(
  async (app: FastifyInstance, options: Options) => {
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
  const problem = toProblem(thrown, parametersOf(request));
  if (problem.type === 'internal-error')
    request.log.error({ err: thrown, requestId: request.id }, 'request failed');
  const group = options.headers[groupOf(request)];
  const { headers, body } = renderProblem(problem, group, options.publicUrl, request.id);
  return reply.code(problem.status).headers(headers).serializer(String).send(body);
}

/** The names of the query parameters that the route of a request has. */
function parametersOf({ routeOptions }: FastifyRequest): string[] {
  const { querystring } = (routeOptions.schema ?? {}) as { querystring?: z.ZodObject };
  return Object.keys(querystring?.shape ?? {}).sort();
}

/** The whole response, status line included, for where there is no request to reply to. */
export function rawProblem(problem: Problem, options: Options): Buffer {
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
