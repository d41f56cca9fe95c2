import type { FastifyReply } from 'fastify';
import type { Lookup } from '../../content/library.ts';
import { articleUrl } from '../../render/urls.ts';
import type { Document } from './documents.ts';
import { sendRedirect } from './errors.ts';
import type { HeaderSets } from './headers.ts';
import { Problem } from './problems.ts';

/**
 * Answers with the thing that was looked up, a redirect to its present slug (301), or the problem
 * that it was withdrawn (410) or never there (404).
 */
export function answer<T>(
  reply: FastifyReply,
  lookup: Lookup<T>,
  headers: HeaderSets,
  urlOf: (slug: string) => string,
  render: (item: T) => Document,
): Promise<FastifyReply> | FastifyReply {
  if (lookup.state === 'found') return reply.document(render(lookup.item));
  if (lookup.state === 'moved') {
    const [, query] = reply.request.url.split('?', 2);
    const [url = ''] = urlOf(lookup.slug).split('?', 1);
    return sendRedirect(reply, 301, query === undefined ? url : `${url}?${query}`, headers);
  }
  throw missing(lookup, reply);
}

/** @returns the problem to throw for what is not there, any more or yet. */
export function missing(
  lookup: Exclude<Lookup<unknown>, { state: 'found' }>,
  reply: FastifyReply,
): Problem {
  if (lookup.state !== 'withdrawn') return new Problem('not-found', 'Nothing has this slug.');
  const { withdrawn, inLanguage } = lookup.article;
  const { date, reason, replacedBy } = withdrawn;
  const { site } = reply.request.snapshot;
  return new Problem('gone', `Withdrawn on ${date}: ${reason}`, {
    withdrawn: { date, reason },
    ...(replacedBy && { replacedBy: articleUrl({ slug: replacedBy, inLanguage }, site) }),
  });
}
