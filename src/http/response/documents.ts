import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { cutSlowReader } from '../server/slow-readers.ts';
import { isNotModified } from './conditional.ts';
import { type Coding, encode, negotiateCoding } from './encoding.ts';
import { groupOf, type HeaderSets, serviceLinks } from './headers.ts';
import { Problem } from './problems.ts';

/**
 * Sends documents: whole representations that follow from the revision and the URL alone, so that
 * each is made once, kept with its headers and codings, and sent again from memory.
 */
export interface Document {
  /** The full Content-Type. */
  readonly type: string;
  readonly body: string | Buffer;
  /** 200 unless given; another is never cached. */
  readonly status?: 200 | 503;
  /** Beside those of the route's group; `Link` is joined to the service links. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long caches may keep it; content unless given. */
  readonly freshness?: Freshness;
  /** When the answer changes by itself, in milliseconds since 1970. */
  readonly validUntil?: number;
  /** Tells apart what one URL serves under one revision at different times. */
  readonly variant?: string;
}

export type Freshness = 'content' | 'hour' | 'immutable' | 'none';

/** Seconds that browsers and shared caches (RFC 9111 §5.2.2.10) may keep an answer. */
const LIFETIMES = {
  content: { browser: 60, shared: 300 },
  hour: { browser: 3600, shared: 3600 },
} as const;

/** Seconds after that in which it may be served while a new one is fetched, or can't be (RFC 5861). */
const STALE_WHILE_REVALIDATE = 86_400;
const STALE_IF_ERROR = 604_800;

/** More than this costs more to copy than a second piece costs to write. */
const ONE_PIECE_BYTES = 16_384;

/**
 * A small one is a string with a character for each byte: Node writes it in one piece with the
 * headers. A large one has memory of its own.
 */
type Bytes = Buffer | string;

interface Variant {
  readonly body: Bytes;
  readonly etag: string;
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: string[];
  readonly headers304: string[];
}

interface Entry {
  readonly document: Omit<Document, 'body'>;
  readonly identity: Bytes;
  readonly snapshot: Snapshot;
  readonly variants: Partial<Record<Coding, Variant>>;
  readonly group: keyof HeaderSets;
}

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a document: negotiated, conditional, cached. */
    document(document: Document): Promise<FastifyReply>;
  }
}

interface Options {
  readonly headers: HeaderSets;
  readonly publicUrl: string;
  /** Bytes of documents to keep; 0 for none. */
  readonly cacheBytes: number;
  readonly now: () => number;
}

async function documents(app: FastifyInstance, options: Options) {
  const { headers, now } = options;
  const links = serviceLinks(options.publicUrl);
  const cache =
    options.cacheBytes > 0
      ? new LRUCache<string, Entry>({ maxSize: options.cacheBytes, sizeCalculation: sizeOf })
      : undefined;

  let cached: Snapshot | undefined;

  app.addHook('onRequest', (request, reply, done) => {
    const { snapshot } = request;
    if (snapshot !== cached) {
      // Entries hold their snapshot, which may be large: none may outlive it.
      cache?.clear();
      cached = snapshot;
    }
    const entry = isRead(request) ? cache?.get(request.url) : undefined;
    if (entry === undefined || isStale(entry, now())) done();
    else send(request, reply, entry).catch(done);
  });

  app.decorateReply('document', async function (this: FastifyReply, document: Document) {
    const { request } = this;
    const { body, ...rest } = document;
    const entry: Entry = {
      document: rest,
      identity: pack(typeof body === 'string' ? Buffer.from(body) : body),
      snapshot: request.snapshot,
      variants: {},
      group: groupOf(request),
    };
    await send(request, this, entry);
    if (document.freshness !== 'none' && entry.snapshot === cached) cache?.set(request.url, entry);
    return this;
  });

  /** Not async where it need not be: most requests are answered before it returns. */
  async function send(request: FastifyRequest, reply: FastifyReply, entry: Entry): Promise<void> {
    if (!isAcceptable(request.headers.accept, entry.document.type))
      throw new Problem('not-acceptable', `This URL serves ${entry.document.type} only.`);
    const coding = negotiateCoding(request.headers['accept-encoding']);
    if (coding === undefined)
      throw new Problem('not-acceptable', 'Accept-Encoding excludes br, gzip and identity.');
    entry.variants[coding] ??= await makeVariant(entry, coding);
    write(request, reply, entry, entry.variants[coding]);
  }

  async function makeVariant(entry: Entry, coding: Coding): Promise<Variant> {
    const { document, identity, snapshot } = entry;
    // Of what stays for an hour or for good, sites count the bytes.
    const lasting = document.freshness === 'immutable' || document.freshness === 'hour';
    const body =
      coding === 'identity' ? identity : pack(await encode(unpack(identity), coding, lasting));
    const tag = [snapshot.revision, document.variant, coding === 'identity' ? undefined : coding];
    const etag = `"${tag.filter((part) => part !== undefined).join('-')}"`;
    const { Link, ...own } = document.headers ?? {};
    const shared = {
      'Cache-Control': '',
      // What may differ at each request has nothing to be compared by.
      ...(document.freshness !== 'none' && { ETag: etag }),
      ...(hasDate(document) && { 'Last-Modified': snapshot.lastModified }),
      Vary: 'Accept-Encoding',
      'Content-Revision': snapshot.revision,
      ...headers[entry.group],
      Link: Link ? `${Link}, ${links}` : links,
      ...own,
    };
    return {
      body,
      etag,
      headers304: Object.entries(shared).flat(),
      headers: Object.entries({
        ...shared,
        'Content-Type': document.type,
        'Content-Length': String(body.length),
        ...(coding !== 'identity' && { 'Content-Encoding': coding }),
      }).flat(),
    };
  }

  function write(request: FastifyRequest, reply: FastifyReply, entry: Entry, variant: Variant) {
    const notModified =
      entry.document.freshness !== 'none' &&
      isNotModified(
        request.headers,
        variant.etag,
        hasDate(entry.document) ? entry.snapshot.lastModified : undefined,
      );
    const fields = notModified ? variant.headers304 : variant.headers;
    // The first field is Cache-Control, the only one that depends on the time.
    fields[1] = cacheControl(entry, now());
    reply.hijack();
    reply.raw.writeHead(notModified ? 304 : (entry.document.status ?? 200), fields);
    if (notModified || request.method === 'HEAD') {
      reply.raw.end();
    } else {
      cutSlowReader(reply.raw, variant.body.length);
      sendBody(reply.raw, variant.body);
    }
  }
}

