import { createHash, hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Parts } from './parts.ts';

/** Bytes that take a millisecond or two. */
const PIECE_BYTES = 1_048_576;

/** Names bytes by themselves, in a URL or an ETag: 96 bits of their SHA-256, in base64url. */
export function hashBytes(bytes: Uint8Array): string {
  return nameOf(hash('sha256', bytes, 'base64url'));
}

/** The same of a body of any size: a large one takes several turns of the event loop. */
export async function hashBody(body: Buffer | Parts): Promise<string> {
  if (!(body instanceof Parts) && body.length <= PIECE_BYTES) return hashBytes(body);
  const digest = createHash('sha256');
  for (const part of body instanceof Parts ? body.parts : [body]) {
    for (let at = 0; at < part.length; at += PIECE_BYTES) {
      digest.update(part.subarray(at, at + PIECE_BYTES));
      await nextTurn();
    }
  }
  return nameOf(digest.digest('base64url'));
}

const nameOf = (digest: string) => digest.slice(0, 16);
