import { parentPort, workerData } from 'node:worker_threads';
import { type LoadAnswer, type LoadRequest, loadInProcess } from './snapshot/load.ts';
import { transferList } from './snapshot/transfer.ts';

/** The thread that loads content: started for one load, it posts one answer and ends. */

/** Faults in a piece, some hundred microseconds to parse. */
const PIECE = 200;

const { source, known }: LoadRequest = workerData;
const outcome = await loadInProcess(source)(known, new AbortController().signal);
const answer: LoadAnswer =
  outcome.state === 'faulty' ? { ...outcome, faults: pieces(outcome.faults) } : outcome;
parentPort?.postMessage(answer, transferList(answer));

function pieces(faults: readonly unknown[]): Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from({ length: Math.ceil(faults.length / PIECE) }, (_, i) =>
    encoder.encode(JSON.stringify(faults.slice(i * PIECE, (i + 1) * PIECE))),
  );
}
