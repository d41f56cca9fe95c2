import { type Dirent, type FSWatcher, Stats, watch } from 'node:fs';
import { lstat, readdir, readlink, stat } from 'node:fs/promises';
import { join, parse, resolve, sep } from 'node:path';
import { isContentFolder, roleOf } from '../content/layout.ts';
import { codeOf, isGone } from '../content/load/file-errors.ts';
import { createBackoff } from './backoff.ts';

/**
 * Tells when a content folder changes. A folder is watched as a whole, not file by file, so that
 * a large library costs no more than a small one; and so is every folder on the way to it, so that
 * links that are swapped and folders that are moved or made again are noticed.
 */
export interface FolderWatcher {
  /** Why changes may go unseen at present; undefined while none does. */
  readonly failure: WatchFailure | undefined;
  close(): void;
}

interface WatchFailure {
  /** Since when, ISO 8601, UTC. */
  readonly time: string;
  readonly error: Error;
}

export interface WatchOptions {
  /** Called once for many changes, when they have come to rest. */
  readonly onChange: () => void;
  /** Called when watching begins to fail: what was watched still is, and the rest is tried again. */
  readonly onError: (error: Error) => void;
  /** Milliseconds without a change that count as rest. */
  readonly quiet?: number;
  /** Milliseconds after which changes are reported though they go on. */
  readonly patience?: number;
  /** Milliseconds before watching is tried again; they double each time. */
  readonly firstPause?: number;
  readonly system?: FileSystem;
}

/** What takes a descriptor or a watch, of which there may be no more. */
interface FileSystem {
  watch(folder: string, listener: (event: string, name: string | null) => void): FSWatcher;
  readdir(folder: string, options: { withFileTypes: true }): Promise<Dirent[]>;
}

const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 300_000;

/** Links that may lead to one another; Linux follows as many. */
const MAX_LINKS = 40;

/** Resolves when every change from then on will be reported, or watching has failed for now. */
export async function watchFolder(folder: string, options: WatchOptions): Promise<FolderWatcher> {
  const { onChange, onError, quiet = 200, patience = 5000, system = { watch, readdir } } = options;
  const path = resolve(folder);
  const pauses = createBackoff(options.firstPause ?? FIRST_PAUSE_MS, MAX_PAUSE_MS);
  let watches = createWatches(system, changed, failed);
  let failure: WatchFailure | undefined;
  let closed = false;
  let rest: NodeJS.Timeout | undefined;
  let firstChange: number | undefined;

  function changed(): void {
    if (closed) return;
    const now = performance.now();
    firstChange ??= now;
    const left = Math.max(0, firstChange + patience - now);
    clearTimeout(rest);
    rest = setTimeout(() => void settle(), Math.min(quiet, left));
  }

  async function settle(): Promise<void> {
    firstChange = undefined;
    await watchAgain();
    if (!closed) onChange();
  }

  /**
   * What there was may be gone, or be another folder of that name: all watches are made again. Those
   * there are stay until that has succeeded.
   */
  async function watchAgain(): Promise<void> {
    const after = createWatches(system, changed, failed);
    await watchContent(path, after);
    if (closed || after.hasFailed()) return after.close();
    watches.close();
    watches = after;
    failure = undefined;
    pauses.reset();
  }

  function failed(error: Error): void {
    if (closed) return;
    void pauses.wait().then(settle);
    if (failure) return;
    failure = { time: new Date().toISOString(), error };
    onError(error);
  }

  await watchContent(path, watches);
  return {
    get failure() {
      return failure;
    },
    close() {
      closed = true;
      clearTimeout(rest);
      pauses.reset();
      watches.close();
    },
  };
}

/** Watches each folder before it is read, so that nothing happens in it unseen. */
async function watchContent(folder: string, watches: Watches): Promise<void> {
  const root = await follow(folder, watches);
  if (root !== undefined) await watchLevel(root, '', watches);
}

