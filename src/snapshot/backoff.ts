/** Pauses between attempts: the first doubles, up to the longest. */
export class Backoff {
  readonly #first: number;
  readonly #max: number;
  #pause: number;
  #timer: NodeJS.Timeout | undefined;

  /** @param pauses in milliseconds */
  constructor({ first, max }: { first: number; max: number }) {
    this.#first = first;
    this.#max = max;
    this.#pause = first;
  }

  /** Resolves after a pause; never when it is taken back, or another has begun meanwhile. */
  wait(): Promise<void> {
    clearTimeout(this.#timer);
    const milliseconds = this.#pause;
    this.#pause = Math.min(2 * milliseconds, this.#max);
    return new Promise((resolve) => {
      this.#timer = setTimeout(resolve, milliseconds);
    });
  }

  /** Takes back the pause that lasts; the next is the first. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#pause = this.#first;
  }
}
