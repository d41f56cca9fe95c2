/** A Uint32Array that grows as numbers are added. */
export class GrowingArray {
  length = 0;
  #items = new Uint32Array(1024);

  push(item: number): void {
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
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
