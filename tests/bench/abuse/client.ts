import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What became of one request. */
export interface Outcome {
  /** 0 where the connection failed. */
  readonly status: number;
  readonly milliseconds: number;
}

interface Whole {
  readonly status: number;
  readonly etag: string | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

export interface ClientOptions {
  readonly port: number;
  /** An address of this machine, 127.0.0.0/8, by which the server tells clients apart. */
  readonly address: string;
  /** Whether connections are kept for further requests. */
  readonly keepAlive?: boolean;
}

/** A client with an address of its own. */
export class Client {
  readonly outcomes: Outcome[] = [];
  readonly #agent: Agent;
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#agent = new Agent({ keepAlive: options.keepAlive ?? false, maxSockets: 500 });
  }

  /** Asks for a path and reads the answer to its end. Never rejects. */
  ask(path: string, headers: Record<string, string> = {}): Promise<Outcome> {
    const started = performance.now();
    const { port, address } = this.#options;
    return new Promise((resolve) => {
      const done = (status: number) => {
        const outcome = { status, milliseconds: performance.now() - started };
        this.outcomes.push(outcome);
        resolve(outcome);
      };
      request(
        { host: '127.0.0.1', port, path, headers, agent: this.#agent, localAddress: address },
        (response) => {
          response.resume();
          response.once('end', () => done(response.statusCode ?? 0));
          response.once('error', () => done(0));
        },
      )
        .once('error', () => done(0))
        .end();
    });
  }

  /** Asks for a path and gives the whole answer. */
  read(path: string): Promise<Whole> {
    const { port, address } = this.#options;
    return new Promise((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path, agent: this.#agent, localAddress: address },
        async (response) => {
          const { statusCode = 0, headers } = response;
          const body = (await response.toArray()).join('');
          resolve({ status: statusCode, etag: headers.etag, location: headers.location, body });
        },
      )
        .once('error', reject)
        .end();
    });
  }

  /** Asks at a steady rate for some seconds, and waits for the last answer. */
  async askSteadily(perSecond: number, seconds: number, path: (n: number) => string) {
    const pending: Promise<Outcome>[] = [];
    const started = performance.now();
    for (let n = 0; n < perSecond * seconds; n++) {
      const due = started + (n * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await wait(early);
      pending.push(this.ask(path(n)));
    }
    return Promise.all(pending);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The value below which this share of the numbers lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
