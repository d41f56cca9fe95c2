import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SearchableTip } from '../../src/search/types.ts';
import { tip } from '../search/tips.ts';

/** A judged test collection. */
export interface Collection {
  docs: { id: string; title?: string; text: string }[];
  queries: { id: string; text: string }[];
  /** By query, by document: the grade of relevance; above 0 is relevant. */
  qrels: Record<string, Record<string, number>>;
}

/** Reads a collection, plain or gzipped JSON. */
export function readCollection(file: string): Collection {
  const bytes = readFileSync(file);
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const parsed = JSON.parse((gzipped ? gunzipSync(bytes) : bytes).toString('utf8')) as Collection;
  return {
    docs: parsed.docs.map(({ id, title, text }) => ({ id: String(id), title: title ?? '', text })),
    queries: parsed.queries.map(({ id, text }) => ({ id: String(id), text })),
    qrels: parsed.qrels,
  };
}

/** A document as a tip: its title and its text as the body. */
export function tipOf({ id, title, text }: Collection['docs'][number]): SearchableTip {
  const from = { article: 'collection', stage: 'collection' };
  return tip({ ...from, slug: id, title: title ?? '', body: text });
}

/** Mean quality of an engine's answers over the judged queries, each from 0 to 1. */
export interface Quality {
  ndcg10: number;
  mrr10: number;
  recall100: number;
}

/**
 * Judges the first hundred documents that an engine gives for each query: nDCG at 10 with the
 * grade as gain and log2(rank + 1) as discount (Järvelin & Kekäläinen 2002), the reciprocal rank
 * of the first relevant one in ten, and the share of the relevant ones in a hundred.
 */
export function judge(
  { queries, qrels }: Pick<Collection, 'queries' | 'qrels'>,
  search: (text: string) => string[],
): Quality {
  const sum: Quality = { ndcg10: 0, mrr10: 0, recall100: 0 };
  let judged = 0;
  for (const { id, text } of queries) {
    const grades = qrels[id] ?? {};
    const relevant = Object.values(grades).filter((grade) => grade > 0);
    if (relevant.length === 0) continue;
    judged += 1;
    const found = search(text).slice(0, 100);
    const gains = found.map((doc) => Math.max(0, grades[doc] ?? 0));
    sum.ndcg10 += discounted(gains) / discounted(relevant.sort((a, b) => b - a));
    const first = gains.slice(0, 10).findIndex((gain) => gain > 0);
    if (first >= 0) sum.mrr10 += 1 / (first + 1);
    sum.recall100 += gains.filter((gain) => gain > 0).length / relevant.length;
  }
  const mean = (total: number) => (judged > 0 ? total / judged : 0);
  return { ndcg10: mean(sum.ndcg10), mrr10: mean(sum.mrr10), recall100: mean(sum.recall100) };
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0);
}
