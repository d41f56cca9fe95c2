/** How long an answer serves later elements of the page, in milliseconds. */
const KEPT = 300_000;
/** When an unanswered request counts as failed, in milliseconds. */
const TIMEOUT = 20_000;

const shared = new Map<string, Promise<unknown>>();

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(TIMEOUT),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  if (response.ok) return response.json();
  const { status, headers } = response;
  const { detail = '' } = await response.json().catch(() => ({}));
  const retryAfter = Number(headers.get('retry-after')) || 0;
  throw Object.assign(new Error(`${status} ${detail}`), { status, retryAfter });
}

/**
 * Gets JSON without cookies or referrer; equal URLs share one request and its answer. Rejects when
 * offline, after 20 seconds, and, with a `TipSheetResponseError`, for a status that is not 2xx.
 */
export function fetchShared(url: string): Promise<unknown> {
  let promise = shared.get(url);
  if (!promise) {
    promise = fetchJson(url);
    shared.set(url, promise);
    const drop = () => shared.delete(url);
    promise.then(() => setTimeout(drop, KEPT), drop);
  }
  return promise;
}
