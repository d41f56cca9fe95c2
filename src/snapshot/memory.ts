import { totalmem } from 'node:os';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { MEGABYTE } from '../units.ts';

/** Of the limit: for what the kernel counts beside, and what grows between two looks. */
const RESERVE = 1 / 16;
/** Heaps of this process that a thread may take: one, and as much in bytes, which no limit of V8 counts. */
const HEAPS = 2;
/** Below it a thread can't even begin. */
const LEAST_MB = 24;
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

/**
 * What a thread that is about to start may take of a process's memory, so that the kernel doesn't end
 * the process for it.
 * @param limit bytes that the process may use
 * @throws MemoryError if there is no room
 */
export function allotMemory(limit: number) {
  const used = residentMemory() ?? 0;
  const left = limit * (1 - RESERVE) - used;
  const bytes = Math.min(left, getHeapStatistics().heap_size_limit * HEAPS);
  const megabytes = Math.floor(bytes / MEGABYTE);
  if (megabytes < LEAST_MB) throw new MemoryError(limit);
  // V8 ends the process when a heap of many holes reaches its limit, so the watch must come first; and a
  // limit that the process was started with would be that of every thread, too.
  setFlagsFromString('--max-old-space-size=0');
  return {
    threadLimits: { maxOldGenerationSizeMb: megabytes },
    /**
     * Calls back, once, when the thread takes too much, whether in its heap or beside it.
     * @returns what ends the watch
     */
    watch(onExceeded: () => void): () => void {
      const timer = setInterval(() => {
        if ((residentMemory() ?? 0) < used + bytes) return;
        clearInterval(timer);
        onExceeded();
      }, LOOK_EVERY_MS);
      return () => clearInterval(timer);
    },
  };
}
