import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../helpers/free-port.ts';
import { processMemory } from '../process-memory.ts';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));
const CPU_TIME = new URL('../http-servers/cpu-time.mjs', import.meta.url).href;

/** A server as an operator starts it, in a process of its own. */
export class Server {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(
    environment: Record<string, string>,
    nodeOptions: readonly string[] = [],
  ): Promise<Server> {
    const port = await freePort();
    const child = spawn(process.execPath, [...nodeOptions, '--import', CPU_TIME, MAIN], {
      env: {
        PATH: process.env.PATH ?? '',
        PORT: String(port),
        LOG_LEVEL: 'warn',
        WATCH: 'false',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
      if (answer?.ok) return new Server(child, port);
      await wait(100);
    }
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Megabytes of memory that the process holds. */
  residentMegabytes(): number {
    if (!this.isAlive) return Number.NaN;
    return processMemory(this.#child.pid, 'VmRSS');
  }

  /** Milliseconds of processor time so far. */
  async cpuTime(): Promise<number> {
    this.#child.send('how much?');
    const [{ microseconds }] = await once(this.#child, 'message');
    return microseconds / 1000;
  }

  async stop(): Promise<void> {
    if (!this.isAlive) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }
}
