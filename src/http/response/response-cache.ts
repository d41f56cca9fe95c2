import { LRUCache } from 'lru-cache';
import { contains } from '../../snapshot/interval.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { MadeDocument } from './made-document.ts';

/** Keeps the documents of the present snapshot by their URLs, within a number of bytes. */
export class ResponseCache {
  readonly #entries: LRUCache<string, MadeDocument> | undefined;
  #snapshot: Snapshot | undefined;

  /** @param maxBytes 0 to keep nothing */
  constructor(maxBytes: number) {
    this.#entries =
      maxBytes > 0 ? new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf }) : undefined;
  }

  /** @returns undefined for what isn't kept, or is another at this time */
  get(url: string, snapshot: Snapshot, now: number): MadeDocument | undefined {
    if (snapshot !== this.#snapshot) {
      // Documents hold their snapshot, which may be large: none may outlive it.
      this.#entries?.clear();
      this.#snapshot = snapshot;
    }
    const made = this.#entries?.get(url);
    return made && contains(made.validity, now) ? made : undefined;
  }

  /** Keeps a document, or takes in that it has become larger. */
  set(url: string, made: MadeDocument): void {
    // A document may be finished after its snapshot was replaced.
    if (!made.isCacheable || made.snapshot !== this.#snapshot) return;
    // Setting the same value again would keep its old size.
    this.#entries?.delete(url);
    this.#entries?.set(url, made);
  }
}

/** A character of a key takes a byte or two. */
function sizeOf(made: MadeDocument, key: string): number {
  return made.size + 2 * key.length;
}
