import { LRUCache } from 'lru-cache';
import { contains } from '../../snapshot/interval.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { MadeDocument } from './made-document.ts';

/** Of the memory, the share for the URLs that were asked for while there was no room. */
const WANTED_SHARE = 1 / 16;

/**
 * Keeps the documents of the present snapshot by their URLs, within a number of bytes: all of them
 * while there is room, and then those that are asked for again, in place of what was asked for the
 * longest ago. So nobody pushes out what others ask for by asking once for very much.
 */
export class ResponseCache {
  readonly #entries: LRUCache<string, MadeDocument> | undefined;
  readonly #wanted: LRUCache<string, true> | undefined;
  readonly #current: () => Snapshot;
  #snapshot: Snapshot | undefined;

  /**
   * @param maxBytes 0 to keep nothing
   * @param current the snapshot that is served now
   */
  constructor(maxBytes: number, current: () => Snapshot) {
    this.#current = current;
    if (maxBytes === 0) return;
    const wantedBytes = Math.ceil(maxBytes * WANTED_SHARE);
    this.#wanted = new LRUCache({
      maxSize: wantedBytes,
      sizeCalculation: (_, key) => keySize(key),
    });
    this.#entries = new LRUCache({ maxSize: maxBytes - wantedBytes, sizeCalculation: sizeOf });
  }

  /**
   * @param snapshot that of the request, which may have been replaced while the request waited
   * @returns undefined for what isn't kept, or is another at this time
   */
  get(url: string, snapshot: Snapshot, now: number): MadeDocument | undefined {
    const current = this.#current();
    if (current !== this.#snapshot) {
      // Documents hold their snapshot, which may be large: none may outlive it.
      this.#entries?.clear();
      this.#snapshot = current;
    }
    if (snapshot !== current) return undefined;
    const made = this.#entries?.get(url);
    return made && contains(made.validity, now) ? made : undefined;
  }

  /** Keeps a document that was just made, if there is room for it or it was wanted before. */
  add(url: string, made: MadeDocument): void {
    const entries = this.#entries;
    // A document may be finished after its snapshot was replaced.
    if (!entries || !made.isCacheable || made.snapshot !== this.#snapshot) return;
    const size = sizeOf(made, url);
    const hasRoom = entries.calculatedSize + size <= entries.maxSize;
    if (hasRoom || entries.has(url) || this.#wanted?.delete(url)) entries.set(url, made, { size });
    else this.#wanted?.set(url, true);
  }

  /** Takes in that a document has become larger. */
  resize(url: string, made: MadeDocument): void {
    // Setting the same value again would keep its old size.
    if (this.#entries?.peek(url) === made && this.#entries.delete(url))
      this.#entries.set(url, made);
  }
}

/** A character takes a byte or two, and an entry of its own something besides. */
const keySize = (key: string) => 100 + 2 * key.length;

function sizeOf(made: MadeDocument, key: string): number {
  return made.size + keySize(key);
}
