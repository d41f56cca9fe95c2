/** A body in parts that are in memory anyway: it is sent, and compressed, without a copy of all. */
export class Parts {
  readonly parts: readonly Uint8Array[];
  /** In bytes. */
  readonly length: number;

  constructor(parts: Iterable<Uint8Array>) {
    this.parts = [...parts];
    this.length = this.parts.reduce((sum, { length }) => sum + length, 0);
  }
}

/** The bytes of memory that a body takes by itself: parts belong to somebody else. */
export const heldBytes = (body: Buffer | Parts) => (body instanceof Parts ? 0 : body.length);
