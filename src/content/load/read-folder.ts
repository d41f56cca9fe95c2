import type { Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileIssue, type Issue } from '../issues.ts';
import { isContentFolder, roleOf, unexpected } from '../layout.ts';
import { codeOf, isGone } from './file-errors.ts';
import { MAX_FILE_BYTES, tooLarge } from './read-text.ts';

export interface FolderFiles {
  /** By their path below the folder, with forward slashes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Content that can't or may not be read. */
  readonly issues: readonly Issue[];
  /** Files and folders that are no content. */
  readonly warnings: readonly Issue[];
}

/** Files that are open at once. */
const CONCURRENCY = 32;

/**
 * Reads the files of a content folder into memory. Symbolic links are followed as long as they
 * stay inside; the folder itself may be one. Never throws: what goes wrong is an issue.
 */
export async function readFolder(folder: string): Promise<FolderFiles> {
  const root = await rootOf(folder);
  if (typeof root !== 'string') return { files: new Map(), issues: [root], warnings: [] };
  const paths: string[] = [];
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const list = async (below: string) => {
    let entries: Dirent[];
    try {
      entries = await readdir(join(root, below), { withFileTypes: true });
    } catch (error) {
      issues.push(unreadable(below || ROOT, error));
      return;
    }
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const { role } = roleOf(path);
      if (role === 'ignored') continue;
      const kind = await kindOf(root, path, entry);
      const isContent = role !== 'unexpected' || isContentFolder(path);
      if (typeof kind !== 'string') (isContent ? issues : warnings).push(kind);
      else if (kind === 'folder' && isContentFolder(path)) await list(path);
      else if (kind === 'folder' || role === 'unexpected') warnings.push(unexpected(path, kind));
      else paths.push(path);
    }
  };
  await list('');
  const files = new Map<string, Uint8Array>();
  const queue = paths.values();
  const work = async () => {
    for (const path of queue) {
      const read = await readContentFile(root, path);
      if (read instanceof Uint8Array) files.set(path, read);
      else issues.push(read);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return { files, issues, warnings };
}

const ROOT = '.';

async function rootOf(folder: string): Promise<string | Issue> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    if (!isGone(error)) return unreadable(ROOT, error);
  }
  const message = `there is no folder ${folder}`;
  // It may be on its way: moved, unmounted, made again.
  return fileIssue(ROOT, message, 'give the path of one', { transient: true });
}

async function kindOf(
  root: string,
  path: string,
  entry: Dirent,
): Promise<'file' | 'folder' | Issue> {
  const issue = (message: string, fix: string) => fileIssue(path, message, fix);
  if (!entry.isSymbolicLink()) {
    if (entry.isDirectory()) return 'folder';
    return entry.isFile() ? 'file' : issue('is no ordinary file', 'remove it');
  }
  try {
    const target = await realpath(join(root, path));
    if (!target.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return issue('is a symbolic link out of the content folder', 'put the file itself here');
    }
    const stats = await stat(target);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : issue('is a link to no ordinary file', 'remove it');
  } catch {
    return issue('is a symbolic link that leads nowhere', 'correct or remove it');
  }
}

async function readContentFile(root: string, path: string): Promise<Uint8Array | Issue> {
  try {
    const handle = await open(join(root, path));
    try {
      const { size } = await handle.stat();
      return size > MAX_FILE_BYTES ? tooLarge(path) : await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return unreadable(path, error);
  }
}

const NO_DESCRIPTORS = ['EMFILE', 'ENFILE'];

function unreadable(file: string, error: unknown): Issue {
  const code = codeOf(error);
  const fix = NO_DESCRIPTORS.includes(code)
    ? 'let this process open more files (ulimit -n)'
    : 'see whether it is there and may be read';
  return fileIssue(file, `can't be read${code && ` (${code})`}`, fix, { transient: true });
}
