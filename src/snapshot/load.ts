import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
 * Loads, checks and indexes content. Never rejects: whatever goes wrong is an issue.
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
}

/** What comes back: issues, which may be many, as JSON in pieces that are quick to parse. */
export type LoadAnswer =
  | Exclude<LoadOutcome, { state: 'invalid' }>
  | { readonly state: 'invalid'; readonly issues: readonly Uint8Array[] };

/**
 * Loads on a thread of its own, which ends with the load and gives its memory back. A thread that
 * crashes or runs out of memory is an issue like others.
 */
export function loadInWorker(source: ContentSource, resourceLimits: ResourceLimits = {}): Loader {
  return async (known, signal) => {
    const workerData: LoadRequest = { source, known };
    try {
      const answer = await askWorker({ workerData, resourceLimits }, signal);
      if (answer.state !== 'invalid') return answer;
      const issues: Issue[] = [];
      for (const piece of answer.issues) {
        issues.push(...JSON.parse(UTF8.decode(piece)));
        await setImmediate();
      }
      return { state: 'invalid', issues };
    } catch (error) {
      return { state: 'invalid', issues: [unexpectedIssue(error)] };
    }
  };
}

const UTF8 = new TextDecoder();

/** Of the kind of this file: TypeScript in the sources, JavaScript when built. */
const WORKER = new URL(`../worker${extname(import.meta.url)}`, import.meta.url);

function askWorker(
  options: { workerData: LoadRequest; resourceLimits: ResourceLimits },
  signal: AbortSignal,
): Promise<LoadAnswer> {
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

/** What is no issue of the content, or none that its checks know. */
export function unexpectedIssue(error: unknown): Issue {
  const [message, fix] = explained(error);
  return { file: '.', pointer: '', message, fix };
}

function explained(error: unknown): [message: string, fix: string] {
  if (error instanceof TooManyTipsError) {
    return [error.message, 'divide them among several libraries'];
  }
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return [
      'does not fit into memory',
      'give the process more memory (NODE_OPTIONS=--max-old-space-size), or split the library',
    ];
  }
  const reason = error instanceof Error ? error.message : String(error);
  return [`could not be loaded: ${reason}`, 'try again; if it stays, report it with this message'];
}
