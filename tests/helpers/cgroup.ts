import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './process.ts';

export interface MemoryCgroup {
  /** Runs Node within the limit; it may take no swap instead. */
  readonly node: Command;
  /** When its processes have ended. */
  remove(): void;
}

/** The first version of control groups, and the second. */
const VERSIONS = [
  { parent: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
  { parent: '/sys/fs/cgroup', limit: 'memory.max' },
];

/** Undefined where this process may make no control group, as without root or in most containers. */
export function makeMemoryCgroup(megabytes: number): MemoryCgroup | undefined {
  for (const { parent, limit } of VERSIONS) {
    const folder = join(parent, `tipsheet-test-${process.pid}`);
    try {
      mkdirSync(folder);
    } catch {
      continue;
    }
    try {
      // Opened without being made: elsewhere than in a control group there is no such file.
      writeFileSync(join(folder, limit), String(megabytes * 1_048_576), { flag: 'r+' });
      const enter = 'echo $$ > "$0" && exec "$@"';
      return {
        node: {
          program: 'sh',
          arguments: ['-c', enter, join(folder, 'cgroup.procs'), process.execPath],
        },
        remove: () => rmdirSync(folder),
      };
    } catch {
      rmdirSync(folder);
    }
  }
  return undefined;
}
