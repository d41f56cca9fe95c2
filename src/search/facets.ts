import type { IndexData } from './index-data.ts';
import type { FacetCount, Facets, SearchQuery } from './types.ts';

/** Articles that the facet of articles lists at most; every count is exact all the same. */
export const ARTICLE_FACET_LIMIT = 50;

/** Whether a tip passes the filters; undefined when none can, for want of such a value. */
export type TipFilter = (tip: number) => boolean;

const everyTip: TipFilter = () => true;

/** Makes the filters of a query one function. */
export function filterOf(
  data: IndexData,
  { stage, topic, article }: Pick<SearchQuery, 'stage' | 'topic' | 'article'>,
): TipFilter | undefined {
  let filter = everyTip;
  if (stage !== undefined) {
    const wanted = data.stages.indexOf(stage);
    if (wanted < 0) return undefined;
    filter = (tip) => data.stageOf[tip] === wanted;
  }
  if (article !== undefined) {
    const wanted = data.articles.indexOf(article);
    if (wanted < 0) return undefined;
    const before = filter;
    filter = (tip) => data.articleOf[tip] === wanted && before(tip);
  }
  if (topic !== undefined) {
    const wanted = data.topics.indexOf(topic);
    if (wanted < 0) return undefined;
    const before = filter;
    filter = (tip) => hasTopic(data, tip, wanted) && before(tip);
  }
  return filter;
}

function hasTopic({ topicStart, topicOf }: IndexData, tip: number, wanted: number): boolean {
  const end = topicStart[tip + 1] as number;
  for (let at = topicStart[tip] as number; at < end; at++) if (topicOf[at] === wanted) return true;
  return false;
}

/** Counts the facet values of tips one by one. */
export class FacetCounter {
  readonly #data: IndexData;
  readonly #stages: Uint32Array;
  readonly #articles: Uint32Array;
  readonly #topics: Uint32Array;

  constructor(data: IndexData) {
    this.#data = data;
    this.#stages = new Uint32Array(data.stages.length);
    this.#articles = new Uint32Array(data.articles.length);
    this.#topics = new Uint32Array(data.topics.length);
  }

  add(tip: number): void {
    const { stageOf, articleOf, topicStart, topicOf } = this.#data;
    increment(this.#stages, stageOf[tip] as number);
    increment(this.#articles, articleOf[tip] as number);
    const end = topicStart[tip + 1] as number;
    for (let at = topicStart[tip] as number; at < end; at++) {
      increment(this.#topics, topicOf[at] as number);
    }
  }

  facets(): Facets {
    return {
      stage: listed(this.#data.stages, this.#stages, this.#stages.length),
      topic: listed(this.#data.topics, this.#topics, this.#topics.length),
      article: listed(this.#data.articles, this.#articles, ARTICLE_FACET_LIMIT),
    };
  }
}

function increment(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] as number) + 1;
}

/** The values with most matches, then by slug, which is the order of their numbers. */
function listed(slugs: readonly string[], counts: Uint32Array, limit: number): FacetCount[] {
  let least = 1;
  if (counts.length > limit) {
    const sorted = counts.slice().sort();
    least = Math.max(1, sorted[sorted.length - limit] as number);
  }
  const values: FacetCount[] = [];
  counts.forEach((count, index) => {
    if (count >= least) values.push({ slug: slugs[index] as string, count });
  });
  return values.sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1)).slice(0, limit);
}
