import type { IncomingMessage } from 'node:http';
import { BAD_TARGET } from '../response/addresses.ts';
import { Problem } from '../response/problems.ts';

const MAX_LENGTH = 2048;
const NULL_CHARACTER = /%00/;
/** A scheme and an authority in front of the path (RFC 9112 §3.2.2). */
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)/i;
/** RFC 9112 §3.2 and RFC 3986 §3.2.2: a name, an IPv4 address or a bracketed IPv6 one; a port. */
export const HOST = /^(?:[A-Za-z0-9._~-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;
/** Not allowed in URLs, but sent as they are by programs and by people who type. */
const UNESCAPED = /["<>\\^`{|}]/g;
const NEEDS_CARE = /[%#"<>\\^`{|}]/;

/** The target that is routed for the one that was sent. */
export function rewriteTarget({ url = '', method = '' }: IncomingMessage): string {
  if (url.startsWith('/') && url.length <= MAX_LENGTH && !NEEDS_CARE.test(url)) return url;
  if (checkTarget(url, method)) return BAD_TARGET;
  const target = url.replace(ABSOLUTE_FORM, '').replaceAll(UNESCAPED, encodeURIComponent);
  return target.startsWith('/') || target === '*' ? target : `/${target}`;
}

/** @returns what is wrong with a request target (RFC 9112 §3.2), if anything is. */
export function checkTarget(target: string, method: string): Problem | undefined {
  if (target.length > MAX_LENGTH) return new Problem('uri-too-long');
  const authority = ABSOLUTE_FORM.exec(target)?.[1];
  const isServer = target === '*' && method === 'OPTIONS';
  if (!target.startsWith('/') && !isServer && authority === undefined)
    return new Problem('bad-request', 'The request target is neither a path nor a URL.');
  if (authority !== undefined && !HOST.test(authority))
    return new Problem('bad-request', 'The URL has no valid host name.');
  if (target.includes('#')) return new Problem('bad-request', 'The request target has a fragment.');
  if (NULL_CHARACTER.test(target))
    return new Problem('bad-request', 'The URL contains a null character.');
  try {
    decodeURIComponent(target);
    return undefined;
  } catch {
    return new Problem('bad-request');
  }
}

/** Characters that mean the same with and without percent-encoding (RFC 3986 §6.2.2.2). */
export function decodeUnreserved(path: string): string {
  if (!path.includes('%')) return path;
  return path.replaceAll(/%[0-9A-Fa-f]{2}/g, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded;
  });
}
