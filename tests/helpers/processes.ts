import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A process of the test's own, that is asked to stop and then waited for. */
export interface Running {
  readonly port: number;
  readonly origin: string;
  /** What it wrote to stdout and stderr so far. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

/**
 * Whether programs that a test needs are installed. On CI a missing one is an error, so that no test
 * is left out unseen.
 */
export function hasTools(...names: string[]): boolean {
  const missing = names.filter(
    (name) => spawnSync('sh', ['-c', 'command -v -- "$0"', name]).status !== 0,
  );
  if (missing.length === 0) return true;
  const message = `not installed: ${missing.join(', ')}`;
  if (process.env.CI === 'true') throw new Error(message);
  process.stderr.write(`Left out: ${message}\n`);
  return false;
}

interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly port: number;
  /** Answers with 200 when the process is ready. */
  readonly readyPath: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Starts a server and waits until it answers. */
export async function launch(options: Launch): Promise<Running> {
  const { command, args, port, readyPath, env = process.env, cwd = ROOT } = options;
  const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = once(child, 'close');
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(child, `${origin}${readyPath}`, () => output);
  return {
    ...{ port, origin },
    output: () => output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
      return child.exitCode ?? child.signalCode ?? 'SIGKILL';
    },
  };
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended:\n${output()}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error(`it never answered at ${url}:\n${output()}`);
}

/** Tipsheet as it was built, on a port of 127.0.0.1; replicas need the same PUBLIC_URL. */
export function startReplica(port: number, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  return launch({
    command: process.execPath,
    args: ['dist/main.js'],
    port,
    readyPath: '/health/ready',
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: 'https://tips.example',
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
}
