import { createHash } from 'node:crypto';
import { fileIssue, type Issue } from '../content/issues.ts';

/** A bundle on the web: what `/v1/export` serves, or `tipsheet export` wrote. */
export interface BundleAddress {
  readonly url: string;
  /** Of the bundle, hexadecimal in lower case. */
  readonly sha256: string;
}

const LIMITS = { bytes: 200_000_000, milliseconds: 60_000 };

/** What is said to those who were too slow, or asked too often: the next request may succeed. */
const NOT_NOW = [408, 429];

/**
 * Downloads a bundle from exactly the URL that is configured: redirects are refused, and so is
 * what is too large, too slow or not what the digest says. Never throws.
 */
export async function fetchBundle(
  { url, sha256 }: BundleAddress,
  signal: AbortSignal,
  limits = LIMITS,
): Promise<{ readonly bytes: Uint8Array } | { readonly issue: Issue }> {
  const name = bundleName(url);
  const refuse = (message: string, fix: string) => ({ issue: fileIssue(name, message, fix) });
  const notNow = (message: string) => ({
    issue: fileIssue(name, message, 'see whether its server answers', { transient: true }),
  });
  if (!URL.canParse(url)) return refuse('is no URL', 'correct CONTENT');
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') {
    return refuse('has a user name or a password in its URL', 'serve it without, or from a folder');
  }
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    return refuse('would come over plain http', 'use https; http is for this machine alone');
  }
  const timeout = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.any([signal, timeout]),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      if (response.status >= 500 || NOT_NOW.includes(response.status))
        return notNow(`returned status ${response.status}`);
      const fix =
        response.status >= 300 && response.status < 400
          ? 'set CONTENT to the URL that it redirects to'
          : 'see whether CONTENT is the URL of the bundle';
      return refuse(`returned status ${response.status}`, fix);
    }
    const bytes = await readAtMost(limits.bytes, response);
    if (bytes === undefined) {
      const message = `is larger than ${limits.bytes / 1_000_000} MB`;
      return refuse(message, 'serve the library from a folder');
    }
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (digest !== sha256) {
      const message = `has the SHA-256 ${digest}, not ${sha256}`;
      return refuse(message, 'set CONTENT_SHA256 to it, if this is the bundle that you mean');
    }
    return { bytes };
  } catch (error) {
    if (timeout.aborted) {
      return notNow(`did not arrive within ${limits.milliseconds / 1000} seconds`);
    }
    return notNow(`can't be fetched: ${reasonOf(error)}`);
  }
}

/** The URL without its query, which may be a secret. */
export function bundleName(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** The body as long as it is no longer than that; its codings are undone. */
async function readAtMost(limit: number, { body }: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the download.
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/** What `fetch` hides in the cause of its error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
