/**
 * A posting's positions are kept as steps from the one before (the first from 0). A step is
 * shifted up by one bit, the lowest set for the posting's last, and written in
 * groups of seven bits, lowest first, the eighth bit set where more follow (LEB128).
 */
export function encodedLength(step: number): number {
  let rest = step >>> 6;
  let bytes = 1;
  for (; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

/** Writes a step at `at`, without the bit of a posting's last, and returns where the next one goes. */
export function encodeStep(bytes: Uint8Array, at: number, step: number): number {
  let rest = step << 1;
  let to = at;
  for (; rest > 0x7f; rest >>>= 7) bytes[to++] = (rest & 0x7f) | 0x80;
  bytes[to++] = rest;
  return to;
}

const NONE = new Uint32Array(0);

/** Reads positions one after another. */
export class PositionReader {
  /** What was read last; another array after it has grown. Most readers never read any. */
  positions = NONE;
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  moveTo(at: number): void {
    this.#at = at;
  }

  /** Skips the positions of a number of postings. */
  skip(postings: number): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let left = postings; left > 0; ) {
      const first = bytes[at++] ?? 0;
      if (first > 0x7f) while ((bytes[at++] ?? 0) > 0x7f);
      left -= first & 1;
    }
    this.#at = at;
  }

  /** Reads one posting's positions into `positions`; returns how many they are. */
  read(): number {
    const bytes = this.#bytes;
    let count = 0;
    let position = 0;
    for (let isLast = false; !isLast; ) {
      let byte = bytes[this.#at++] ?? 0;
      let step = byte & 0x7f;
      isLast = (byte & 1) === 1;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[this.#at++] ?? 0;
        step |= (byte & 0x7f) << shift;
      }
      position += step >>> 1;
      if (count === this.positions.length) this.#grow();
      this.positions[count++] = position;
    }
    return count;
  }

  #grow(): void {
    const larger = new Uint32Array(Math.max(16, this.positions.length * 4));
    larger.set(this.positions);
    this.positions = larger;
  }
}
