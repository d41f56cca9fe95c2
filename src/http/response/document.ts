import type { FastifyPluginAsync, FastifyTypeProvider, RawServerDefault } from 'fastify';
import type { z } from 'zod';
import type { Interval } from '../../snapshot/interval.ts';
import type { Freshness } from './cache-control.ts';
import type { Coding } from './encoding.ts';
import type { Parts } from './parts.ts';

/**
 * What handlers return: a document, which is a whole representation that follows from the revision
 * and the URL alone, or a redirect. They never write the reply themselves.
 */
export type Answer<Body = unknown> = Document<Body> | Redirect;

export interface Document<Body = unknown> {
  /** The full Content-Type. */
  readonly type: string;
  /** Text and bytes are sent as they are, anything else as JSON. */
  readonly body: Body | Buffer | Parts;
  /** The body in content codings that are made already; others are made when they are asked for. */
  readonly codings?: Codings;
  /** Made as small as brotli can: for what pages load beside others' content. It takes a tenth of a second. */
  readonly isSmallest?: boolean;
  /** 200 unless given; another is never cached. */
  readonly status?: number;
  /** Beside those of the route's group; `Link` is joined to the service links. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long caches may keep it; content unless given. */
  readonly freshness?: Freshness;
  /** Outside of it the answer is another; always, as far as the content is the same, unless given. */
  readonly validity?: Interval;
  /** Names the bytes, where that is known already; otherwise it is made from them. */
  readonly hash?: string;
}

/** The same bytes by content coding. */
export type Codings = Readonly<Partial<Record<Exclude<Coding, 'identity'>, Buffer | undefined>>>;

export interface Redirect {
  readonly status: 301 | 307 | 308;
  readonly location: string;
}

/** Everything of a document but what it says; its type, where it isn't the usual one. */
export type DocumentOptions = Partial<Omit<Document, 'body'>>;

export const JSON_TYPE = 'application/json; charset=utf-8';

export function jsonDocument<T>(value: T, options: DocumentOptions = {}): Document<T> {
  return { type: JSON_TYPE, body: value, ...options };
}

export function htmlDocument(html: string, options: DocumentOptions = {}): Document<string> {
  return { type: 'text/html; charset=utf-8', body: html, ...options };
}

export function redirect(status: Redirect['status'], location: string): Redirect {
  return { status, location };
}

/**
 * Types requests by their zod schemas, and what handlers return by the schema of the response: a
 * body that isn't what the contract says doesn't compile.
 */
interface DocumentTypes extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  readonly serializer: this['schema'] extends z.ZodType
    ? Answer<z.output<this['schema']>>
    : unknown;
}

/** A plugin of routes whose handlers return answers. */
export type Routes<Options extends object = Record<never, never>> = FastifyPluginAsync<
  Options,
  RawServerDefault,
  DocumentTypes
>;
