import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BAD_TARGET, groupOf, isRead, rulesOf } from '../response/addresses.ts';
import { redirect } from '../response/document.ts';
import type { HeaderSets } from '../response/headers.ts';
import { Problem } from '../response/problems.ts';
import { sendRedirect } from '../response/redirect.ts';
import { checkTarget, decodeUnreserved, HOST } from './request-target.ts';

const READING = 'GET, HEAD, OPTIONS';
const POSTING = 'POST, OPTIONS';

/**
 * What no route should have to think about: bad URLs and hosts, other methods, request content,
 * slashes at the end. Register it before any route.
 */
export function requestChecks(app: FastifyInstance, headers: HeaderSets): void {
  app.addHook('onRoute', (route) => {
    const { querystring } = (route.schema ?? {}) as { querystring?: z.ZodObject };
    const parameters = querystring ?? z.object({});
    const { unknownParameters } = rulesOf(route);
    route.schema = {
      ...route.schema,
      querystring: unknownParameters === 'refuse' ? parameters.strict() : parameters.strip(),
    };
  });
  const takes = (method: 'GET' | 'POST', url: string) => app.findRoute({ method, url }) !== null;
  const exists = (path: string) => takes('GET', path) || takes('POST', path);
  const moveTo = (path: string, query: readonly string[], reply: FastifyReply) =>
    sendRedirect(reply, redirect(308, [path, ...query].join('?')), headers);

  app.addHook('onRequest', (request, reply, done) => {
    // Only what is posted has content; that of other requests is refused.
    const content = hasContent(request.raw) && (request.is404 || request.method !== 'POST');
    // What follows on the connection is the content, which nobody looks at.
    if (content) reply.header('Connection', 'close');
    const problem = checkVersion(request) ?? checkSentTarget(request) ?? checkHost(request);
    if (problem) return done(problem);
    const [path = '', ...query] = request.url.split('?');
    const plain = decodeUnreserved(path);
    if (plain !== path && !DOT_SEGMENT.test(plain) && exists(plain))
      return moveTo(plain, query, reply);
    if (request.is404 && (!isRead(request) || takes('POST', path))) {
      // A parameter would match nothing, too, where a path ends in a slash.
      const shorter = withoutLastSlashes(path);
      if (path !== '*' && !exists(shorter)) return done(new Problem('not-found'));
      const methods = takes('POST', shorter) ? POSTING : READING;
      if (request.method === 'POST' && methods === POSTING) return moveTo(shorter, query, reply);
      if (request.method === 'OPTIONS' && !content) return sendOptions(reply, headers, methods);
      return done(methodNotAllowed(methods));
    }
    if (content) return done(new Problem('content-not-supported'));
    if (isCompressed(request)) return done(compressedContent());
    if (request.url.endsWith('/') || request.url.includes('/?')) {
      // No URL ends in a slash: the same path without it is where the thing is.
      const shorter = withoutLastSlashes(path);
      if (shorter !== path && exists(shorter)) return moveTo(shorter, query, reply);
    }
    if (waitsToSend(request)) reply.raw.writeContinue();
    done();
  });
}

/** The response to other methods than those of a URL, which `Allow` names (RFC 9110 §15.5.6). */
export function methodNotAllowed(
  methods = READING,
  detail = `This URL takes ${methods}.`,
): Problem {
  return new Problem('method-not-allowed', detail, {}, { Allow: methods });
}

/** Content is taken as it is: what it unfolds to could be any size (RFC 9110 §15.5.16). */
const compressedContent = () =>
  new Problem(
    'content-not-supported',
    'The request content must not be compressed: send it without Content-Encoding.',
    {},
    { 'Accept-Encoding': 'identity', Connection: 'close' },
  );

const isCompressed = ({ method, raw: { headers } }: FastifyRequest) =>
  method === 'POST' && !/^(?:identity)?$/i.test(headers['content-encoding'] ?? '');

/** Whether the client sends its content when it is asked to (RFC 9110 §10.1.1). */
const waitsToSend = ({ method, raw: { headers, httpVersion } }: FastifyRequest) =>
  method === 'POST' && httpVersion === '1.1' && /^100-continue$/i.test(headers.expect ?? '');

const DOT_SEGMENT = /\/\.{1,2}(?:\/|$)/;

function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function sendOptions(reply: FastifyReply, headers: HeaderSets, methods: string): void {
  reply
    .code(204)
    .headers({
      ...headers[groupOf(reply.request)],
      Allow: methods,
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Methods': methods,
      // Any: no credentials are ever read. The wildcard leaves this one out (Fetch standard, CORS).
      'Access-Control-Allow-Headers': '*, Authorization',
      'Access-Control-Max-Age': '86400',
    })
    .send();
}

/** Node's parser takes any version that has the form of one. */
function checkVersion({ raw }: FastifyRequest): Problem | undefined {
  return raw.httpVersion === '1.1' || raw.httpVersion === '1.0'
    ? undefined
    : new Problem('http-version-not-supported');
}

const checkSentTarget = ({ url, originalUrl, method }: FastifyRequest) =>
  url === BAD_TARGET ? checkTarget(originalUrl, method) : undefined;

function checkHost({ raw }: FastifyRequest): Problem | undefined {
  const { host } = raw.headers;
  if (host === undefined)
    return raw.httpVersion === '1.0'
      ? undefined
      : new Problem('bad-request', 'The request has no Host header.');
  if (!HOST.test(host)) return new Problem('bad-request', 'The Host header is not a host name.');
  // Node keeps the first of several in `headers`.
  let hosts = 0;
  for (let i = 0; i < raw.rawHeaders.length; i += 2)
    if (raw.rawHeaders[i]?.length === 4 && raw.rawHeaders[i]?.toLowerCase() === 'host') hosts++;
  return hosts > 1
    ? new Problem('bad-request', 'The request has more than one Host header.')
    : undefined;
}

export function hasContent({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return (length !== undefined && length !== '0') || headers['transfer-encoding'] !== undefined;
}
