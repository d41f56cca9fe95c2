import { ALWAYS, type Interval, intersection } from '../../snapshot/interval.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { cacheControl } from './cache-control.ts';
import type { Document } from './document.ts';
import { type Coding, encode } from './encoding.ts';
import { hashBody } from './hash.ts';
import type { Headers } from './headers.ts';
import { heldBytes, Parts } from './parts.ts';

/** A document in one content coding. */
export interface Variant {
  readonly body: Buffer | Parts;
  /** Of these bytes, whatever made them; undefined for what must not be kept. */
  readonly etag: string | undefined;
  /** Of the body, which a response that the client's copy is still good leaves out. */
  readonly contentHeaders: Headers;
  readonly headers: Headers;
}

/**
 * What an object takes besides the bytes of bodies: some three times what it holds (measured with
 * `--expose-gc`), because between collections V8 keeps about as much again of what was let go.
 */
const DOCUMENT_BYTES = 4000;
const BUFFER_BYTES = 1000;
const HEADERS_BYTES = 5000;

/** A document as it is sent: its body, and its codings and headers, each made once. */
export class MadeDocument {
  readonly snapshot: Snapshot;
  readonly body: Buffer | Parts;
  /** Outside of it the answer is another. */
  readonly validity: Interval;
  readonly #document: Omit<Document, 'body'>;
  readonly #headers: Headers;
  #hash: Promise<string> | undefined;
  readonly #variants: Partial<Record<Coding, Promise<Variant>>> = {};
  /** About the bytes of memory that it holds: bodies in every coding so far, and their headers. */
  size: number;

  /** @param headers besides the document's own; their `Link` comes after its own */
  constructor({ body, ...document }: Document, snapshot: Snapshot, headers: Headers) {
    this.snapshot = snapshot;
    this.body = body instanceof Parts ? body : toBytes(body);
    this.validity = intersection(document.validity ?? ALWAYS, snapshot.validity);
    this.#document = document;
    this.#headers = headers;
    this.size = DOCUMENT_BYTES + heldBytes(this.body) + BUFFER_BYTES;
  }

  get status(): number {
    return this.#document.status ?? 200;
  }

  get isCacheable(): boolean {
    return this.#document.freshness !== 'none';
  }

  cacheControl(now: number): string {
    return cacheControl(this.#document.freshness ?? 'content', this.validity.until - now);
  }

  /** Made once, for however many ask. */
  variant(coding: Coding): Promise<Variant> {
    const known = this.#variants[coding];
    if (known) return known;
    const made = this.#make(coding);
    this.#variants[coding] = made;
    // What failed, as for a lack of memory, is tried again when it is asked for again.
    made.catch(() => delete this.#variants[coding]);
    return made;
  }

  async #make(coding: Coding): Promise<Variant> {
    const { type, codings, isSmallest, headers = {} } = this.#document;
    const body =
      coding === 'identity'
        ? this.body
        : (codings?.[coding] ?? owned(await encode(this.body, coding, isSmallest)));
    const etag = this.isCacheable ? await this.#etag(coding) : undefined;
    const { Link, ...own } = headers;
    const fields = {
      ...(etag !== undefined && { ETag: etag }),
      Vary: 'Accept-Encoding',
      'Content-Revision': this.snapshot.revision,
      ...this.#headers,
      Link: [Link, this.#headers.Link].filter(Boolean).join(', '),
      ...own,
    };
    this.size += HEADERS_BYTES;
    // The one without a coding has the same bytes.
    if (body !== this.body) this.size += heldBytes(body) + BUFFER_BYTES;
    return {
      body,
      etag,
      headers: fields,
      contentHeaders: {
        'Content-Type': type,
        'Content-Length': String(body.length),
        ...(coding !== 'identity' && { 'Content-Encoding': coding }),
      },
    };
  }

  async #etag(coding: Coding): Promise<string> {
    this.#hash ??= Promise.resolve(this.#document.hash ?? hashBody(this.body));
    const hash = await this.#hash;
    return coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`;
  }
}

function toBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return owned(body);
  return owned(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
}

/** In memory of its own: Node cuts buffers out of larger ones, which what is kept would hold. */
function owned(bytes: Buffer): Buffer {
  if (bytes.length === bytes.buffer.byteLength) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  own.set(bytes);
  return own;
}