async function watchLevel(root: string, level: string, watches: Watches): Promise<void> {
  const folder = join(root, level);
  for (const entry of await watches.addLevel(folder, level)) {
    const inner = below(level, entry.name);
    if (isIgnored(inner)) continue;
    const target = entry.isSymbolicLink() ? await follow(join(folder, entry.name), watches) : '';
    const isFolder = target ? await isDirectory(target) : entry.isDirectory();
    if (isFolder && isContentFolder(inner)) await watchLevel(root, inner, watches);
  }
}

/**
 * Watches for changes of each name on the way to a path, through all links.
 * @returns where the path leads, or undefined if it leads nowhere at present
 */
async function follow(path: string, watches: Watches): Promise<string | undefined> {
  let place = parse(path).root;
  let names = namesOf(path);
  for (let links = 0; names.length > 0; ) {
    const [name = '', ...others] = names;
    const here = join(place, name);
    watches.addName(place, name);
    const stats = await lstat(here).catch((error: unknown) => error);
    if (isGone(stats)) return undefined;
    // What may not be looked at is taken for a folder, which may be passed all the same.
    if (stats instanceof Stats && stats.isSymbolicLink()) {
      if (++links > MAX_LINKS) return undefined;
      const target = resolve(place, await readlink(here).catch(() => ''));
      place = parse(target).root;
      names = [...namesOf(target), ...others];
    } else {
      place = here;
      names = others;
    }
  }
  return place;
}

function namesOf(path: string): string[] {
  return path.slice(parse(path).root.length).split(sep).filter(Boolean);
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** What is of interest in a folder that is watched. */
interface Interest {
  readonly names: Set<string>;
  /** The folder's place in the content, if it is a part of it. */
  level?: string;
  /** Set if it may not be watched, which on the way to the content is no harm. */
  forbidden?: Error;
}

/**
 * Folders that are watched together.
 * @param onError called with the first of the errors, all of which may have one cause
 */
function createWatches(system: FileSystem, changed: () => void, onError: (error: Error) => void) {
  const interests = new Map<string, Interest>();
  const watchers: FSWatcher[] = [];
  let firstError: Error | undefined;
  let closed = false;

  function interestIn(folder: string): Interest {
    const known = interests.get(folder);
    if (known) return known;
    const interest: Interest = { names: new Set() };
    interests.set(folder, interest);
    if (!closed) watchFor(folder, interest);
    return interest;
  }

  function watchFor(folder: string, interest: Interest): void {
    try {
      const watcher = system.watch(folder, (_, name) => {
        if (name === null || isOf(interest, name)) changed();
      });
      watcher.on('error', fail);
      watchers.push(watcher);
    } catch (error) {
      if (isForbidden(error)) interest.forbidden = error as Error;
      else fail(error);
    }
  }

  function fail(error: unknown): void {
    if (firstError || isGone(error)) return;
    firstError = error as Error;
    onError(firstError);
  }

  return {
    /** Whether something is not watched that is there. */
    hasFailed: () => firstError !== undefined,

    /** Watches for changes of what has that name. */
    addName(folder: string, name: string): void {
      interestIn(folder).names.add(name);
    },

    /** Watches for changes of all content at that level, and returns what is there. */
    async addLevel(folder: string, level: string): Promise<Dirent[]> {
      const interest = interestIn(folder);
      interest.level = level;
      if (interest.forbidden) fail(interest.forbidden);
      try {
        return await system.readdir(folder, { withFileTypes: true });
      } catch (error) {
        fail(error);
        return [];
      }
    },

    close(): void {
      closed = true;
      for (const watcher of watchers) watcher.close();
    },
  };
}

type Watches = ReturnType<typeof createWatches>;

function isOf({ names, level }: Interest, name: string): boolean {
  return names.has(name) || (level !== undefined && !isIgnored(below(level, name)));
}

function below(level: string, name: string): string {
  return level === '' ? name : `${level}/${name}`;
}

function isIgnored(path: string): boolean {
  return roleOf(path).role === 'ignored';
}

/** By the file system, or by Node's permission model. */
function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'ERR_ACCESS_DENIED'].includes(codeOf(error));
}
