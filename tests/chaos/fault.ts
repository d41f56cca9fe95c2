import type { Replica, Sight } from './replica.ts';
import type { World } from './world.ts';

/** What an operator sees of a replica since a fault began. */
export interface Seen extends Sight {
  /** When it began. */
  readonly before: Sight;
  /** The lines of its log since then. */
  readonly log: string;
}

/** Something that happens to servers, where it shows while it lasts, and how it ends. */
export interface Fault {
  readonly name: string;
  /** Faults of one lane exclude each other, those of the two don't. */
  readonly lane: 'replicas' | 'neighbours';
  /** Whether this machine allows it. */
  readonly isPossible?: () => boolean;
  begin(world: World, random: () => number): Promise<Begun>;
  /** Whether readiness shows it; it is over when that shows it no more. */
  readonly readiness: (seen: Seen) => boolean;
  readonly metric: (seen: Seen) => boolean;
  /** Lines that are there when it is over. */
  readonly log: RegExp;
}

interface Begun {
  /** The replicas that should show it. */
  readonly affected: readonly Replica[];
  /** Takes the cause away, and nothing more. */
  end(): Promise<void>;
}

/** Whether a check of readiness warns. */
export function warns(check: string): Fault['readiness'] {
  return ({ health }) => health?.checks[check]?.[0]?.status === 'warn';
}
