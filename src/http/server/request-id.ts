import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** As the contract describes `requestId`. */
const SAFE = /^[\w.~-]{1,64}$/;

/** Of this process, so that ids of replicas differ. */
const PREFIX = randomBytes(8).toString('hex');
let count = 0;

/** The id under which a request is logged: the client's where it can do no harm there, or a new one. */
export function requestId({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SAFE.test(given) ? given : `${PREFIX}-${++count}`;
}

/** W3C Trace Context §3.2: version, trace id, parent id, flags; more only in later versions. */
const TRACEPARENT =
  /^(?!ff|00.{54})[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:$|-)/;

/** The trace that a request belongs to, if its `traceparent` names one. */
export function traceId(traceparent: unknown): string | undefined {
  return typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
}
