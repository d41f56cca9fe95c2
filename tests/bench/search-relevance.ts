import { basename } from 'node:path';
import { openIndex } from '../../src/search/index.ts';
import { buildIndex } from '../search/build-index.ts';
import {
  type Collection,
  judge,
  type Quality,
  readCollection,
  tipOf,
} from './search-collection.ts';
import { FOR_COLLECTIONS, MiniSearchAtItsBest, stopWordsOf } from './search-minisearch.ts';
import { seededRandom, withTypo } from './search-random.ts';

const TYPO_SEED = 20_250_101;

/** Prints how well the shipped engine and MiniSearch answer judged collections. */
export function benchRelevance(files: readonly string[]): void {
  const rows: string[] = [];
  const sums = new Map<string, { plain: Quality; typos: Quality }>();
  for (const file of files) {
    const collection = readCollection(file);
    const name = basename(file).replace(/\.json(\.gz)?$/, '');
    for (const [engine, search] of engines(collection)) {
      const plain = judge(collection, search);
      const typos = judge(misspelt(collection), search);
      rows.push(row(name, engine, plain, typos));
      const sum = sums.get(engine);
      sums.set(
        engine,
        sum ? { plain: added(sum.plain, plain), typos: added(sum.typos, typos) } : { plain, typos },
      );
    }
  }
  console.log(
    '| collection | engine | nDCG@10 | MRR@10 | recall@100 | typos: nDCG@10 | MRR@10 | recall@100 |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const line of rows) console.log(line);
  for (const [engine, { plain, typos }] of sums) {
    console.log(row('mean', engine, part(plain, files.length), part(typos, files.length)));
  }
}

function engines(collection: Collection): [string, (text: string) => string[]][] {
  const { docs } = collection;
  const idOf = (index: number) => docs[index]?.id ?? '';
  const index = openIndex(buildIndex(docs.map(tipOf), { language: 'en' }));
  const miniSearch = new MiniSearchAtItsBest(
    docs.map(({ title, text }, id) => ({ id, title: title ?? '', text })),
    'en',
    FOR_COLLECTIONS,
  );
  return [
    [
      'Tipsheet',
      (q) => index.search({ q, offset: 0, limit: 100 }).hits.map(({ tip }) => idOf(tip)),
    ],
    ['MiniSearch', (q) => miniSearch.search(q).map(({ id }) => idOf(id))],
  ];
}

/** The same queries, each with a slip; the same slips in every run and for every engine. */
function misspelt({ queries, qrels }: Collection): Pick<Collection, 'queries' | 'qrels'> {
  const random = seededRandom(TYPO_SEED);
  const isStopWord = stopWordsOf('en');
  return {
    queries: queries.map(({ id, text }) => ({
      id,
      text: withTypo(text, random, (word) => !isStopWord(word)),
    })),
    qrels,
  };
}

function added(a: Quality, b: Quality): Quality {
  return {
    ndcg10: a.ndcg10 + b.ndcg10,
    mrr10: a.mrr10 + b.mrr10,
    recall100: a.recall100 + b.recall100,
  };
}

function part({ ndcg10, mrr10, recall100 }: Quality, count: number): Quality {
  return { ndcg10: ndcg10 / count, mrr10: mrr10 / count, recall100: recall100 / count };
}

function row(name: string, engine: string, plain: Quality, typos: Quality): string {
  const numbers = [plain, typos].flatMap(({ ndcg10, mrr10, recall100 }) => [
    ndcg10,
    mrr10,
    recall100,
  ]);
  return `| ${name} | ${engine} | ${numbers.map((n) => n.toFixed(4)).join(' | ')} |`;
}
