import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * Installs what a folder's lockfile names, unless it is there: tools for one test that are too large
 * to be installed for every developer. Returns the path of its `node_modules`.
 */
export async function installTools(folder: string): Promise<string> {
  const lockfile = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const modules = resolve(folder, 'node_modules');
  const mark = join(modules, '.installed-lockfile.json');
  if (read(mark) !== lockfile) {
    const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    await promisify(execFile)('npm', args, { cwd: folder });
    writeFileSync(mark, lockfile);
  }
  return modules;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
