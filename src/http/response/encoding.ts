import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { Parts } from './parts.ts';

/** Content codings, the one that we would rather send first (RFC 9110 §8.4.1). */
const CODINGS = ['br', 'gzip', 'identity'] as const;
export type Coding = (typeof CODINGS)[number];

/** Its types don't know yet that it takes an order for codings of equal weight. */
interface PreferringNegotiator {
  encodings(available: readonly string[], options: { preferred: readonly string[] }): string[];
}

/** The coding to send by `Accept-Encoding` (RFC 9110 §12.5.3); undefined if none is acceptable. */
export function negotiateCoding(acceptEncoding = ''): Coding | undefined {
  const negotiator: PreferringNegotiator = new Negotiator({
    headers: { 'accept-encoding': acceptEncoding },
  });
  const accepted = negotiator.encodings(CODINGS, { preferred: CODINGS });
  return CODINGS.find((candidate) => candidate === accepted[0]);
}

/** Each chunk that comes out takes a turn of the event loop and of a thread. */
const CHUNKS = { chunkSize: 262_144 };
/** Quality 5 takes a few milliseconds for a megabyte; 11, which the build uses, takes seconds. */
const BROTLI = { ...CHUNKS, params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const SMALLEST = { ...CHUNKS, params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

export function encode(
  body: Buffer | Parts,
  coding: Exclude<Coding, 'identity'>,
  isSmallest = false,
): Promise<Buffer> {
  const options = isSmallest ? SMALLEST : BROTLI;
  if (body instanceof Parts) {
    const encoder = coding === 'gzip' ? createGzip(CHUNKS) : createBrotliCompress(options);
    return buffer(Readable.from(body.parts).pipe(encoder));
  }
  return coding === 'gzip' ? gz(body) : brotli(body, options);
}
