import type { FastifyRequest } from 'fastify';
import type { Lookup } from '../../content/library.ts';
import type { Withdrawal } from '../../content/model.ts';
import { articleUrl } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { type Answer, type Document, redirect } from './document.ts';
import { Problem } from './problems.ts';

/**
 * Answers with the thing that was looked up, a redirect to its present slug (301), or the problem
 * that it was withdrawn (410) or never there (404).
 */
export function answer<T, Body>(
  { canonicalUrl, snapshot }: Pick<FastifyRequest, 'canonicalUrl' | 'snapshot'>,
  lookup: Lookup<T>,
  urlOf: (slug: string) => string,
  render: (item: T) => Document<Body> | Promise<Document<Body>>,
): Answer<Body> | Promise<Document<Body>> {
  if (lookup.state === 'found') return render(lookup.item);
  if (lookup.state !== 'moved') throw missing(lookup, snapshot);
  const [, query] = canonicalUrl.split('?', 2);
  const [path = ''] = urlOf(lookup.slug).split('?', 1);
  return redirect(301, query === undefined ? path : `${path}?${query}`);
}

/** @returns the problem to throw for what is not there, any more or yet. */
export function missing(
  lookup: Exclude<Lookup<unknown>, { state: 'found' }>,
  { site }: Snapshot,
): Problem {
  if (lookup.state !== 'withdrawn') return notFound();
  const { inLanguage, withdrawn } = lookup.article;
  const { replacedBy } = withdrawn;
  return gone(withdrawn, replacedBy && articleUrl({ slug: replacedBy, inLanguage }, site));
}

export const notFound = () => new Problem('not-found', 'Nothing has this slug.');

/** @param replacedBy the URL of the article to read instead */
export function gone({ date, reason }: Withdrawal, replacedBy?: string): Problem {
  return new Problem('gone', `Withdrawn on ${date}: ${reason}`, {
    withdrawn: { date, reason },
    ...(replacedBy && { replacedBy }),
  });
}
