import { setTimeout as sleep } from 'node:timers/promises';
import { countIssues, fileIssue, type Issue } from '../content/issues.ts';
import { reportLine, reportText } from '../content/load/report.ts';
import { createBackoff } from './backoff.ts';
import { contains } from './interval.ts';
import { type Loader, type LoadOutcome, unexpectedIssue } from './load.ts';
import { type Identity, openSnapshot, type Snapshot, stamp } from './snapshot.ts';

/** Content that must not be served: at start there is nothing else to serve. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

export interface ReloadFailure {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly issues: readonly Issue[];
  /** Whether nothing is known to be wrong with the content itself. */
  readonly transient: boolean;
}

export type ReloadStatistics = LiveContent['statistics'];

/** As pino logs. */
interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface LiveContentOptions {
  readonly load: Loader;
  readonly identity: Identity;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds after which a load is given up. */
  readonly patience?: number;
  /** Milliseconds before what failed for a passing reason is tried again; they double each time. */
  readonly firstPause?: number;
}

/** What a start may take; deploy/ gives it everywhere as much. */
export const START_SECONDS = 120;
/** So that a start notices soon that the reason has passed. */
const MAX_START_PAUSE_MS = 8000;
/** Far beyond the largest library on a slow machine, bundle included. */
const PATIENCE_MS = 300_000;
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 300_000;
/** So that content which never rests is loaded all the same. */
const MAX_RESTARTS = 3;
/** The reason of a reload that nobody asked for. */
const RETRY = 'retry';

/**
 * The content that is served, and its replacement while it is served. What is new and good takes
 * the place of what was there in one step; what is invalid replaces nothing.
 */
export class LiveContent {
  /** What happened since the start, for metrics. */
  readonly statistics = {
    /** Reloads that replaced the content. */
    reloads: 0,
    failures: 0,
    /** Seconds that the newest load took, off the event loop for most of it. */
    lastDuration: 0,
    /** Seconds that the newest swap held the event loop. */
    lastSwap: 0,
    /** When the content was last found good, in milliseconds since 1970. */
    lastSuccess: 0,
  };
  readonly #options: Required<LiveContentOptions>;
  readonly #pauses: ReturnType<typeof createBackoff>;
  readonly #closing = new AbortController();
  #snapshot: Snapshot | undefined;
  #failure: ReloadFailure | undefined;
  /** The load that runs, or the last that ran. */
  #last: Promise<void> = Promise.resolve();
  /** The load that waits for it to end. */
  #next: Promise<void> | undefined;
  /** Starts the load that runs again, while it may. */
  #restart: (() => void) | undefined;

