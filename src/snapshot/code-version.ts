import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * A hash of the code in a folder, so that a new release of it is a new revision, and two replicas
 * of one release agree. Some milliseconds, once at start.
 */
export function hashCode(folder: URL): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
