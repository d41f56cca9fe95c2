import { keysOf, recordOf } from '../../content/record-of.ts';
import type { RouteGroup } from './addresses.ts';

export type Headers = Readonly<Record<string, string>>;

/** Response headers that scripts of other origins may read. */
const EXPOSED = 'Content-Revision, ETag, Link, RateLimit, RateLimit-Policy, Retry-After';

/** What the content of a group may load; who may show it in a frame is added to it. */
const POLICIES: Record<RouteGroup, string> = {
  api: "default-src 'none'",
  asset: "default-src 'none'",
  page: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'",
  // A frame's script asks for nothing; Lighthouse fetches `robots.txt` under the policy of what it audits.
  frame:
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
  // Swagger UI sets the style attribute of elements and draws its icons from data: URLs.
  docs: "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'",
};

export type HeaderSets = Readonly<Record<RouteGroup, Headers>>;

/**
 * The headers that every response of a group has. They are the same for errors, so that an error
 * is as safe, and as readable for a script of another origin, as an answer.
 */
export function headerSets(publicUrl: string, frameAncestors: string): HeaderSets {
  const common = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': EXPOSED,
    // RFC 6797: only over https.
    ...(publicUrl.startsWith('https:') && {
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    }),
  };
  return recordOf(
    keysOf(POLICIES),
    (group): Headers => ({
      ...common,
      'Content-Security-Policy': `${POLICIES[group]}; frame-ancestors ${group === 'frame' ? frameAncestors : "'none'"}`,
      ...((group === 'page' || group === 'docs') && {
        'X-Frame-Options': 'DENY',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      }),
    }),
  );
}

/** `Link` targets that say where the API is described (RFC 8631). */
export function serviceLinks(publicUrl: string): string {
  return [
    `<${publicUrl}/openapi.json>; rel="service-desc"; type="application/openapi+json"`,
    `<${publicUrl}/docs>; rel="service-doc"; type="text/html"`,
    `<${publicUrl}/health/ready>; rel="status"; type="application/health+json"`,
  ].join(', ');
}