  constructor(options: LiveContentOptions) {
    this.#options = {
      now: Date.now,
      patience: PATIENCE_MS,
      firstPause: FIRST_PAUSE_MS,
      ...options,
    };
    this.#pauses = createBackoff(this.#options.firstPause, MAX_PAUSE_MS);
  }

  /**
   * Loads for the first time. What fails for a passing reason, as a bundle whose server is away, is
   * tried again after growing pauses for as long as a start may take.
   * @throws ContentError with the issues
   */
  async start(): Promise<void> {
    const { firstPause, log } = this.#options;
    const end = performance.now() + START_SECONDS * 1000;
    for (let pause = firstPause; ; pause = Math.min(2 * pause, MAX_START_PAUSE_MS)) {
      await this.reload('start');
      if (this.#snapshot || !this.#failure) return;
      const { issues, transient } = this.#failure;
      if (!transient || performance.now() + pause > end) throw new ContentError(reportText(issues));
      for (const issue of issues) log.error({}, reportLine(issue));
      log.error({ seconds: pause / 1000 }, 'content not loaded; it is tried again');
      await sleep(pause);
    }
  }

  /**
   * What is served now. Content that changes with the calendar is stamped again in passing.
   * @throws Error before `start` has succeeded
   */
  current(): Snapshot {
    if (!this.#snapshot) throw new Error('no content is loaded');
    const now = this.#options.now();
    if (!contains(this.#snapshot.validity, now)) {
      this.#snapshot = stamp(this.#snapshot, this.#options.identity, now);
      const { revision, site } = this.#snapshot;
      this.#options.log.info({ revision, asOf: site.asOf }, 'content as of another day');
    }
    return this.#snapshot;
  }

  /** Why the newest content isn't served; undefined while it is. */
  get failure(): ReloadFailure | undefined {
    return this.#failure;
  }

  /**
   * Loads again. Loads run one at a time; one that runs already starts again from the beginning, or,
   * after a few times, is followed by one more. Resolves when content at least as new as this call
   * is served, or has been refused. Never rejects.
   * @param reason what made it necessary, for the log
   */
  reload(reason: string): Promise<void> {
    if (reason !== RETRY) this.#pauses.reset();
    if (!this.#next) {
      if (this.#restart) {
        this.#restart();
        return this.#last;
      }
      this.#next = this.#last
        .then(() => {
          this.#next = undefined;
          return this.#replace(reason);
        })
        .catch((error: unknown) => this.#refuse([unexpectedIssue(error)], reason))
        // Even the log may fail; the next reload must run all the same.
        .catch(() => undefined);
      this.#last = this.#next;
    }
    return this.#next;
  }

  /** Stops a load that runs, and takes no new one. What is served stays. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#pauses.reset();
    await this.#last;
  }

  async #replace(reason: string): Promise<void> {
    const closing = this.#closing.signal;
    if (closing.aborted) return;
    const started = performance.now();
    const outcome = await this.#loadNewest();
    if (closing.aborted) return;
    this.statistics.lastDuration = (performance.now() - started) / 1000;
    if (outcome.state === 'invalid') return this.#refuse(outcome.issues, reason);

    if (outcome.state === 'loaded') {
      const opened = performance.now();
      this.#snapshot = openSnapshot(outcome.data, this.#options.identity, this.#options.now());
      this.statistics.lastSwap = (performance.now() - opened) / 1000;
    }
    for (const warning of outcome.warnings) this.#options.log.warn({}, reportLine(warning));
    this.#failure = undefined;
    this.#pauses.reset();
    this.statistics.lastSuccess = this.#options.now();
    if (outcome.state === 'loaded') this.statistics.reloads++;
    const { revision, site } = this.current();
    const seconds = this.statistics.lastDuration;
    const fields = { reason, revision, asOf: site.asOf, seconds };
    this.#options.log.info(fields, `content ${outcome.state}`);
  }

  /** Loads, and begins again when what is being read is no longer the newest. */
  async #loadNewest(): Promise<LoadOutcome> {
    for (let restarts = 0; ; restarts++) {
      const newer = new AbortController();
      const late = AbortSignal.timeout(this.#options.patience);
      const signal = AbortSignal.any([this.#closing.signal, newer.signal, late]);
      if (restarts < MAX_RESTARTS) this.#restart = () => newer.abort();
      const outcome = await this.#options.load(this.#snapshot?.library.hash, signal).finally(() => {
        this.#restart = undefined;
      });
      if (newer.signal.aborted && !this.#closing.signal.aborted) continue;
      if (!late.aborted) return outcome;
      const message = `was not loaded within ${this.#options.patience / 1000} seconds`;
      const fix = 'see whether the machine is busy or its disk slow; it is tried again';
      return { state: 'invalid', issues: [fileIssue('.', message, fix, { transient: true })] };
    }
  }

  #refuse(issues: readonly Issue[], reason: string): void {
    const known = this.#failure && reportText(this.#failure.issues);
    const transient = issues.every((issue) => issue.transient);
    this.statistics.failures++;
    this.#failure = { time: new Date(this.#options.now()).toISOString(), issues, transient };
    // At start they are thrown, for the caller to say.
    if (!this.#snapshot) return;
    if (issues.some((issue) => issue.transient))
      void this.#pauses.wait().then(() => this.reload(RETRY));
    if (reason !== RETRY || reportText(issues) !== known)
      for (const issue of issues) this.#options.log.error({}, reportLine(issue));
    const message = 'content not reloaded; the last good content is still served';
    this.#options.log.error({ reason, issues: countIssues(issues) }, message);
  }
}
