import { z } from 'zod';
import { type List as Items, itemsOf } from '../../content/list.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Turn } from '../limits/work-queue.ts';
import { yielding } from '../limits/yielding.ts';
import { type Document, jsonDocument } from '../response/document.ts';
import { withParameters } from './canonical-url.ts';
import { MAX_SIZE } from './parameters.ts';

/** One page of a list, with links to the others; `Link` (RFC 8288) has the same where they are short. */

const Url = z.url().max(4200);
const PageInfo = z
  .object({
    number: z.int32().min(1).max(1_000_000).describe('Which page this is, from 1'),
    size: z.int32().min(1).max(MAX_SIZE).describe('Items on a page'),
    totalItems: z.int32().min(0).max(2_147_483_647).describe('Items on all pages'),
    totalPages: z.int32().min(0).max(2_147_483_647).describe('Pages in all'),
  })
  .meta({ id: 'PageInfo', description: 'Where this page stands in its list' });

const PageLinks = z
  .object({
    self: Url.describe('The URL of this page'),
    first: Url.describe('The URL of the first page'),
    prev: Url.optional().describe('The URL of the page before, where there is one'),
    next: Url.optional().describe('The URL of the next page, where there is one'),
    last: Url.describe('The URL of the last page'),
  })
  .meta({ id: 'PageLinks', description: 'This page, and those beside it' });

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item).max(MAX_SIZE).describe('The items of this page, in order'),
    page: PageInfo,
    links: PageLinks,
  });

type List<T> = z.output<ReturnType<typeof listOf<z.ZodType<T>>>>;

/** What a page of a list follows from, and the turn in which it is made. */
export interface PageRequest {
  readonly query: { readonly page: number; readonly size: number };
  readonly snapshot: Snapshot;
  readonly canonicalUrl: string;
  readonly turn: Turn;
}

export const offsetOf = ({ page, size }: PageRequest['query']) => (page - 1) * size;

/**
 * The page of a list that is asked for, each of its items as `render` shows it.
 * @param members what the document has beside the page
 */
export async function listDocument<T, R, M extends object = Record<never, never>>(
  request: PageRequest,
  items: Items<T>,
  render: (item: T) => R,
  members?: M,
): Promise<Document<List<R> & Partial<M>>> {
  const start = offsetOf(request.query);
  const data: R[] = [];
  for await (const item of yielding(
    itemsOf(items, start, start + request.query.size),
    request.turn,
  ))
    data.push(render(item));
  const list = paginate(request, data, items.length);
  return jsonDocument({ ...list, ...members } as List<R> & Partial<M>, {
    headers: { Link: pageLinkHeader(list.links) },
  });
}

/** @param total how many items the whole list has */
export function paginate<R>(
  { query, snapshot, canonicalUrl }: PageRequest,
  data: R[],
  total: number,
): List<R> {
  const { page, size } = query;
  const self = snapshot.site.url + canonicalUrl;
  const pages = Math.ceil(total / size);
  const last = Math.max(1, pages);
  // Page 1 is the default, so its URL omits the parameter.
  const at = (number: number) =>
    number === page
      ? self
      : withParameters(self, { page: number === 1 ? undefined : String(number) });
  return {
    data,
    page: { number: page, size, totalItems: total, totalPages: pages },
    links: {
      self,
      first: at(1),
      ...(page > 1 && { prev: at(Math.min(page - 1, last)) }),
      ...(page < pages && { next: at(page + 1) }),
      last: at(last),
    },
  };
}

/**
 * Characters of links to pages in a header, unless there is one link. An address may have 2,048, and each
 * link repeats it: nginx takes 4 KB of headers unless told otherwise, and a server that sends it more for
 * one that fails.
 */
const MAX_PAGE_LINKS = 1000;

/** The `Link` header of a page: all links, or where there is no room that to the next page alone. */
export function pageLinkHeader(
  links: Readonly<Record<string, string | undefined>> & { readonly next?: string | undefined },
): string {
  const all = linkHeader(links);
  return all.length <= MAX_PAGE_LINKS ? all : linkHeader({ next: links.next });
}

/** The `Link` header of a document (RFC 8288). */
export function linkHeader(links: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(links)
    .flatMap(([rel, url]) => (url === undefined ? [] : `<${url}>; rel="${rel}"`))
    .join(', ');
}
