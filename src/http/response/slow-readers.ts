import type { ServerResponse } from 'node:http';

/** Smaller bodies fit into the buffers of the connection: the response is over when it is sent. */
const LARGE_BYTES = 65_536;
const GRACE_MS = 30_000;
/** 20 KB a second, less than which no network that people use has. */
const SLOWEST_BYTES_PER_MS = 20;

/**
 * Cuts the connection of a client that takes a large body more slowly than its network can be. One
 * that takes nothing at all is cut by the server's own timeout; this is for bytes in drops.
 */
export function cutSlowReader(response: ServerResponse, length: number): void {
  if (length <= LARGE_BYTES) return;
  const limit = GRACE_MS + length / SLOWEST_BYTES_PER_MS;
  const timer = setTimeout(() => response.destroy(), limit).unref();
  response.once('close', () => clearTimeout(timer));
}
