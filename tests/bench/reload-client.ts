import { Agent, get } from 'node:http';

/** A client beside the server that is measured: asks every few milliseconds, and keeps the time. */
interface Order {
  readonly origin: string;
  readonly paths: readonly string[];
  /** Milliseconds between requests. */
  readonly every: number;
}

export interface ClientReport {
  readonly requests: number;
  readonly failures: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 20 });
let latencies: number[] = [];
let failures = 0;
let timer: NodeJS.Timeout | undefined;

function ask(url: string): void {
  const asked = performance.now();
  const request = get(url, { agent }, (response) => {
    if (response.statusCode !== 200) failures++;
    response.resume();
    response.on('end', () => latencies.push(performance.now() - asked));
  });
  request.on('error', () => failures++);
}

function report(): ClientReport {
  const sorted = latencies.sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  const told = {
    ...{ requests: sorted.length, failures },
    ...{ median: at(0.5), p99: at(0.99), longest: at(1) },
  };
  latencies = [];
  failures = 0;
  return told;
}

/** Told an order it begins; told `report` it says how it went since; told `stop` it ends. */
process.on('message', (message: Order | 'report' | 'stop') => {
  if (message === 'report') {
    process.send?.(report());
  } else if (message === 'stop') {
    clearInterval(timer);
    process.disconnect?.();
    agent.destroy();
  } else {
    const { origin, paths, every } = message;
    let next = 0;
    timer = setInterval(() => ask(origin + paths[next++ % paths.length]), every);
  }
});
