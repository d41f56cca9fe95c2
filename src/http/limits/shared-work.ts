import { Exit, QueueTimeoutError, type Turn, type WorkQueue } from './work-queue.ts';

/** Made once: an error has a stack. */
const MADE = new Error('It is made.');

/** Something that is being made, or waits to be. */
interface Making<T> {
  readonly result: Promise<T>;
  /** Makes it, unless that has begun. */
  readonly start: (turn: Turn) => Promise<void>;
  hasStarted: boolean;
  /** Of the clients that wait for their turn to start it; none has to when it is made. */
  readonly exits: Set<Exit>;
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
   * @param exit taken when this client has gone
   * @throws QueueTimeoutError when the client has waited too long and nobody has started
   */
  async run(
    key: string,
    client: string,
    make: (turn: Turn) => T | Promise<T>,
    exit = new Exit(),
  ): Promise<T> {
    const making = this.#makings.get(key) ?? this.#open(key, make);
    if (making.hasStarted) return making.result;
    making.exits.add(exit);
    try {
      await this.#queue.run(client, (turn) => making.start(turn), exit);
    } catch (error) {
      // Where somebody else has started it, the answer comes without a turn of this client's.
      const isRefused = error instanceof QueueTimeoutError && making.hasStarted;
      if (!isRefused && error !== MADE) throw error;
    } finally {
      making.exits.delete(exit);
      if (making.exits.size === 0 && !making.hasStarted) this.#makings.delete(key);
    }
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
      exits: new Set(),
      start: async (turn) => {
        if (making.hasStarted) return;
        making.hasStarted = true;
        const made = Promise.resolve().then(() => make(turn));
        settle(made);
        await made.catch(() => {});
        this.#makings.delete(key);
        for (const exit of making.exits) exit.leave?.(MADE);
      },
    };
    this.#makings.set(key, making);
    return making;
  }
}
