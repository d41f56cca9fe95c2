/** Tries something again after pauses that grow, as long as it is started again. */
export class Backoff {
  readonly #attempt: () => void;
  readonly #first: number;
  readonly #max: number;
  #pause: number;
  #timer: NodeJS.Timeout | undefined;

  /** @param pauses in milliseconds; the first doubles up to the longest */
  constructor(attempt: () => void, { first, max }: { first: number; max: number }) {
    this.#attempt = attempt;
    this.#first = first;
    this.#max = max;
    this.#pause = first;
  }

  /** Tries after a pause, once. */
  start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#attempt, this.#pause).unref();
    this.#pause = Math.min(2 * this.#pause, this.#max);
  }

  /** Takes back the attempt that waits; the next pause is the first. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#pause = this.#first;
  }
}
