/** What was measured, and whether it is what was promised. */
export interface Finding {
  readonly name: string;
  readonly measured: string;
  readonly promised: string;
  readonly holds: boolean;
}

export interface Library {
  readonly environment: Record<string, string>;
  readonly isLarge: boolean;
  /** A path for a tip that exists, and words that tips have. */
  readonly tip: string;
  readonly words: readonly string[];
}

/** Tries one kind of abuse; each starts servers of its own and ends them. */
export type Scenario = (library: Library) => AsyncGenerator<Finding>;

/** Addresses of this machine that stand for clients. */
export const GREEDY = '127.0.0.2';
export const HONEST = '127.0.0.3';
export const PROBE = '127.0.0.4';

export const ms = (value: number) => `${value.toFixed(1)} ms`;
