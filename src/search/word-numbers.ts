/**
 * Numbers for words, found by where the word stands in a text. Building an index looks up every
 * word of every tip; to cut each out of its text first, as a `Map` needs, took most of the time.
 */
export class WordNumbers {
  readonly #words: string[] = [];
  readonly #numbers: number[] = [];
  /** Open addressing: one more than a place in `#words`, 0 where free; a power of two long. */
  #slots = new Int32Array(1 << 12);

  /** The number given to the word from `start` to before `end` of a text, or -1. */
  find(text: string, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(text, start, end) & mask; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] as number) - 1;
      if (place < 0) return -1;
      if (isAt(this.#words[place] as string, text, start, end)) {
        return this.#numbers[place] as number;
      }
    }
  }

  /** Gives a word that has none yet a number. */
  add(word: string, number: number): void {
    this.#words.push(word);
    this.#numbers.push(number);
    if (this.#words.length * 2 > this.#slots.length) this.#grow();
    else this.#place(this.#words.length - 1);
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let place = 0; place < this.#words.length; place++) this.#place(place);
  }

  #place(place: number): void {
    const word = this.#words[place] as string;
    const mask = this.#slots.length - 1;
    let slot = hash(word, 0, word.length) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = place + 1;
  }
}

/** FNV-1a over UTF-16 code units, its high bits folded into the low ones that are used. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value ^ (value >>> 15);
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}
