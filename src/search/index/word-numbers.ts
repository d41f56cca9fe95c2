/** Numbers in a slot of the table: hash, start and length of the word's units, its number + 1 (0: free). */
const SLOT = 4;

/**
 * Numbers for words, found by where the word stands in a text. Building an index looks up every
 * word of every tip; to cut each out of its text first, as a `Map` needs, took most of the time.
 * All is in flat arrays, so that a look-up touches two places of memory. Open addressing with
 * linear probing.
 */
export class WordNumbers {
  #units = new Uint16Array(1 << 14);
  #unitCount = 0;
  #wordCount = 0;
  #slots = new Int32Array(SLOT << 12);

  /** The number given to the word from `start` to before `end` of a text, or -1. */
  find(text: string, start: number, end: number): number {
    const slots = this.#slots;
    const slot = findSlot(slots, this.#units, hashOf(text, start, end), text, start, end);
    return (slots[slot + 3] ?? 0) - 1;
  }

  /** Gives a word that has none yet a number. */
  add(word: string, number: number): void {
    if ((this.#wordCount + 1) * 2 * SLOT > this.#slots.length) this.#grow();
    while (this.#unitCount + word.length > this.#units.length) {
      const larger = new Uint16Array(this.#units.length * 2);
      larger.set(this.#units);
      this.#units = larger;
    }
    const hash = hashOf(word, 0, word.length);
    const slot = findSlot(this.#slots, this.#units, hash, word, 0, word.length);
    this.#slots.set([hash, this.#unitCount, word.length, number + 1], slot);
    for (let i = 0; i < word.length; i++) this.#units[this.#unitCount++] = word.charCodeAt(i);
    this.#wordCount += 1;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 4);
    const last = this.#slots.length - SLOT;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue;
      let slot = firstSlot(old[from] ?? 0, last);
      while (this.#slots[slot + 3] !== 0) slot = (slot + SLOT) & last;
      this.#slots.set(old.subarray(from, from + SLOT), slot);
    }
  }
}

/** The slot that has the word, or the free one where it would be. */
function findSlot(
  slots: Int32Array,
  units: Uint16Array,
  hash: number,
  text: string,
  start: number,
  end: number,
): number {
  const last = slots.length - SLOT;
  let slot = firstSlot(hash, last);
  while (slots[slot + 3] !== 0) {
    if (slots[slot] === hash && slots[slot + 2] === end - start) {
      const from = slots[slot + 1] ?? 0;
      if (unitsAre(units, from, text, start, end)) return slot;
    }
    slot = (slot + SLOT) & last;
  }
  return slot;
}

function firstSlot(hash: number, last: number): number {
  return (hash * SLOT) & last;
}

/** FNV-1a over UTF-16 code units, its high bits folded into the low ones that are used. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

function unitsAre(
  units: Uint16Array,
  from: number,
  text: string,
  start: number,
  end: number,
): boolean {
  for (let at = start; at < end; at++) {
    if (units[from + at - start] !== text.charCodeAt(at)) return false;
  }
  return true;
}
