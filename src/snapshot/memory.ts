import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';
import { MEGABYTE } from '../units.ts';

/** Of the limit: for what the kernel counts beside, and what grows between two looks. */
const RESERVE = 1 / 16;
/** Of what a thread may take: the rest is for bytes, which no limit of V8 counts. */
const HEAP = 1 / 2;
/** Below it a thread can't even begin. */
const LEAST_HEAP_MB = 24;
const LOOK_EVERY_MS = 20;

/** Bytes that this process may use: the limit of its container, or else all of the machine. */
export function memoryLimit(): number {
  // 0 or 1.8e19 where there is no limit.
  return Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
}

/** Bytes that this process takes; undefined while it can't be read, for it takes a descriptor. */
export function residentMemory(): number | undefined {
  try {
    return process.memoryUsage.rss();
  } catch {
    return undefined;
  }
}

/** Content takes more memory than there is. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError';

  /** @param limit in bytes */
  constructor(limit: number) {
    const [all, heap] = [limit, getHeapStatistics().heap_size_limit].map(
      (bytes) => `${Math.floor(bytes / MEGABYTE)} MB`,
    );
    super(`does not fit into memory: this process may use ${all}, and its heap ${heap}`);
  }
}

/** What a thread may take of a process's memory, so that the kernel doesn't end the process for it. */
export class MemoryBudget {
  readonly #limit: number;
  readonly #most: number;

  /** @param limit bytes that the process may use */
  constructor(limit: number) {
    this.#limit = limit;
    this.#most = limit * (1 - RESERVE);
  }

  /**
   * Bounds the heap of a thread that is about to start.
   * @throws MemoryError if there is no room for one
   */
  threadLimits(): ResourceLimits {
    const left = (this.#most - (residentMemory() ?? 0)) * HEAP;
    const heap = Math.floor(Math.min(left, getHeapStatistics().heap_size_limit) / MEGABYTE);
    if (heap < LEAST_HEAP_MB) throw this.exceeded();
    return { maxOldGenerationSizeMb: heap };
  }

  /**
   * Calls back, once, when the process takes too much, whether in a heap or beside it.
   * @returns what ends the watch
   */
  watch(onExceeded: () => void): () => void {
    const timer = setInterval(() => {
      if ((residentMemory() ?? 0) < this.#most) return;
      clearInterval(timer);
      onExceeded();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }

  exceeded(): MemoryError {
    return new MemoryError(this.#limit);
  }
}