/** A small body goes out before `end`, which would add an empty piece and make it a gathered write. */
function sendBody(response: ServerResponse, body: Bytes): void {
  if (typeof body !== 'string') {
    response.end(body);
    return;
  }
  response.cork();
  response.write(body, 'latin1');
  response.uncork();
  response.end();
}

export const documentsPlugin = fastifyPlugin(documents, { name: 'documents' });

function isRead(request: FastifyRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** Whether the newest change of the content is the newest of a document. */
function hasDate({ freshness, validUntil }: Omit<Document, 'body'>): boolean {
  return freshness !== 'none' && validUntil === undefined;
}

function validUntil({ document, snapshot }: Entry): number {
  return Math.min(document.validUntil ?? Number.POSITIVE_INFINITY, snapshot.validUntil);
}

function isStale(entry: Entry, now: number): boolean {
  return now >= validUntil(entry);
}

/** Never lets a cache keep an answer past the moment at which it changes (RFC 9111 §5.2.2). */
function cacheControl(entry: Entry, now: number): string {
  const freshness = entry.document.freshness ?? 'content';
  if (freshness === 'none') return 'no-store';
  if (freshness === 'immutable') return 'public, max-age=31536000, immutable';
  const left = Math.max(0, Math.floor((validUntil(entry) - now) / 1000));
  const { browser, shared } = LIFETIMES[freshness];
  const stale = Math.min(STALE_WHILE_REVALIDATE, left - shared);
  if (stale === STALE_WHILE_REVALIDATE) return WHOLE[freshness];
  return [
    `public, max-age=${Math.min(browser, left)}, s-maxage=${Math.min(shared, left)}`,
    ...(stale > 0 ? [`stale-while-revalidate=${stale}`] : []),
    `stale-if-error=${STALE_IF_ERROR}`,
  ].join(', ');
}

const whole = ({ browser, shared }: (typeof LIFETIMES)[keyof typeof LIFETIMES]) =>
  `public, max-age=${browser}, s-maxage=${shared}, stale-while-revalidate=${STALE_WHILE_REVALIDATE}, stale-if-error=${STALE_IF_ERROR}`;
const WHOLE = { content: whole(LIFETIMES.content), hour: whole(LIFETIMES.hour) };

/** A JSON document; `T` is the shape that the contract promises. */
export function jsonDocument<T>(value: T, rest: Omit<Document, 'type' | 'body'> = {}): Document {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(value), ...rest };
}

export function htmlDocument(html: string, rest: Omit<Document, 'type' | 'body'> = {}): Document {
  return { type: 'text/html; charset=utf-8', body: html, ...rest };
}

/** Whether `Accept` takes this media type (RFC 9110 §12.5.1). */
function isAcceptable(accept: string | undefined, type: string): boolean {
  if (!accept || accept === '*/*') return true;
  return new Negotiator({ headers: { accept } }).mediaTypes([type]).length > 0;
}

function pack(bytes: Buffer): Bytes {
  if (bytes.length <= ONE_PIECE_BYTES) return bytes.toString('latin1');
  if (bytes.length === bytes.buffer.byteLength) return bytes;
  // Node cuts buffers out of one of 64 KB, which a part of it that is kept would hold.
  const own = Buffer.allocUnsafeSlow(bytes.length);
  own.set(bytes);
  return own;
}

function unpack(bytes: Bytes): Buffer {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
}

/** About what an entry will hold: the body, two compressed ones of half its size, and the headers. */
function sizeOf({ identity }: Entry): number {
  return 2 * identity.length + 6000;
}
