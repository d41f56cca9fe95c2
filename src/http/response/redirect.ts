import type { FastifyReply } from 'fastify';
import type { Redirect } from './document.ts';
import { groupOf, type HeaderSets } from './headers.ts';

/** Sends a redirect that caches may keep for an hour (RFC 9110 §15.4). */
export function sendRedirect(
  reply: FastifyReply,
  { status, location }: Redirect,
  headers: HeaderSets,
): FastifyReply {
  return reply
    .code(status)
    .headers({
      ...headers[groupOf(reply.request)],
      'Cache-Control': 'public, max-age=3600',
      Location: location,
    })
    .send();
}
