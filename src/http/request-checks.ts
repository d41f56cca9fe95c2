import type { FastifyInstance, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Problem } from './problems.ts';

const MAX_URL_LENGTH = 2048;
const NULL_CHARACTER = /%00|\0/;
/** RFC 9112 §3.2 and RFC 3986 §3.2.2: a name, an IPv4 address or a bracketed IPv6 one; a port. */
const HOST = /^(?:[A-Za-z0-9._~-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/** Refuses what no route should have to think about: bad URLs, bad hosts, request content. */
export const requestChecks = fastifyPlugin(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', (request, reply, done) => {
      const problem = checkTarget(request.url) ?? checkHost(request) ?? checkContent(request);
      // What follows on the connection may be the content that is not read.
      if (problem?.type === 'content-not-supported') reply.header('Connection', 'close');
      done(problem);
    });
  },
  { name: 'request-checks' },
);

/** @returns what is wrong with a request target (RFC 9112 §3.2), if anything is. */
export function checkTarget(target: string): Problem | undefined {
  if (target.length > MAX_URL_LENGTH)
    return new Problem('uri-too-long', `The URL is longer than ${MAX_URL_LENGTH} characters.`);
  if (!target.includes('%') && !target.includes('\0')) return undefined;
  if (NULL_CHARACTER.test(target))
    return new Problem('bad-request', 'The URL contains a null character.');
  try {
    decodeURIComponent(target);
    return undefined;
  } catch {
    return new Problem('bad-request', 'The URL has a malformed percent-encoding.');
  }
}

function checkHost({ raw, headers }: FastifyRequest): Problem | undefined {
  let hosts = 0;
  for (let i = 0; i < raw.rawHeaders.length; i += 2)
    if (raw.rawHeaders[i]?.length === 4 && raw.rawHeaders[i]?.toLowerCase() === 'host') hosts++;
  if (hosts > 1) return new Problem('bad-request', 'The request has more than one Host header.');
  if (headers.host !== undefined && !HOST.test(headers.host))
    return new Problem('bad-request', 'The Host header is not a host name.');
  return undefined;
}

function checkContent({ headers }: FastifyRequest): Problem | undefined {
  const length = headers['content-length'];
  if ((length === undefined || length === '0') && headers['transfer-encoding'] === undefined)
    return undefined;
  return new Problem('content-not-supported', 'No URL of this API takes request content.');
}
