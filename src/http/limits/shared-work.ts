import type { Turn, WorkQueue } from './work-queue.ts';

/** Something that is being made, or waits to be. */
interface Making<T> {
  readonly result: Promise<T>;
  /** Makes it, unless that has begun. */
  readonly start: (turn: Turn) => Promise<void>;
  hasStarted: boolean;
  /** How many clients are in the queue to start it; that which has started it is counted on. */
  waiting: number;
}

/**
 * Makes what several clients ask for at the same time once. Each waits in a line of its own, and the
 * first whose turn comes starts the work: nobody waits in another's line, or is refused with another.
 */
export class SharedWork<T> {
  readonly #queue: WorkQueue;
  readonly #makings = new Map<string, Making<T>>();

  constructor(queue: WorkQueue) {
    this.#queue = queue;
  }

  /**
   * @param key names what is made: those who give the same share the work
   * @param isWanted whether this client still waits
   * @throws QueueTimeoutError when the client has waited too long and nobody has started, and UNWANTED
   *   when it has gone
   */
  async run(
    key: string,
    client: string,
    make: (turn: Turn) => T | Promise<T>,
    isWanted = () => true,
  ): Promise<T> {
    const making = this.#makings.get(key) ?? this.#open(key, make);
    if (making.hasStarted) return making.result;
    making.waiting += 1;
    const turn = this.#queue
      .run(client, making.start, () => !making.hasStarted && isWanted())
      .catch((error) => {
        making.waiting -= 1;
        if (making.hasStarted && isWanted()) return;
        if (making.waiting === 0) this.#makings.delete(key);
        throw error;
      });
    // Where somebody else has started it, the answer comes without a turn of this client's.
    await Promise.race([making.result, turn]);
    return making.result;
  }

  #open(key: string, make: (turn: Turn) => T | Promise<T>): Making<T> {
    let settle: (value: T | Promise<T>) => void = () => {};
    const result = new Promise<T>((resolve) => {
      settle = resolve;
    });
    // Whoever asked gets the rejection; when all of them have gone, nobody does.
    result.catch(() => {});
    const making: Making<T> = {
      result,
      hasStarted: false,
      waiting: 0,
      start: async (turn) => {
        if (making.hasStarted) return;
        making.hasStarted = true;
        const made = Promise.resolve().then(() => make(turn));
        settle(made);
        await made.catch(() => {});
        this.#makings.delete(key);
      },
    };
    this.#makings.set(key, making);
    return making;
  }
}
