import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileIssue, type Issue } from '../content/issues.ts';
import { codeOf } from '../content/load/file-errors.ts';
import { TooManyTipsError } from '../search/index.ts';
import { buildSnapshotData, type SnapshotData } from './data.ts';
import { allotMemory, MemoryError, memoryLimit } from './memory.ts';
import { type ContentSource, loadSource } from './source.ts';

export type LoadOutcome =
  | { readonly state: 'loaded'; readonly data: SnapshotData; readonly warnings: readonly Issue[] }
  /** The content has the hash that was known. */
  | { readonly state: 'unchanged'; readonly warnings: readonly Issue[] }
  | { readonly state: 'invalid'; readonly issues: readonly Issue[] };

/**
 * Loads, checks and indexes content. Never rejects: whatever goes wrong becomes an issue.
 * @param known the hash of the content that is there already
 */
export type Loader = (known: string | undefined, signal: AbortSignal) => Promise<LoadOutcome>;

/** Loads on this thread, which it holds for as long as it takes. */
export function loadInProcess(source: ContentSource): Loader {
  return async (known, signal) => {
    try {
      const result = await loadSource(source, signal);
      if (!result.ok) return { state: 'invalid', issues: result.issues };
      const { warnings } = result;
      if (result.hash === known) return { state: 'unchanged', warnings };
      return { state: 'loaded', data: buildSnapshotData(result.content, result.hash), warnings };
    } catch (error) {
      return { state: 'invalid', issues: [unexpectedIssue(error)] };
    }
  };
}

/** What is given to the worker. */
export interface LoadRequest {
  readonly source: ContentSource;
  readonly known: string | undefined;
  /** What the worker needs to know beside, for what it makes of the content. */
  readonly settings: unknown;
}

/**
 * Loads on a thread of its own, which ends with the load and gives its memory back. A thread that
 * crashes, or would take more memory than there is, gives an issue, too.
 * @param options.memory bytes that this process may use, what it uses already included
 */
export function loadInWorker(
  source: ContentSource,
  { settings, memory = memoryLimit() }: { settings?: unknown; memory?: number } = {},
): Loader {
  return async (known, signal) => {
    try {
      return await askWorker({ source, known, settings }, memory, signal);
    } catch (error) {
      return { state: 'invalid', issues: [unexpectedIssue(error)] };
    }
  };
}

/** Of the kind of this file: TypeScript in the sources, JavaScript when built. */
const WORKER = new URL(`../worker${extname(import.meta.url)}`, import.meta.url);

function askWorker(
  workerData: LoadRequest,
  memory: number,
  signal: AbortSignal,
): Promise<LoadOutcome> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const { threadLimits, watch } = allotMemory(memory);
    const worker = new Worker(WORKER, { workerData, resourceLimits: threadLimits });
    const stop = () => void worker.terminate();
    const stopWatching = watch(() => {
      reject(new MemoryError(memory));
      stop();
    });
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', (error) => {
      reject(codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? new MemoryError(memory) : error);
    });
    worker.once('exit', (code) => {
      stopWatching();
      signal.removeEventListener('abort', stop);
      reject(new Error(`its thread ended with code ${code}`));
    });
  });
}

/** What went wrong outside of the content, or what its checks don't know. */
export function unexpectedIssue(error: unknown): Issue {
  if (error instanceof TooManyTipsError)
    return fileIssue('.', error.message, 'divide them among several libraries');
  if (error instanceof MemoryError) {
    const fix = 'raise that limit (docs/operators.md says how far), or split the library';
    return fileIssue('.', error.message, fix);
  }
  const reason = error instanceof Error ? error.message : String(error);
  const fix = 'try again; if it stays, report it with this message';
  return fileIssue('.', `could not be loaded: ${reason}`, fix, { transient: true });
}
