/** How long caches may keep an answer: as content changes, for an hour, for good or not at all. */
export type Freshness = 'content' | 'hour' | 'immutable' | 'none';

/** Seconds that browsers and shared caches (RFC 9111 §5.2.2.10) may keep an answer. */
const LIFETIMES = {
  content: { browser: 60, shared: 300 },
  hour: { browser: 3600, shared: 3600 },
} as const;

/** Seconds after that in which it may be served while a new one is fetched (RFC 5861 §3). */
const STALE_WHILE_REVALIDATE = 86_400;
/** Seconds after that in which it may be served when no new one can be fetched (RFC 5861 §4). */
const STALE_IF_ERROR = 604_800;

/**
 * Never lets a cache keep an answer past the moment at which it changes (RFC 9111 §5.2.2).
 * @param milliseconds until the answer changes by itself; Infinity for never
 */
export function cacheControl(freshness: Freshness, milliseconds: number): string {
  if (freshness === 'none') return 'no-store';
  if (freshness === 'immutable') return 'public, max-age=31536000, immutable';
  const left = Math.max(0, Math.floor(milliseconds / 1000));
  const { browser, shared } = LIFETIMES[freshness];
  const stale = Math.min(STALE_WHILE_REVALIDATE, left - shared);
  return [
    `public, max-age=${Math.min(browser, left)}, s-maxage=${Math.min(shared, left)}`,
    ...(stale > 0 ? [`stale-while-revalidate=${stale}`] : []),
    `stale-if-error=${STALE_IF_ERROR}`,
  ].join(', ');
}
