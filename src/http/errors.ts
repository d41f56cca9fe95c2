import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import findMyWay from 'find-my-way';
import { type HeaderSets, problemHeaders } from './headers.ts';
import { Problem, problemDocument } from './problems.ts';
import { toProblem } from './to-problem.ts';

interface Options {
  readonly headers: HeaderSets;
  readonly publicUrl: string;
}

/** How long caches may remember that something is not there, in seconds. */
const NOT_FOUND_LIFETIME = 10;
const METHODS = 'GET, HEAD, OPTIONS';

/** Answers every error, and what no route answers: 404, 405, OPTIONS, trailing slashes. */
export const errors = fastifyPlugin(
  async (app: FastifyInstance, options: Options) => {
    const paths = findMyWay();
    app.addHook('onRoute', ({ url, method }) => {
      if (method === 'GET') paths.on('GET', url, () => {});
    });
    const exists = (path: string) => paths.find('GET', path) !== null;

    // No URL ends in a slash: the same path without it is where the thing is.
    app.addHook('onRequest', (request, reply, done) => {
      const [path = '/', query] = splitOnce(request.url, '?');
      const shorter = path.replace(/\/+$/, '');
      if (shorter === path || shorter === '' || !exists(shorter)) return done();
      const location = query === undefined ? shorter : `${shorter}?${query}`;
      return sendRedirect(reply, 308, location, options.headers);
    });
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, options));
    app.setNotFoundHandler((request, reply) => {
      if (!exists(splitOnce(request.url, '?')[0]))
        throw new Problem('not-found', 'Nothing is at this URL.');
      if (request.method !== 'OPTIONS') {
        const detail = 'This URL is read with GET or HEAD.';
        throw new Problem('method-not-allowed', detail, {}, { Allow: METHODS });
      }
      return reply
        .code(204)
        .headers({
          ...options.headers.api,
          Allow: METHODS,
          'Cache-Control': 'no-store',
          'Access-Control-Allow-Methods': METHODS,
          'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since, traceparent',
          'Access-Control-Max-Age': '86400',
        })
        .send();
    });
  },
  { name: 'errors' },
);

export function sendProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { headers, publicUrl }: Options,
): FastifyReply {
  const problem = toProblem(thrown);
  const isFault = problem.type === 'internal-error';
  if (isFault) request.log.error({ err: thrown }, 'request failed');
  const document = problemDocument(problem, publicUrl);
  const cacheControl =
    problem.type === 'not-found' ? `public, max-age=${NOT_FOUND_LIFETIME}` : 'no-store';
  return reply
    .code(problem.status)
    .headers({ ...problemHeaders(headers, cacheControl), ...problem.headers })
    .serializer(String)
    .send(JSON.stringify(isFault ? { ...document, requestId: request.id } : document));
}

/** A redirect that caches may keep for an hour (RFC 9110 §15.4). */
export function sendRedirect(
  reply: FastifyReply,
  status: 301 | 308,
  location: string,
  headers: HeaderSets,
): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers.api, 'Cache-Control': 'public, max-age=3600', Location: location })
    .send();
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
