import type { ServerResponse } from 'node:http';
import { heldBytes, type Parts } from './parts.ts';

/** Smaller bodies fit into the buffers of the connection: the response is over when it is sent. */
const LARGE_BYTES = 65_536;
const GRACE_MS = 30_000;
/** 20 KB a second, less than which no network that people use has. */
const SLOWEST_BYTES_PER_MS = 20;
const MAX_UNSENT_BYTES = 67_108_864;

/** Keeps clients that read slowly, or not at all, from holding memory for long, or much of it. */
export class SlowReaders {
  readonly #maxUnsentBytes: number;
  /** The large bodies that are being sent, the oldest response first. */
  readonly #sending = new Map<ServerResponse, Buffer | Parts>();
  /** How many read each body: it is in memory once. */
  readonly #readers = new Map<Buffer | Parts, number>();
  #unsentBytes = 0;

  /** @param maxUnsentBytes of all large bodies together, each counted once */
  constructor(maxUnsentBytes = MAX_UNSENT_BYTES) {
    this.#maxUnsentBytes = maxUnsentBytes;
  }

  /**
   * Cuts the connection of a client that takes a large body more slowly than its network can be, or
   * that has taken the longest when too much waits to be sent. One that takes nothing at all is cut
   * by the server's own timeout; this is for bytes in drops.
   */
  watch(response: ServerResponse, body: Buffer | Parts): void {
    if (body.length <= LARGE_BYTES) return;
    const limit = GRACE_MS + body.length / SLOWEST_BYTES_PER_MS;
    const timer = setTimeout(() => response.destroy(), limit).unref();
    this.#add(response, body);
    response.once('close', () => {
      clearTimeout(timer);
      this.#remove(response);
    });
    for (const oldest of this.#sending.keys()) {
      if (this.#unsentBytes <= this.#maxUnsentBytes || oldest === response) break;
      this.#remove(oldest);
      oldest.destroy();
    }
  }

  #add(response: ServerResponse, body: Buffer | Parts): void {
    const readers = this.#readers.get(body) ?? 0;
    this.#sending.set(response, body);
    this.#readers.set(body, readers + 1);
    if (readers === 0) this.#unsentBytes += heldBytes(body);
  }

  #remove(response: ServerResponse): void {
    const body = this.#sending.get(response);
    if (!body) return;
    const readers = this.#readers.get(body) ?? 0;
    this.#sending.delete(response);
    if (readers > 1) {
      this.#readers.set(body, readers - 1);
    } else {
      this.#readers.delete(body);
      this.#unsentBytes -= heldBytes(body);
    }
  }
}
