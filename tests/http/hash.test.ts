import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashBody, hashBytes } from '../../src/http/response/hash.ts';
import { Parts } from '../../src/http/response/parts.ts';

const MEBIBYTE = 1_048_576;
const bytes = (length: number) => Buffer.alloc(length, 'tip').fill(length % 251, length - 1);
const sha256 = (...parts: Buffer[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest('base64url').slice(0, 16);

test.each([1, MEBIBYTE, MEBIBYTE + 1, 2 * MEBIBYTE, 5_000_000])(
  'a body of %i bytes is named by 96 bits of their SHA-256',
  async (length) => {
    const body = bytes(length);
    expect(await hashBody(body)).toBe(sha256(body));
    expect(hashBytes(body)).toBe(sha256(body));
  },
);

test('a body in parts is named as the same bytes in one', async () => {
  const parts = [bytes(7), bytes(1_500_000), bytes(MEBIBYTE)];
  expect(await hashBody(new Parts(parts))).toBe(sha256(...parts));
});
