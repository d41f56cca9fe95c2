const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

let exit: ((name: string, signal: number) => never) | undefined;

/**
 * Has signals to stop end the process at once. Without a handler, the first process of a container
 * would ignore them; so this comes before the rest is imported, which takes a quarter of a second.
 * @param codeOf the exit code by the number of the signal
 */
export function exitOnSignals(codeOf: (signal: number) => number): void {
  exit = (_name, signal) => process.exit(codeOf(signal));
  for (const name of SIGNALS) process.on(name, exit);
}

/** Leaves them to who listens to them from here on. */
export function releaseSignals(): void {
  if (exit) for (const name of SIGNALS) process.off(name, exit);
}
