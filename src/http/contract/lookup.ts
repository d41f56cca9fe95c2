import type { FastifyRequest } from 'fastify';
import type { Edition, Lookup } from '../../content/library.ts';
import type { Withdrawal } from '../../content/model.ts';
import type { Site } from '../../render/site.ts';
import { articleUrl, type ItemName } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { type Answer, type Document, redirect } from '../response/document.ts';
import { Problem } from '../response/problems.ts';
import { checkRegion, editionFor } from './parameters.ts';

interface ItemRequest extends Pick<FastifyRequest, 'canonicalUrl' | 'snapshot'> {
  readonly params: { readonly slug: string };
  readonly query: { readonly lang?: string | undefined; readonly region?: string | undefined };
}

/**
 * Answers with the item of the slug that is asked for, a redirect to its present slug (301), or the
 * problem that it was withdrawn (410) or never there (404).
 * @param urlOf builds the redirect target from the current slug
 */
export function answerItem<T, Body>(
  { params, query, canonicalUrl, snapshot }: ItemRequest,
  find: (edition: Edition, slug: string) => Lookup<T>,
  urlOf: (item: ItemName, site: Site) => string,
  render: (item: T, edition: Edition) => Document<Body> | Promise<Document<Body>>,
): Answer<Body> | Promise<Document<Body>> {
  const edition = editionFor(snapshot, query.lang);
  checkRegion(edition, query.region);
  const lookup = find(edition, params.slug);
  if (lookup.state === 'found') return render(lookup.item, edition);
  if (lookup.state !== 'moved') throw missing(lookup, snapshot);
  const url = urlOf({ slug: lookup.slug, inLanguage: edition.language }, snapshot.site);
  const [path = ''] = url.split('?', 1);
  const [, parameters] = canonicalUrl.split('?', 2);
  return redirect(301, parameters === undefined ? path : `${path}?${parameters}`);
}

export const findArticle = (edition: Edition, slug: string) => edition.findArticle(slug);
export const findTip = (edition: Edition, slug: string) => edition.findTip(slug);

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
