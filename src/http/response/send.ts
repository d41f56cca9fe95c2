import { pipeline, Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiateCoding } from './encoding.ts';
import type { MadeDocument } from './made-document.ts';
import { Parts } from './parts.ts';
import { Problem } from './problems.ts';
import type { SlowReaders } from './slow-readers.ts';

/**
 * Sends a document in the best coding, conditionally. `Accept` is not looked at, as RFC 9110 §12.5.1
 * allows: each URL has one format.
 * @param now milliseconds since 1970
 */
export async function sendDocument(
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
  made: MadeDocument,
  slowReaders: SlowReaders,
  now: () => number,
): Promise<void> {
  const coding = negotiateCoding(headers['accept-encoding']);
  if (coding === undefined) throw new Problem('not-acceptable');
  const { body, etag, headers: own, contentHeaders } = await made.variant(coding);
  const notModified = etag !== undefined && isNotModified(headers['if-none-match'], etag);
  reply.hijack();
  reply.raw.writeHead(notModified ? 304 : made.status, {
    // The only one that depends on the time.
    'Cache-Control': made.cacheControl(now()),
    ...own,
    ...(!notModified && contentHeaders),
  });
  if (notModified || method === 'HEAD') {
    reply.raw.end();
  } else {
    slowReaders.watch(reply.raw, body);
    // A client that leaves before the end is no error.
    if (body instanceof Parts) pipeline(Readable.from(body.parts), reply.raw, () => {});
    else reply.raw.end(body);
  }
}

const OPAQUE_TAG = /"[\x21\x23-\x7e\x80-\xff]*"/g;

/**
 * Whether the client's copy is still good, so that 304 is the answer to its GET or HEAD of a
 * representation with a strong ETag (RFC 9110 §13.1.2): weak comparison with each tag of a list, or
 * `*`. `If-Modified-Since` isn't looked at: no response has a `Last-Modified` (§13.1.3).
 */
function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch === '*' || (ifNoneMatch?.match(OPAQUE_TAG)?.includes(etag) ?? false);
}
