/**
 * Writes the hashes of what this version publishes for other sites into
 * src/widget/releases/integrity.json, after a build:
 *   node scripts/record-release.mjs
 * Only before the version is released: sites pin these hashes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const RECORD = 'src/widget/releases/integrity.json';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const record = JSON.parse(readFileSync(RECORD, 'utf8'));
const hash = (name) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(`dist/assets/${name}`))
    .digest('base64')}`;
const NAMES = ['tip-sheet.js', 'tip-sheet-match.js', 'resizer.js'];
record[version] = Object.fromEntries(NAMES.map((name) => [name, hash(name)]));
writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
