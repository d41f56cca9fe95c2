const OPAQUE_TAG = /"[\x21\x23-\x7e\x80-\xff]*"/g;

/**
 * Whether the client's copy is still good, so that 304 is the answer to its GET or HEAD of a
 * representation with a strong ETag (RFC 9110 §13.1.2): weak comparison with each tag of a list, or
 * `*`. `If-Modified-Since` isn't looked at: no response has a `Last-Modified` (§13.1.3).
 */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === '*') return true;
  return ifNoneMatch.match(OPAQUE_TAG)?.includes(etag) ?? false;
}
