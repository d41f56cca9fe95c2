import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
export const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly port: number;
  readonly origin: string;
  /** The log so far, a line each. */
  lines(): Record<string, unknown>[];
  readonly exit: Promise<number | null>;
  /** Ends it, if it hasn't ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

type Environment = Readonly<Record<string, string>>;

export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
}
const NODE: Command = { program: process.execPath, arguments: [] };

/** Starts the built server on a free port, and waits until it says where it is. */
export async function startServer(
  environment: Environment = {},
  node: Command = NODE,
): Promise<ServerProcess> {
  const child = spawnServer(environment, node);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const lines = () =>
    output
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  const exited = once(child, 'exit').then(() => child.exitCode);
  let port: unknown;
  while (port === undefined) {
    await Promise.race([once(child.stdout ?? child, 'data'), exited]);
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${errors}`);
    port = lines().find(({ msg }) => msg.includes(' is at '))?.port;
  }
  return {
    child,
    port: Number(port),
    origin: `http://127.0.0.1:${port}`,
    lines,
    exit: exited,
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return exited;
    },
  };
}

/** Runs the built server for as long as it lasts by itself. */
export function runServer(environment: Environment, node: Command = NODE) {
  return resultOf(spawnServer(environment, node));
}

/** Runs a command of the built `tipsheet`. */
export const runCli = (...args: string[]) => runFile(CLI, ...args);

export function runFile(file: string, ...args: string[]) {
  return resultOf(spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function resultOf(child: ChildProcess) {
  const [output, errors] = await Promise.all([
    child.stdout?.toArray(),
    child.stderr?.toArray(),
    once(child, 'exit'),
  ]);
  return {
    code: child.exitCode ?? child.signalCode,
    output: output?.join('') ?? '',
    errors: errors?.join('') ?? '',
  };
}

/** Starts the built server and waits for nothing. */
export function spawnServer(environment: Environment, node: Command = NODE): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(node.program, [...node.arguments, MAIN], {
    env: { PATH, HOME, PORT: '0', DRAIN_SECONDS: '1', WATCH: 'false', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
