import type { FastifyReply } from 'fastify';
import { groupOf } from './addresses.ts';
import type { Redirect } from './document.ts';
import type { HeaderSets } from './headers.ts';

/** Sends a redirect; caches may keep a lasting one for an hour (RFC 9110 §15.4). */
export function sendRedirect(
  reply: FastifyReply,
  { status, location }: Redirect,
  headers: HeaderSets,
): FastifyReply {
  return reply
    .code(status)
    .headers({
      ...headers[groupOf(reply.request)],
      'Cache-Control': status === 307 ? 'no-store' : 'public, max-age=3600',
      Location: location,
    })
    .send();
}
