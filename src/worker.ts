import { readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { AppOptions } from './app.ts';
import { type LoadOutcome, type LoadRequest, loadInProcess } from './snapshot/load.ts';
import type { Identity } from './snapshot/snapshot.ts';
import { transferList } from './snapshot/transfer.ts';

/**
 * The thread that loads content and describes the API on it: started for one load, it posts one
 * outcome and ends.
 */

/** What the contract follows from besides the content; without it none is made. */
export interface WorkerSettings {
  readonly identity: Identity;
  readonly config: AppOptions['config'];
  readonly version: string;
}

/** How much nicer a load is than what serves; beside threads that are as busy it gets a quarter. */
const LATER = 5;

const { source, known, settings } = workerData as LoadRequest & { settings?: WorkerSettings };
// Whoever is served goes before what is loaded again.
if (known !== undefined) lowerPriority();
const loaded = await loadInProcess(source)(known, new AbortController().signal);
const outcome = settings ? await withContract(loaded, settings) : loaded;
parentPort?.postMessage(outcome, transferList(outcome));

/** What the system schedules is a thread, on Linux, by the number that /proc gives. */
function lowerPriority(): void {
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.min(getPriority() + LATER, constants.priority.PRIORITY_LOW));
  } catch {
    // Where there is no such number, or no leave to read it, a load takes its share.
  }
}

async function withContract(outcome: LoadOutcome, settings: WorkerSettings): Promise<LoadOutcome> {
  if (outcome.state !== 'loaded') return outcome;
  // Half a second to import, which unchanged and invalid content need not wait for.
  const { makeContract } = await import('./app.ts');
  const contract = await makeContract(outcome.data, settings.identity, settings);
  return { ...outcome, data: { ...outcome.data, contract } };
}
