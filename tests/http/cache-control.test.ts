import { expect, test } from 'vitest';
import { cacheControl } from '../../src/http/response/cache-control.ts';

const STALE = 'stale-while-revalidate=86400, stale-if-error=604800';

test.each([
  ['content', Number.POSITIVE_INFINITY, `public, max-age=60, s-maxage=300, ${STALE}`],
  ['hour', Number.POSITIVE_INFINITY, `public, max-age=3600, s-maxage=3600, ${STALE}`],
  ['immutable', 0, 'public, max-age=31536000, immutable'],
  ['none', Number.POSITIVE_INFINITY, 'no-store'],
  ['content', 100_000, 'public, max-age=60, s-maxage=100, stale-if-error=604800'],
  ['content', 30_999, 'public, max-age=30, s-maxage=30, stale-if-error=604800'],
  ['content', -1, 'public, max-age=0, s-maxage=0, stale-if-error=604800'],
  ['content', 300_000, 'public, max-age=60, s-maxage=300, stale-if-error=604800'],
  [
    'content',
    400_000,
    'public, max-age=60, s-maxage=300, stale-while-revalidate=100, stale-if-error=604800',
  ],
] as const)(
  'no cache keeps an answer (%s) past the %d ms after which it changes (RFC 9111)',
  (freshness, milliseconds, expected) => {
    expect(cacheControl(freshness, milliseconds)).toBe(expected);
  },
);
