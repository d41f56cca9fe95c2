import { extname } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Issue } from '../content/issues.ts';
import { TooManyTipsError } from '../search/index.ts';
import { buildSnapshotData, type SnapshotData } from './data.ts';
import { type ContentSource, loadSource } from './source.ts';

export type LoadOutcome =
  | { readonly state: 'loaded'; readonly data: SnapshotData }
  /** The content has the hash that was known. */
  | { readonly state: 'unchanged' }
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
      if (result.hash === known) return { state: 'unchanged' };
      return { state: 'loaded', data: buildSnapshotData(result.content, result.hash) };
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

export interface WorkerOptions {
  readonly resourceLimits?: ResourceLimits;
  readonly settings?: unknown;
}

/**
 * Loads on a thread of its own, which ends with the load and gives its memory back. A thread that
 * crashes or runs out of memory gives an issue, too.
 */
export function loadInWorker(
  source: ContentSource,
  { resourceLimits = {}, settings }: WorkerOptions = {},
): Loader {
  return async (known, signal) => {
    const workerData: LoadRequest = { source, known, settings };
    try {
      return await askWorker({ workerData, resourceLimits }, signal);
    } catch (error) {
      return { state: 'invalid', issues: [unexpectedIssue(error)] };
    }
  };
}

/** Of the kind of this file: TypeScript in the sources, JavaScript when built. */
const WORKER = new URL(`../worker${extname(import.meta.url)}`, import.meta.url);

function askWorker(
  options: { workerData: LoadRequest; resourceLimits: ResourceLimits },
  signal: AbortSignal,
): Promise<LoadOutcome> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(WORKER, options);
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`its thread ended with code ${code}`));
    });
  });
}

/** What went wrong outside of the content, or what its checks don't know. */
export function unexpectedIssue(error: unknown): Issue {
  return { file: '.', pointer: '', ...explained(error) };
}

function explained(error: unknown): Pick<Issue, 'message' | 'fix' | 'transient'> {
  if (error instanceof TooManyTipsError) {
    return { message: error.message, fix: 'divide them among several libraries' };
  }
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {
      message: 'does not fit into memory',
      fix: 'give the process more memory (NODE_OPTIONS=--max-old-space-size), or split the library',
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: `could not be loaded: ${reason}`,
    fix: 'try again; if it stays, report it with this message',
    transient: true,
  };
}
