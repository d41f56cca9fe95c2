import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Redis } from 'ioredis';
import { startRedis } from '../helpers/redis.ts';

/** The Redis in which replicas count together. */
export class RedisServer {
  readonly port: number;
  #process: ChildProcess | undefined;

  constructor(port: number) {
    this.port = port;
  }

  async start(): Promise<void> {
    this.#process = await startRedis(this.port);
  }

  async stop(): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null)
      return;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  /** @param bytes 0 for no limit */
  async limitMemory(bytes: number): Promise<void> {
    const admin = new Redis(this.port);
    await admin.config('SET', 'maxmemory', String(bytes));
    admin.disconnect();
  }
}

/** A server that has one bundle. */
export class BundleServer {
  readonly port: number;
  readonly #bundle: string;
  #server: Server | undefined;

  constructor(port: number, bundle: string) {
    this.port = port;
    this.#bundle = bundle;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/bundle.json`;
  }

  async start(): Promise<void> {
    this.#server = createServer((_request, response) => response.end(this.#bundle));
    await once(this.#server.listen(this.port, '127.0.0.1'), 'listening');
  }

  async stop(): Promise<void> {
    if (!this.#server?.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
