import { parentPort, workerData } from 'node:worker_threads';
import { type LoadRequest, loadInProcess } from './snapshot/load.ts';
import { transferList } from './snapshot/transfer.ts';

/** The thread that loads content: started for one load, it posts one outcome and ends. */

const { source, known }: LoadRequest = workerData;
const outcome = await loadInProcess(source)(known, new AbortController().signal);
parentPort?.postMessage(outcome, transferList(outcome));
