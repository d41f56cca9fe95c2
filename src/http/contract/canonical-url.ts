import type { FastifyRequest, RouteOptions } from 'fastify';
import { z } from 'zod';
import { compare } from '../../content/compare.ts';
import type { Library } from '../../content/library.ts';
import { declarationOf } from './parameter-metadata.ts';

/**
 * One spelling for each URL: what is asked for otherwise (parameters in another order, defaults
 * written out, other percent-encodings) is the same document. The path keeps its spelling, for any
 * other is redirected.
 */

declare module 'fastify' {
  interface FastifyRequest {
    /** Path and query in their one spelling; there once the parameters are validated. */
    canonicalUrl: string;
  }
}

/** What is the same as leaving a parameter out, by its name. */
type Defaults = Readonly<Record<string, (library: Library) => string>>;

/** Whether a request has parameters that its route doesn't know. */
export function hasUnknownParameters({
  url,
  query,
}: Pick<FastifyRequest, 'url' | 'query'>): boolean {
  const [, ...queries] = url.split('?');
  const names = new URLSearchParams(queries.join('?')).keys();
  return [...names].some((name) => !Object.hasOwn(query as object, name));
}

/** The defaults that a route's schema declares. */
export function defaultsOf({ schema }: RouteOptions): Defaults {
  const { querystring } = (schema ?? {}) as { querystring?: unknown };
  if (!(querystring instanceof z.ZodObject)) return {};
  return Object.fromEntries(
    Object.entries(querystring.shape).flatMap(([name, parameter]): [string, Defaults[string]][] => {
      const ofLibrary = declarationOf(querystring, name)?.defaultOf;
      if (ofLibrary) return [[name, ofLibrary]];
      const { success, data } = z.safeParse(parameter, undefined);
      return success && data !== undefined ? [[name, () => String(data)]] : [];
    }),
  );
}

export function canonicalUrl(
  { url, query, snapshot }: Pick<FastifyRequest, 'url' | 'query' | 'snapshot'>,
  defaults: Defaults,
): string {
  const [path = ''] = url.split('?', 1);
  const { library } = snapshot;
  const parameters = Object.entries(query as Record<string, unknown>).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const given = String(value);
    // The language that answers, of the many tags that find it.
    const text = name === 'lang' ? (library.edition(given)?.language ?? given) : given;
    return text === defaults[name]?.(library) ? [] : [parameter(name, text)];
  });
  return withQuery(path, parameters);
}

/** The language of what answers a request; undefined if that isn't in one. */
export function languageOf(
  { query, snapshot: { library } }: Pick<FastifyRequest, 'query' | 'snapshot'>,
  defaults: Defaults,
): string | undefined {
  const { lang = defaults.lang?.(library) } = query as { lang?: string };
  return lang === undefined ? undefined : library.edition(lang)?.language;
}

/**
 * A canonical URL with other values for some of its parameters; undefined takes one out. Works on
 * absolute URLs, too.
 */
export function withParameters(
  canonical: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  const [path = '', query = ''] = canonical.split('?', 2);
  const kept = query.split('&').filter((one) => one !== '' && !Object.hasOwn(values, nameOf(one)));
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [parameter(name, value)],
  );
  return withQuery(path, [...kept, ...given]);
}

function withQuery(path: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return path;
  return `${path}?${parameters.toSorted((a, b) => compare(nameOf(a), nameOf(b))).join('&')}`;
}

/** Lists of slugs, dates and addresses stay readable: RFC 3986 §3.4 lets these stand in a query. */
const parameter = (name: string, value: string) =>
  String(new URLSearchParams({ [name]: value })).replaceAll(
    /%(?:2C|2F|3A|7E)/g,
    decodeURIComponent,
  );

const nameOf = (parameter: string) => parameter.split('=', 1)[0] ?? '';
