/**
 * Conditional requests (RFC 9110 §13) for GET and HEAD of representations with a strong ETag.
 */
export interface Conditions {
  readonly 'if-none-match'?: string | undefined;
  readonly 'if-modified-since'?: string | undefined;
}

/**
 * Whether the client's copy is still good, so that 304 is the answer.
 * @param lastModified undefined where the answer has no such date
 */
export function isNotModified(
  conditions: Conditions,
  etag: string,
  lastModified: string | undefined,
): boolean {
  const ifNoneMatch = conditions['if-none-match'];
  // RFC 9110 §13.1.3: If-Modified-Since is ignored where If-None-Match is given.
  if (ifNoneMatch !== undefined) return matchesAny(ifNoneMatch, etag);
  const since = conditions['if-modified-since'];
  if (lastModified === undefined) return false;
  return since !== undefined && isHttpDate(since) && Date.parse(since) >= Date.parse(lastModified);
}

const ENTITY_TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g;

/** Weak comparison (RFC 9110 §8.8.3.2) with each tag of a list, or `*`. */
function matchesAny(list: string, etag: string): boolean {
  if (list === etag || list.trim() === '*') return true;
  for (const match of list.matchAll(ENTITY_TAG)) if (match[1] === etag) return true;
  return false;
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

function isHttpDate(text: string): boolean {
  return HTTP_DATE.test(text) && !Number.isNaN(Date.parse(text));
}
