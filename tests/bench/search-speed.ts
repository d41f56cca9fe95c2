import { openIndex } from '../../src/search/index.ts';
import type { SearchIndex } from '../../src/search/types.ts';
import { transferList } from '../../src/snapshot/transfer.ts';
import { buildIndex } from '../search/build-index.ts';
import { type Library, makeLibrary } from './search-library.ts';
import { FOR_COLLECTIONS, MiniSearchAtItsBest } from './search-minisearch.ts';
import { withTypo } from './search-random.ts';
import { openFts5, type SqliteFts5 } from './search-sqlite.ts';

/** Tips up to which the other engines are measured too; more of them take minutes. */
const OTHERS_LIMIT = 200_000;
const PAGE = { offset: 0, limit: 20 };

interface Timing {
  p50: number;
  p99: number;
  /** Mean CPU time a query, in milliseconds. */
  cpu: number;
}

/** Prints what building and asking an index of so many made-up tips costs. */
export async function benchSpeed(size: number): Promise<void> {
  const library = makeLibrary(size);
  console.log(`${size} tips of 5 + 55 words, Node ${process.version}\n`);
  const index = benchIndex(library);
  const { tips } = library;
  const documents = tips.map(({ title, body }, id) => ({ id, title, text: body }));
  if (size > OTHERS_LIMIT) {
    console.log(`the other engines are left out above ${OTHERS_LIMIT} tips`);
    benchQueries(library, index);
    return;
  }
  const [mini, miniCpu, miniHeap] = measured(
    () => new MiniSearchAtItsBest(documents, 'en', FOR_COLLECTIONS),
  );
  console.log(`MiniSearch: build ${miniCpu.toFixed(0)} ms CPU, heap ${megabytes(miniHeap)}`);
  const sqlite = await openFts5(documents);
  if (sqlite) console.log(`SQLite FTS5: build ${sqlite.buildCpu.toFixed(0)} ms CPU`);
  else console.log('SQLite FTS5: this Node has no node:sqlite; Node 24 has it');
  benchQueries(library, index, mini, sqlite);
}

function benchIndex({ tips }: Library): SearchIndex {
  buildIndex(tips.slice(0, 2000), { language: 'en' });
  const [data, cpu] = measured(() => buildIndex(tips, { language: 'en' }));
  const bytes = transferList(data).reduce((sum, buffer) => sum + buffer.byteLength, 0);
  const index = openIndex(data);
  const [, first] = measured(() => index.search({ q: 'x', ...PAGE }));
  console.log(
    `Tipsheet: build ${cpu.toFixed(0)} ms CPU, index ${megabytes(bytes)}, first query ${first.toFixed(1)} ms`,
  );
  for (const [name, value] of Object.entries(data)) {
    const own = transferList(value).reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (own > 500_000) console.log(`  ${name}: ${megabytes(own)}`);
  }
  return index;
}

/** Queries of one kind. */
interface Kind {
  name: string;
  make: () => string;
  ask?: (index: SearchIndex, q: string) => unknown;
  /** For engines without such a query. */
  only?: true;
}

