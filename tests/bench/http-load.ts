import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

const CPU_TIME = new URL('http-servers/cpu-time.mjs', import.meta.url).href;
const CONNECTIONS = 20;

export interface BenchServer {
  readonly origin: string;
  readonly child: ChildProcess;
}

/** What one kind of request costs. */
export interface Cost {
  /** Microseconds of processor time of the server's process. */
  readonly cpu: number;
  readonly perSecond: number;
}

/** Starts a program as a server on a free port, and waits until it listens. */
export async function startBenchServer(
  program: string,
  args: (port: number) => string[],
  environment: (port: number) => Record<string, string> = () => ({}),
): Promise<BenchServer> {
  const port = await freePort();
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ['--import', CPU_TIME, path, ...args(port)], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...environment(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    await wait(100);
  }
  return { origin: `http://127.0.0.1:${port}`, child };
}

export async function stopBenchServer({ child }: BenchServer): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Of all that is measured: what is new in one round was not asked in another. */
let asked = 0;

/** Asks a server as fast as it answers. */
export async function measure(
  server: BenchServer,
  request: {
    readonly path: string | ((n: number) => string);
    readonly headers?: Record<string, string>;
    /** Content to send, by POST. */
    readonly body?: (n: number) => string;
    readonly status: number;
  },
  seconds: number,
): Promise<Cost> {
  const { path, headers = {}, status, body } = request;
  const load = (duration: number) =>
    autocannon({
      url: server.origin,
      connections: CONNECTIONS,
      duration,
      requests: [
        typeof path === 'string' && body === undefined
          ? { path, headers }
          : {
              headers,
              setupRequest: (base: object) => {
                const n = asked++;
                const to = typeof path === 'string' ? path : path(n);
                const content = body && { method: 'POST', body: body(n) };
                return { ...base, path: to, ...content };
              },
            },
      ],
    });
  await load(1);
  const before = await cpuTime(server);
  const started = performance.now();
  const { statusCodeStats } = await load(seconds);
  const elapsed = (performance.now() - started) / 1000;
  const cpu = (await cpuTime(server)) - before;
  const answers = Object.entries(statusCodeStats);
  if (answers.length !== 1 || answers[0]?.[0] !== String(status))
    throw new Error(`not only ${status}: ${JSON.stringify(statusCodeStats)}`);
  const count = answers[0][1].count ?? 0;
  return { cpu: cpu / count, perSecond: count / elapsed };
}

async function cpuTime({ child }: BenchServer): Promise<number> {
  child.send('how much?');
  const [{ microseconds }] = await once(child, 'message');
  return microseconds;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
