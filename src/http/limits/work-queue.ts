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
  readonly onRefused: () => void;
}

/** The turn of a job. */
export interface Turn {
  /**
   * When the job has worked for long enough, lets those work who have used less time; resolves when
   * it is this job's turn again. Undefined while the job may go on.
   */
  readonly giveWay: () => Promise<void> | undefined;
}

type Job<T> = (turn: Turn) => T | Promise<T>;

/** There is more to do than can be done in time. */
export class QueueTimeoutError extends Error {
  override readonly name = 'QueueTimeoutError';

  constructor() {
    super('There is more to do than can be done in time.');
  }
}

/** Made once: an error has a stack. */
export const UNWANTED = new Error('Nobody waits for it any more.');

/** Milliseconds of work between which others may have their turn. */
const PIECE_MS = 5;

interface Waiting {
  readonly since: number;
  /** A job that has worked already is never refused. */
  readonly hasWorked: boolean;
  readonly isWanted: () => boolean;
  readonly start: () => void;
  readonly refuse: (reason: Error) => void;
}

interface Client {
  /** Milliseconds of work, on the clock of the queue. */
  virtualTime: number;
  line: Waiting[];
  /** Milliseconds that a job of this client takes, a moving average. */
  meanCost: number;
}

export class WorkQueue {
  readonly #options: WorkQueueOptions;
  /** Those who wait, and those who had work done since the queue was last empty. */
  readonly #clients = new Map<string, Client>();
  /** The virtual time of the client whose job runs or ran last. */
  #clock = 0;
  #isBusy = false;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  /**
   * Runs a job when its client's turn comes.
   * @param isWanted whether somebody still waits for it; it doesn't begin otherwise. An AbortSignal
   *   would do, but those of a new search took a twentieth of its time.
   * @throws QueueTimeoutError when waiting would take too long, and UNWANTED
   */
  async run<T>(name: string, job: Job<T>, isWanted = () => true): Promise<T> {
    const client = this.#client(name);
    const turn = this.#enter(client, isWanted, false);
    if (client.line.length > 1) this.#refuseLastOfLongestLine(client);
    await turn;
    let startedAt = performance.now();
    let cost = 0;
    const stop = () => {
      const worked = performance.now() - startedAt;
      cost += worked;
      client.virtualTime += worked;
      void this.#options.settle().then(() => this.#next());
    };
    try {
      return await job({
        giveWay: () => {
          if (performance.now() - startedAt < PIECE_MS) return undefined;
          const next = this.#enter(client, () => true, true);
          stop();
          return next.then(() => {
            startedAt = performance.now();
          });
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
  #enter(client: Client, isWanted: () => boolean, hasWorked: boolean): Promise<void> {
    return new Promise((start, refuse) => {
      const waiting: Waiting = { since: performance.now(), hasWorked, isWanted, start, refuse };
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
      // Of the others of a line nobody needs to know before they are first: lines may be long.
      while (client.line[0]?.isWanted() === false) client.line.shift()?.refuse(UNWANTED);
      if (client.line.length === 0) {
        // It would be as far as this if it were new.
        if (client.virtualTime <= this.#clock) this.#clients.delete(name);
      } else if (!least || client.virtualTime < least.virtualTime) least = client;
    }
    return least;
  }

  #isTooLate({ since, hasWorked }: Waiting): boolean {
    return !hasWorked && performance.now() - since > this.#options.maxWaitMs;
  }

  #refuse(waiting: Waiting): void {
    this.#options.onRefused();
    waiting.refuse(new QueueTimeoutError());
  }

  /**
   * While somebody has waited too long already, nobody's line may grow: the one that would be served
   * last of all goes. Who has nothing else waiting is spared.
   * @param client whose line has grown
   */
  #refuseLastOfLongestLine(client: Client): void {
    const lines = [...this.#clients.values()].filter(({ line }) => line.length > 0);
    const firsts = lines.flatMap(({ line }) => line.find(({ isWanted }) => isWanted()) ?? []);
    if (!firsts.some((first) => this.#isTooLate(first))) return;
    // Those who have gone, or have what they waited for, make no line longer.
    for (const one of lines)
      one.line = one.line.filter(({ isWanted, refuse }) => {
        if (isWanted()) return true;
        refuse(UNWANTED);
        return false;
      });
    if (client.line.length < 2) return;
    const end = ({ virtualTime, line, meanCost }: Client) => virtualTime + line.length * meanCost;
    const [longest] = lines
      .filter(({ line }) => line.length > 1 && line.at(-1)?.hasWorked === false)
      .sort((a, b) => end(b) - end(a));
    const last = longest?.line.pop();
    if (last) this.#refuse(last);
  }
}
