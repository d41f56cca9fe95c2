interface Shared {
  readonly promise: Promise<unknown>;
  readonly controller: AbortController;
  users: number;
}

/** How long an answer serves later elements of the page, in milliseconds. */
const KEPT = 300_000;
/** When an unanswered request counts as failed, in milliseconds. */
const TIMEOUT = 20_000;

const shared = new Map<string, Shared>();

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

function start(url: string): Shared {
  const controller = new AbortController();
  const entry = { controller, promise: fetchJson(url, controller.signal), users: 0 };
  const drop = () => shared.get(url) === entry && shared.delete(url);
  entry.promise.then(() => setTimeout(drop, KEPT), drop);
  setTimeout(() => controller.abort(), TIMEOUT);
  shared.set(url, entry);
  return entry;
}

/**
 * Gets JSON without cookies or referrer; equal URLs share one request and its answer. The request
 * is aborted when the last who wanted it gives it up by `signal`. Rejects when offline, after
 * 20 seconds, and for a status that is not 2xx.
 */
export function fetchShared(url: string, signal: AbortSignal): Promise<unknown> {
  const entry = shared.get(url) ?? start(url);
  entry.users++;
  signal.addEventListener('abort', () => {
    if (--entry.users) return;
    shared.delete(url);
    entry.controller.abort();
  });
  return entry.promise;
}
