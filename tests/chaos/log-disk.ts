import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEGABYTES = 64;
const CHUNKS = [1_048_576, 4096];

/** A disk of its own for logs where this process may mount one, or else a folder. */
export class LogDisk {
  readonly path: string;
  readonly #isMounted: boolean;
  #lastFull = Number.NEGATIVE_INFINITY;
  #isFull = false;

  constructor(root: string) {
    this.path = join(root, 'logs');
    mkdirSync(this.path);
    this.#isMounted = mount(this.path);
  }

  /** Whether this process may mount a disk. */
  static isPossible(): boolean {
    const probe = mkdtempSync(join(tmpdir(), 'tipsheet-mount-'));
    const isMounted = mount(probe);
    if (isMounted) spawnSync('umount', [probe]);
    rmdirSync(probe);
    return isMounted;
  }

  get #ballast(): string {
    return join(this.path, 'ballast');
  }

  /** Whether lines may have been lost since then, in milliseconds of `performance.now()`. */
  wasFullSince(begun: number): boolean {
    return this.#isFull || this.#lastFull > begun;
  }

  /** Leaves no room on it. */
  fill(): void {
    this.#isFull = true;
    const file = openSync(this.#ballast, 'w');
    for (const size of CHUNKS) while (canWrite(file, size));
    closeSync(file);
  }

  free(): void {
    rmSync(this.#ballast);
    this.#isFull = false;
    this.#lastFull = performance.now();
  }

  remove(): void {
    if (this.#isMounted) spawnSync('umount', [this.path]);
  }
}

function mount(path: string): boolean {
  const args = ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', path];
  return spawnSync('mount', args).status === 0;
}

function canWrite(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch {
    return false;
  }
}
