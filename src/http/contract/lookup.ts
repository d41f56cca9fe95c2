import type { FastifyRequest } from 'fastify';
import {
  type Article,
  type Edition,
  followed,
  type Lookup,
  type Tip,
} from '../../content/library.ts';
import type { Withdrawal } from '../../content/model.ts';
import { ITEM_URLS, languageQuery } from '../../render/urls.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { type Answer, type Document, redirect } from '../response/document.ts';
import { Problem, type Translation } from '../response/problems.ts';
import { editionFor } from './parameters.ts';

export interface ItemRequest extends Pick<FastifyRequest, 'canonicalUrl' | 'snapshot'> {
  readonly routeOptions: { readonly url?: string | undefined };
  readonly params: { readonly slug: string };
  readonly query: { readonly lang?: string | undefined };
}

/** How the items of a kind are found. */
export type ItemFinder<T> = (edition: Edition, slug: string) => Lookup<T>;

export const ARTICLES: ItemFinder<Article> = (edition, slug) => edition.findArticle(slug);
export const TIPS: ItemFinder<Tip> = (edition, slug) => edition.findTip(slug);

/**
 * Answers with the item of the slug that is asked for, a redirect to its present slug (301), or the
 * problem that it was withdrawn (410) or never there (404).
 */
export function answerItem<T extends Article | Tip, Body>(
  request: ItemRequest,
  find: ItemFinder<T>,
  render: (item: T, edition: Edition) => Document<Body> | Promise<Document<Body>>,
): Answer<Body> | Promise<Document<Body>> {
  const { params, query, canonicalUrl, snapshot } = request;
  const edition = editionFor(snapshot, query);
  const lookup = find(edition, params.slug);
  if (lookup.state === 'found') return render(lookup.item, edition);
  if (lookup.state === 'unknown') throw notFound(edition.language, elsewhere(request, find));
  if (lookup.state !== 'moved') throw missing(lookup, edition.language, snapshot);
  const [, parameters] = canonicalUrl.split('?', 2);
  const url = routeUrl(request, lookup.slug);
  return redirect(301, parameters === undefined ? url : `${url}?${parameters}`);
}

/** What a slug names in other languages, and the translations of that. */
function elsewhere(request: ItemRequest, find: ItemFinder<Article | Tip>): Translation[] {
  const { library, site } = request.snapshot;
  for (const edition of library.editions) {
    const found = followed((slug) => find(edition, slug), request.params.slug);
    if (found.state !== 'found') continue;
    return library.inEveryLanguage(found.item).map(({ slug, inLanguage }) => ({
      slug,
      inLanguage,
      url: routeUrl(request, slug) + languageQuery(inLanguage, site),
    }));
  }
  return [];
}

/** The URL, but for its query, of the route of a request with another slug. */
function routeUrl({ routeOptions, params, snapshot }: ItemRequest, slug: string): string {
  const { url: template = '' } = routeOptions;
  return Object.entries({ ...params, slug }).reduce(
    (url, [name, value]) => url.replace(`:${name}`, value),
    snapshot.site.url + template,
  );
}

/** @returns the problem to throw for what is not there, any more or yet. */
export function missing(
  lookup: Exclude<Lookup<unknown>, { state: 'found' }>,
  inLanguage: string,
  { site }: Snapshot,
): Problem {
  if (lookup.state !== 'withdrawn') return notFound();
  const { withdrawn, kind } = lookup;
  const { replacedBy } = withdrawn;
  return gone(withdrawn, replacedBy && ITEM_URLS[kind]({ slug: replacedBy, inLanguage }, site));
}

/** @param translations of what has the slug in another language */
export function notFound(inLanguage?: string, translations: Translation[] = []): Problem {
  if (inLanguage === undefined || translations.length === 0)
    return new Problem('not-found', 'Nothing has this slug.');
  const own = translations.find((one) => one.inLanguage === inLanguage);
  const languages = translations.map((one) => `"${one.inLanguage}"`).join(', ');
  const detail = own
    ? `This slug is of another language; in "${inLanguage}" it is ${own.url}.`
    : `Nothing has this slug in "${inLanguage}"; it is there in ${languages}.`;
  return new Problem('not-found', detail, {
    translations,
  });
}

/** @param replacedBy the URL of what to read instead */
export function gone({ date, reason }: Withdrawal, replacedBy?: string): Problem {
  return new Problem('gone', `Withdrawn on ${date}: ${reason}`, {
    withdrawn: { date, reason },
    ...(replacedBy && { replacedBy }),
  });
}
