/**
 * One queue for everything that has to be made. The client that has used the least time comes next,
 * so that none can hold up the others by asking for much, or for what is costly.
 *
 * This is start-time fair queueing (Goyal, Vin and Cheng, 1996), which counts milliseconds of work
 * rather than jobs. Work has to be synchronous but for `giveWay`: what waits for something else
 * (compression, a slow reader) belongs outside of the queue.
 */
export interface WorkQueueOptions {
  /** Milliseconds after which waiting is pointless. */
  readonly maxWaitMs: number;
  /** Lets the event loop take in what has arrived; awaited after each piece of work. */
  readonly settle: () => Promise<void>;
  /** Called for each job that is refused. */
  readonly onRefused?: (() => void) | undefined;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}

/** The turn of a job. */
export interface Turn {
  /** Whether the job has worked for long enough to give way to others. */
  readonly isOver: () => boolean;
  /** Lets those work who have used less time; resolves when it is this job's turn again. */
  readonly giveWay: () => Promise<void>;
}

type Job<T> = (turn: Turn) => T | Promise<T>;

/** There is more to do than can be done in time. */
export class QueueTimeoutError extends Error {
  override readonly name = 'QueueTimeoutError';

  constructor() {
    super('There is more to do than can be done in time.');
  }
}

/**
 * Lets a job leave the queue while it waits for its first turn. An AbortSignal would do, but those
 * of a new search took a twentieth of its time.
 */
export class Exit {
  /** Set by the queue for as long as the job waits. */
  leave: ((reason: Error) => void) | undefined;
  /** Why the job is not to begin any more. */
  reason: Error | undefined;

  /** Leaves the queue, and doesn't enter it again. */
  take(reason: Error): void {
    this.reason ??= reason;
    this.leave?.(reason);
  }
}

/** Milliseconds of work between which others may have their turn. */
const PIECE_MS = 5;

interface Waiting {
  readonly since: number;
  /** A job that has worked already is never refused. */
  readonly hasWorked: boolean;
  readonly start: () => void;
  readonly refuse: (reason: Error) => void;
}

interface Client {
  /** Milliseconds of work, on the clock of the queue. */
  virtualTime: number;
  readonly line: Waiting[];
  /** Milliseconds that a job of this client takes, a moving average. */
  meanCost: number;
}

export class WorkQueue {
  readonly #options: WorkQueueOptions;
  readonly #now: () => number;
  /** Those who wait, and those who had work done since the queue was last empty. */
  readonly #clients = new Map<string, Client>();
  /** The virtual time of the client whose job runs or ran last. */
  #clock = 0;
  #isBusy = false;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /**
   * Runs a job when its client's turn comes.
   * @throws QueueTimeoutError when waiting would take too long, and the reason for which it left
   */
  async run<T>(name: string, job: Job<T>, exit?: Exit): Promise<T> {
    if (exit?.reason) throw exit.reason;
    const client = this.#client(name);
    const turn = this.#enter(client, false, exit);
    if (client.line.length > 1) this.#refuseLastOfLongestLine();
    await turn;
    let startedAt = this.#now();
    let cost = 0;
    const stop = () => {
      const worked = this.#now() - startedAt;
      cost += worked;
      client.virtualTime += worked;
      void this.#options.settle().then(() => this.#next());
    };
    try {
      return await job({
        isOver: () => this.#now() - startedAt >= PIECE_MS,
        giveWay: async () => {
          const next = this.#enter(client, true);
          stop();
          await next;
          startedAt = this.#now();
        },
      });
    } finally {
      stop();
      client.meanCost += (cost - client.meanCost) / 8;
    }
  }

  #client(name: string): Client {
    const client = this.#clients.get(name) ?? { virtualTime: 0, line: [], meanCost: 1 };
    // Time that nobody used is not saved up.
    client.virtualTime = Math.max(client.virtualTime, this.#clock);
    this.#clients.set(name, client);
    return client;
  }

  /** Joins the line of a client; what has begun goes on before what was asked for later. */
  #enter(client: Client, hasWorked: boolean, exit = new Exit()): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        since: this.#now(),
        hasWorked,
        start: () => {
          exit.leave = undefined;
          resolve();
        },
        refuse: (reason) => {
          exit.leave = undefined;
          reject(reason);
        },
      };
      exit.leave = (reason) => {
        client.line.splice(client.line.indexOf(waiting), 1);
        waiting.refuse(reason);
      };
      if (hasWorked) client.line.unshift(waiting);
      else client.line.push(waiting);
      if (!this.#isBusy) this.#next();
    });
  }

  /** Gives the turn to the client that has used the least time. */
  #next(): void {
    this.#isBusy = false;
    for (let client = this.#leastServed(); client; client = this.#leastServed()) {
      const waiting = client.line.shift();
      if (!waiting) return;
      if (this.#isTooLate(waiting)) {
        this.#refuse(waiting);
        continue;
      }
      this.#isBusy = true;
      this.#clock = client.virtualTime;
      waiting.start();
      return;
    }
    // While nobody wants anything, nobody has had more of it than others.
    this.#clients.clear();
  }

  #leastServed(): Client | undefined {
    let least: Client | undefined;
    for (const [name, client] of this.#clients) {
      if (client.line.length === 0) {
        // It would be as far as this if it were new.
        if (client.virtualTime <= this.#clock) this.#clients.delete(name);
      } else if (!least || client.virtualTime < least.virtualTime) least = client;
    }
    return least;
  }

  #isTooLate({ since, hasWorked }: Waiting): boolean {
    return !hasWorked && this.#now() - since > this.#options.maxWaitMs;
  }

  #refuse(waiting: Waiting): void {
    this.#options.onRefused?.();
    waiting.refuse(new QueueTimeoutError());
  }

  /**
   * While somebody has waited too long already, nobody's line may grow: the one that would be served
   * last of all goes. Who has nothing else waiting is spared.
   */
  #refuseLastOfLongestLine(): void {
    const lines = [...this.#clients.values()].filter(({ line }) => line.length > 0);
    if (!lines.some(({ line: [first] }) => first && this.#isTooLate(first))) return;
    const end = (client: Client) => client.virtualTime + client.line.length * client.meanCost;
    const [longest] = lines
      .filter(({ line }) => line.length > 1 && line.at(-1)?.hasWorked === false)
      .sort((a, b) => end(b) - end(a));
    const last = longest?.line.pop();
    if (last) this.#refuse(last);
  }
}
