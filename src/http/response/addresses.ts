import type { FastifyRequest, RouteOptions } from 'fastify';

/** Routes with the same security headers and the same ways with errors. */
export type RouteGroup = 'api' | 'page' | 'frame' | 'asset' | 'docs';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `api` unless given. */
    group?: RouteGroup;
  }
}

interface AddressRules {
  /** What becomes of parameters that a route doesn't know. */
  readonly unknownParameters: 'refuse' | 'ignore' | 'redirect';
  /** Whether people read an error there: on a page, or in a frame on somebody else's. */
  readonly errors: 'problem' | 'page' | 'notice';
}

/**
 * The rules of each kind of address, whatever the headers of a request: people get pages and
 * only followed a link that somebody decorated; programs get problems. Who shows a frame or loads a
 * file didn't choose what was added to its address.
 */
const RULES: Readonly<Record<RouteGroup, AddressRules>> = {
  // Such as feeds, `/llms.txt` and `/health`.
  api: { unknownParameters: 'ignore', errors: 'problem' },
  asset: { unknownParameters: 'ignore', errors: 'problem' },
  frame: { unknownParameters: 'ignore', errors: 'notice' },
  page: { unknownParameters: 'redirect', errors: 'page' },
  docs: { unknownParameters: 'redirect', errors: 'page' },
};
/** So that a typing error is never taken for an empty answer. */
const VERSIONED: AddressRules = { unknownParameters: 'refuse', errors: 'problem' };

/**
 * What a bad target is routed as, so that it is counted, logged and limited like other requests. No
 * client can send it: the parser refuses control characters.
 */
export const BAD_TARGET = '/\0';

const isVersioned = (path: string) => /^\/v1(?:[/?]|$)/.test(path);

export const isRead = ({ method }: Pick<FastifyRequest, 'method'>) =>
  method === 'GET' || method === 'HEAD';

/** Whether a route is for probes, which neither wait nor count. */
export const isProbe = (route: string | undefined) => route?.startsWith('/health/') ?? false;

export function rulesOf({ url, config }: Pick<RouteOptions, 'url' | 'config'>): AddressRules {
  return isVersioned(url) ? VERSIONED : RULES[config?.group ?? 'api'];
}

/** That of the route, so that what replaces an embed can be framed as the embed could. */
export function groupOf({ is404, routeOptions, url }: FastifyRequest): RouteGroup {
  return routeOptions.config?.group ?? (is404 ? groupOfUnknown(url) : 'api');
}

/** Of an address at which nothing is: people mistype those of pages and frames. */
function groupOfUnknown(url: string): RouteGroup {
  if (isVersioned(url) || url === BAD_TARGET) return 'api';
  if (/^\/(?:assets|share|embed\/v\d[^/]*)\//.test(url)) return 'asset';
  return url.startsWith('/embed/') ? 'frame' : 'page';
}

export function errorsOf(request: FastifyRequest): AddressRules['errors'] {
  return !isRead(request) || isVersioned(request.url) ? 'problem' : RULES[groupOf(request)].errors;
}
