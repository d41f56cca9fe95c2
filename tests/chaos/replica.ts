import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAIN } from '../helpers/process.ts';

/** Milliseconds after which a supervisor starts again what has ended. */
const RESTART_MS = 1000;
const PROBE_EVERY_MS = 200;
const PROBE_TIMEOUT_MS = 2000;

/** What `/health/ready` says. */
interface Health {
  readonly status: 'pass' | 'warn' | 'fail';
  readonly releaseId: string;
  readonly checks: Readonly<Record<string, readonly { readonly status: string }[] | undefined>>;
}

/** What an operator knows of a replica. */
export interface Sight {
  /** Undefined while it doesn't answer. */
  readonly health: Health | undefined;
  /** In the text format of Prometheus; undefined while it doesn't answer. */
  readonly metrics: string | undefined;
}

interface Options {
  readonly port: number;
  readonly metricsPort: number;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** A server under a supervisor that starts it again when it ends, and probes as an operator has them. */
export class Replica {
  readonly port: number;
  readonly origin: string;
  readonly #options: Options;
  readonly #exits = new AbortController();
  // Connections that last: where no descriptors are left, there are no new ones.
  readonly #agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const;
  #child: ChildProcess | undefined;
  #probing: Promise<void> = Promise.resolve();
  #sight: Sight = { health: undefined, metrics: undefined };

  constructor(options: Options) {
    this.#options = options;
    this.port = options.port;
    this.origin = `http://127.0.0.1:${options.port}`;
  }

  /** Starts it, and waits until it is ready. */
  async start(): Promise<void> {
    this.#spawn();
    this.#probing = this.#probe();
    for (let tries = 0; this.#sight.health?.status !== 'pass'; tries++) {
      if (tries === 600) throw new Error(`it isn't ready:\n${this.logSince(0)}`);
      await sleep(100);
    }
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** What the probes saw last. */
  get sight(): Sight {
    return this.#sight;
  }

  /** Bytes of the log so far. */
  get logSize(): number {
    return existsSync(this.#options.logFile) ? statSync(this.#options.logFile).size : 0;
  }

  logSince(offset: number): string {
    const { logFile } = this.#options;
    return existsSync(logFile) ? readFileSync(logFile).subarray(offset).toString() : '';
  }

  async stop(): Promise<void> {
    this.#exits.abort();
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await this.#probing;
    for (const agent of this.#agents) agent.destroy();
  }

  #spawn(): void {
    const log = openSync(this.#options.logFile, 'a');
    const { env } = this.#options;
    this.#child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#child.once('exit', async () => {
      await sleep(RESTART_MS);
      if (!this.#exits.signal.aborted) this.#spawn();
    });
  }

  async #probe(): Promise<void> {
    const [forHealth, forMetrics] = this.#agents;
    while (!this.#exits.signal.aborted) {
      const [health, metrics] = await Promise.all([
        fetchText(`${this.origin}/health/ready`, forHealth),
        fetchText(`http://127.0.0.1:${this.#options.metricsPort}/metrics`, forMetrics),
      ]);
      this.#sight = { health: health && JSON.parse(health), metrics };
      await sleep(PROBE_EVERY_MS);
    }
  }
}

function fetchText(url: string, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent, timeout: PROBE_TIMEOUT_MS }, async (response) => {
      const chunks = await response.toArray().catch(() => undefined);
      resolve(chunks && Buffer.concat(chunks).toString());
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}

/** The value of a metric without labels; 0 where there is none. */
export function metric(text: string | undefined, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text ?? '')?.[1] ?? 0);
}
