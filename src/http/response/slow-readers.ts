import type { ServerResponse } from 'node:http';

/** Smaller bodies fit into the buffers of the connection: the response is over when it is sent. */
const LARGE_BYTES = 65_536;
const GRACE_MS = 30_000;
/** 20 KB a second, less than which no network that people use has. */
const SLOWEST_BYTES_PER_MS = 20;
const MAX_UNSENT_BYTES = 67_108_864;

/** Keeps clients that read slowly, or not at all, from holding memory for long, or much of it. */
export class SlowReaders {
  readonly #maxUnsentBytes: number;
  /** Large bodies that are being sent, the oldest first. */
  readonly #sending = new Map<ServerResponse, number>();
  #unsentBytes = 0;

  /** @param maxUnsentBytes of all large bodies together */
  constructor(maxUnsentBytes = MAX_UNSENT_BYTES) {
    this.#maxUnsentBytes = maxUnsentBytes;
  }

  /**
   * Cuts the connection of a client that takes a large body more slowly than its network can be, or
   * that has taken the longest when too much waits to be sent. One that takes nothing at all is cut
   * by the server's own timeout; this is for bytes in drops.
   * @param held how many of its bytes are in memory for it alone
   */
  watch(response: ServerResponse, length: number, held = length): void {
    if (length <= LARGE_BYTES) return;
    const limit = GRACE_MS + length / SLOWEST_BYTES_PER_MS;
    const timer = setTimeout(() => response.destroy(), limit).unref();
    this.#sending.set(response, held);
    this.#unsentBytes += held;
    const forget = () => {
      clearTimeout(timer);
      if (this.#sending.delete(response)) this.#unsentBytes -= held;
    };
    response.once('close', forget);
    for (const oldest of this.#sending.keys()) {
      if (this.#unsentBytes <= this.#maxUnsentBytes || oldest === response) break;
      this.#unsentBytes -= this.#sending.get(oldest) ?? 0;
      this.#sending.delete(oldest);
      oldest.destroy();
    }
  }
}
