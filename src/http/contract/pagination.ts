import { z } from 'zod';
import { MAX_SIZE } from './parameters.ts';

/** One page of a list, with links to the others; the same links stand in `Link` (RFC 8288). */

const Url = z.url().max(4200);
const PageInfo = z
  .object({
    number: z.int32().min(1).max(1_000_000),
    size: z.int32().min(1).max(MAX_SIZE),
    totalItems: z.int32().min(0).max(2_147_483_647),
    totalPages: z.int32().min(0).max(2_147_483_647),
  })
  .meta({ id: 'PageInfo', description: 'Where this page stands in its list' });

const PageLinks = z
  .object({
    self: Url,
    first: Url,
    prev: Url.optional(),
    next: Url.optional(),
    last: Url,
  })
  .meta({ id: 'PageLinks', description: 'This page, and those beside it' });

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item).max(MAX_SIZE), page: PageInfo, links: PageLinks });

export interface PageRequest {
  readonly page: number;
  readonly size: number;
}

export const offsetOf = ({ page, size }: PageRequest) => (page - 1) * size;

/**
 * @param url the absolute URL of this page as it was asked for
 * @param total how many items the whole list has
 */
export function paginate<T>(data: T[], total: number, { page, size }: PageRequest, url: string) {
  const pages = Math.ceil(total / size);
  const at = (number: number) => {
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    return target.href;
  };
  const links = {
    self: url,
    first: at(1),
    ...(page > 1 && { prev: at(Math.min(page - 1, Math.max(1, pages))) }),
    ...(page < pages && { next: at(page + 1) }),
    last: at(Math.max(1, pages)),
  };
  return {
    data,
    page: { number: page, size, totalItems: total, totalPages: pages },
    links,
  };
}

/** The `Link` header of a page (RFC 8288). */
export function linkHeader(links: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(links)
    .flatMap(([rel, url]) => (url === undefined ? [] : `<${url}>; rel="${rel}"`))
    .join(', ');
}
