/** A Uint32Array that grows as numbers are added. */
export class GrowingArray {
  /** The numbers so far, and room for more; another array after it has grown. */
  items = new Uint32Array(1024);
  length = 0;

  push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Uint32Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = item;
  }

  /** The numbers so far, not copied; good until the next `push`. */
  view(): Uint32Array {
    return this.items.subarray(0, this.length);
  }
}
