/**
 * Measures the search core beside other engines.
 *
 *   npm run bench:search -- FILE…           quality on judged collections
 *   npm run bench:search -- --size 100000   cost on a made-up library
 */
import { parseArgs } from 'node:util';
import { benchRelevance } from './search-relevance.ts';
import { benchSpeed } from './search-speed.ts';

const { values, positionals } = parseArgs({
  options: { size: { type: 'string' } },
  allowPositionals: true,
});

if (positionals.length > 0) benchRelevance(positionals);
if (values.size !== undefined) await benchSpeed(Number(values.size));
if (positionals.length === 0 && values.size === undefined) {
  console.error('usage: bench:search [--size TIPS] [COLLECTION.json[.gz] …]');
  process.exitCode = 1;
}
