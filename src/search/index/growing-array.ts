/** A Uint32Array that grows as numbers are added. */
export class GrowingArray {
  length = 0;
  #items = new Uint32Array(1024);

  push(item: number): void {
    if (this.length === this.#items.length) this.#items = doubled(this.#items);
    this.#items[this.length++] = item;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  set(index: number, item: number): void {
    this.#items[index] = item;
  }

  /** Adds one to a number. */
  increment(index: number): void {
    this.#items[index] = (this.#items[index] ?? 0) + 1;
  }

  /** The numbers so far, not copied; good until the next `push`. */
  view(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }
}

/** A copy with room for twice as many. */
export function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
