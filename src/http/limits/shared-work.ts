import { setMaxListeners } from 'node:events';
import { QueueTimeoutError, type Turn, type WorkQueue } from './work-queue.ts';

/** Without a reason of its own, each signal would make an error with a stack. */
const MADE = new Error('It is made.');

/** Something that is being made, or waits to be. */
interface Making<T> {
  readonly result: Promise<T>;
  /** Makes it, unless that has begun. */
  readonly start: (turn: Turn) => Promise<void>;
  hasStarted: boolean;
  /** Aborts when it is made: nobody has to wait for a turn any more. */
  readonly done: AbortSignal;
  /** Clients that wait for their turn to start it. */
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
   * @param signal aborts when this client has gone
   * @throws QueueTimeoutError when the client has waited too long and nobody has started
   */
  async run(
    key: string,
    client: string,
    make: (turn: Turn) => T | Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const making = this.#makings.get(key) ?? this.#open(key, make);
    if (making.hasStarted) return making.result;
    making.waiting += 1;
    try {
      const either = signal ? AbortSignal.any([signal, making.done]) : making.done;
      await this.#queue.run(client, (turn) => making.start(turn), either);
    } catch (error) {
      // Where somebody else has started it, the answer comes without a turn of this client's.
      const isRefused = error instanceof QueueTimeoutError && making.hasStarted;
      if (!isRefused && !making.done.aborted) throw error;
    } finally {
      making.waiting -= 1;
      if (making.waiting === 0 && !making.hasStarted) this.#makings.delete(key);
    }
    return making.result;
  }

  #open(key: string, make: (turn: Turn) => T | Promise<T>): Making<T> {
    const done = new AbortController();
    // As many as wait; the default would warn of a leak from the eleventh on.
    setMaxListeners(0, done.signal);
    let settle: (value: T | Promise<T>) => void = () => {};
    const result = new Promise<T>((resolve) => {
      settle = resolve;
    });
    // Whoever asked gets the rejection; when all of them have gone, nobody does.
    result.catch(() => {});
    const making: Making<T> = {
      result,
      done: done.signal,
      hasStarted: false,
      waiting: 0,
      start: async (turn) => {
        if (making.hasStarted) return;
        making.hasStarted = true;
        const made = Promise.resolve().then(() => make(turn));
        settle(made);
        await made.catch(() => {});
        this.#makings.delete(key);
        done.abort(MADE);
      },
    };
    this.#makings.set(key, making);
    return making;
  }
}
