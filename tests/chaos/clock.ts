import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasTools } from '../helpers/processes.ts';

/** Where Debian has it: in a folder for each architecture. */
function findLibrary(): string | undefined {
  return ['/usr/lib', ...readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`)]
    .map((folder) => join(folder, 'faketime/libfaketime.so.1'))
    .find((file) => existsSync(file));
}

/** The clock on the wall of a process, which can be set while it runs (libfaketime). */
export class Clock {
  /** Far enough for reviews to fall due, or for nothing to have been published yet. */
  static readonly DAYS = 1500;
  readonly #file: string;

  static isPossible(): boolean {
    return hasTools('faketime');
  }

  constructor(file: string) {
    this.#file = file;
    this.set(0);
  }

  /** Days from now on, to come or gone. */
  set(days: number): void {
    writeFileSync(this.#file, `${days < 0 ? '' : '+'}${days}d\n`);
  }

  /** For the process. */
  get environment(): Readonly<Record<string, string>> {
    const library = findLibrary();
    if (library === undefined) return {};
    return {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_CACHE_DURATION: '1',
      // Timers run as ever: it is set, it doesn't run faster.
      DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    };
  }
}
