import { parentPort, workerData } from 'node:worker_threads';
import { type LoadAnswer, type LoadRequest, loadInProcess } from './snapshot/load.ts';
import { transferList } from './snapshot/transfer.ts';

/** The thread that loads content: started for one load, it posts one answer and ends. */

/** Issues in a piece, some hundred microseconds to parse. */
const PIECE = 200;

const { source, known }: LoadRequest = workerData;
const outcome = await loadInProcess(source)(known, new AbortController().signal);
const answer: LoadAnswer =
  outcome.state === 'invalid' ? { ...outcome, issues: pieces(outcome.issues) } : outcome;
parentPort?.postMessage(answer, transferList(answer));

function pieces(issues: readonly unknown[]): Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from({ length: Math.ceil(issues.length / PIECE) }, (_, i) =>
    encoder.encode(JSON.stringify(issues.slice(i * PIECE, (i + 1) * PIECE))),
  );
}