function kinds({ tips, word, random }: Library): Kind[] {
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const anyTip = () => tips[Math.floor(random() * tips.length)];
  const filters = [{ stage: 'stage-3' }, { topic: 'topic-11' }, { article: 'article-5' }];
  const letters = 'abcdefghijklmnoprstvw';
  let turn = 0;
  return [
    { name: 'one word', make: word },
    { name: 'five words', make: () => words(5) },
    { name: 'five words, one typo', make: () => withTypo(words(5), random, () => true) },
    {
      name: 'five words, all typos',
      make: () => Array.from({ length: 5 }, () => withTypo(word(), random, () => true)).join(' '),
    },
    {
      name: 'prefix of one letter',
      make: () => letters.charAt(Math.floor(random() * letters.length)),
    },
    { name: 'prefix of two letters', make: () => `${word()} ${word().slice(0, 2)}` },
    {
      name: 'phrase',
      make: () => `"${(anyTip()?.title ?? '').split(' ').slice(1, 3).join(' ')}"`,
      only: true,
    },
    {
      name: 'phrase of three',
      make: () => `"${(anyTip()?.title ?? '').split(' ').slice(1, 4).join(' ')}"`,
      only: true,
    },
    { name: 'excluded word', make: () => `${words(2)} -${word()}`, only: true },
    { name: '100 characters', make: () => words(40).slice(0, 100) },
    { name: '500 characters', make: () => words(200).slice(0, 500) },
    { name: '100 characters, commonest', make: () => commonest(tips, 100) },
    { name: '100 characters, all unknown', make: () => unknowns(random, 100) },
    {
      name: 'five words, filtered',
      make: () => words(5),
      ask: (index, q) => index.search({ q, ...PAGE, ...filters[turn++ % 3] }),
      only: true,
    },
    {
      name: 'suggest, one letter',
      make: () => letters.charAt(Math.floor(random() * letters.length)),
      ask: (index, q) => index.suggest(q, 8),
      only: true,
    },
    {
      name: 'suggest, word and a half',
      make: () => `${word()} ${word().slice(0, 3)}`,
      ask: (index, q) => index.suggest(q, 8),
      only: true,
    },
    {
      name: 'related',
      make: () => String(Math.floor(random() * tips.length)),
      ask: (index, q) => index.related(Number(q), 5),
      only: true,
    },
    {
      name: 'highlights of a page',
      make: () => words(5),
      ask: (index, q) => {
        const { highlight } = index.search({ q, offset: 0, limit: 0 });
        return tips.slice(0, PAGE.limit).map((tip) => highlight(tip));
      },
      only: true,
    },
  ];
}

function commonest(tips: Library['tips'], length: number): string {
  const counts = new Map<string, number>();
  for (const { title } of tips.slice(0, 5000)) {
    for (const word of title.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  return sorted.join(' ').slice(0, length);
}

function unknowns(random: () => number, length: number): string {
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  const word = () => Array.from({ length: 4 + Math.floor(random() * 6) }, letter).join('');
  return Array.from({ length: 30 }, word).join(' ').slice(0, length);
}

function benchQueries(
  library: Library,
  index: SearchIndex,
  mini?: MiniSearchAtItsBest,
  sqlite?: SqliteFts5,
): void {
  console.log(
    '\n| query | p50 ms | p99 ms | CPU ms | a second | MiniSearch p50 | p99 | CPU | times | FTS5 p50 | p99 |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  const slow = library.tips.length > 20_000 ? 30 : 100;
  for (const { name, make, ask, only } of kinds(library)) {
    const queries = Array.from({ length: 1000 }, make);
    const search = ask ?? ((to: SearchIndex, q: string) => to.search({ q, ...PAGE }));
    const own = timed(queries, (q) => search(index, q), 100);
    const theirs =
      only || !mini ? undefined : timed(queries.slice(0, slow), (q) => mini.search(q), 3);
    const fts =
      only || !sqlite ? undefined : timed(queries.slice(0, slow), (q) => sqlite.search(q), 3);
    console.log(
      `| ${name} | ${own.p50.toFixed(3)} | ${own.p99.toFixed(3)} | ${own.cpu.toFixed(3)} | ${(1000 / own.cpu).toFixed(0)} | ${cells(theirs, true)} | ${theirs ? `${(theirs.cpu / own.cpu).toFixed(0)}×` : ''} | ${cells(fts, false)} |`,
    );
  }
}

function cells(timing: Timing | undefined, cpu: boolean): string {
  if (!timing) return cpu ? ' | | ' : ' | ';
  const numbers = cpu ? [timing.p50, timing.p99, timing.cpu] : [timing.p50, timing.p99];
  return numbers.map((n) => n.toFixed(1)).join(' | ');
}

function timed(queries: readonly string[], ask: (q: string) => unknown, warmUp: number): Timing {
  for (const q of queries.slice(0, warmUp)) ask(q);
  const before = process.cpuUsage();
  const times = queries.map((q) => {
    const start = performance.now();
    ask(q);
    return performance.now() - start;
  });
  const cpu = cpuSince(before) / queries.length;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] as number;
  return { p50: at(0.5), p99: at(0.99), cpu };
}

/** Runs once; returns the result, the CPU time in milliseconds and the growth of the heap. */
function measured<Result>(run: () => Result): [Result, cpu: number, heap: number] {
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  const result = run();
  const cpu = cpuSince(before);
  globalThis.gc?.();
  return [result, cpu, process.memoryUsage().heapUsed - heap];
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
