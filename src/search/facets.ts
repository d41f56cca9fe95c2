import type { IndexData } from './index-data.ts';
import { TopHits } from './top-hits.ts';
import type { FacetCount, Facets, SearchQuery } from './types.ts';

/** Articles that the facet of articles lists at most; every count is exact all the same. */
export const ARTICLE_FACET_LIMIT = 50;

/** Which tips a query's filters leave. */
export interface TipFilter {
  /** For each class of tips, 1 when it passes. */
  classes: Uint8Array;
  /** The only article, or -1 for any. */
  article: number;
}

/** Makes the filters of a query one: `undefined` when there are none. */
export function filterOf(
  data: IndexData,
  { stage, topic, article }: Pick<SearchQuery, 'stage' | 'topic' | 'article'>,
): TipFilter | undefined {
  if (stage === undefined && topic === undefined && article === undefined) return undefined;
  const wanted = article === undefined ? -1 : data.articles.indexOf(article);
  const classes = passingClasses(data, stage, topic);
  if (article !== undefined && wanted < 0) classes.fill(0);
  return { classes, article: wanted };
}

/** Whether a tip passes a filter. */
export function passes({ classOf, articleOf }: IndexData, filter: TipFilter, tip: number): boolean {
  return (
    filter.classes[classOf[tip] as number] === 1 &&
    (filter.article < 0 || articleOf[tip] === filter.article)
  );
}

/** For each class of tips, 1 when it has the stage and the topic. */
function passingClasses(data: IndexData, stage?: string, topic?: string): Uint8Array {
  const { classStage, classTopicStart, classTopics } = data;
  const wantedStage = stage === undefined ? undefined : data.stages.indexOf(stage);
  const wantedTopic = topic === undefined ? undefined : data.topics.indexOf(topic);
  return Uint8Array.from(classStage, (own, number) => {
    const topics = classTopics.subarray(classTopicStart[number], classTopicStart[number + 1]);
    const hasStage = wantedStage === undefined || own === wantedStage;
    return hasStage && (wantedTopic === undefined || topics.includes(wantedTopic)) ? 1 : 0;
  });
}

/** Counts the facet values of tips. */
export class FacetCounter {
  readonly #data: IndexData;
  /** How many tips each article and each class has in all; counted when first needed. */
  #all: Counts | undefined;

  constructor(data: IndexData) {
    this.#data = data;
  }

  /**
   * @param tips each once, in any order
   * @param missing all others, where they are known: counted instead when they are fewer
   */
  count(tips: Uint32Array, missing?: Uint32Array): Facets {
    if (!missing || missing.length >= tips.length) return this.#list(this.#counts(tips));
    this.#all ??= this.#counts(Uint32Array.from({ length: this.#data.size }, (_, tip) => tip));
    const { articles, classes } = this.#counts(missing);
    return this.#list({
      articles: this.#all.articles.map((count, article) => count - (articles[article] as number)),
      classes: this.#all.classes.map((count, number) => count - (classes[number] as number)),
    });
  }

  #counts(tips: Uint32Array): Counts {
    const { articles, articleOf, classStage, classOf } = this.#data;
    return {
      articles: tally(tips, articleOf, articles.length),
      classes: tally(tips, classOf, classStage.length),
    };
  }

  #list({ articles, classes }: Counts): Facets {
    const { classStage, classTopicStart, classTopics } = this.#data;
    const stages = new Uint32Array(this.#data.stages.length);
    const topics = new Uint32Array(this.#data.topics.length);
    for (let number = 0; number < classes.length; number++) {
      const count = classes[number] as number;
      if (count === 0) continue;
      add(stages, classStage[number] as number, count);
      const end = classTopicStart[number + 1] as number;
      for (let at = classTopicStart[number] as number; at < end; at++) {
        add(topics, classTopics[at] as number, count);
      }
    }
    return {
      stage: listed(this.#data.stages, stages, stages.length),
      topic: listed(this.#data.topics, topics, topics.length),
      article: listed(this.#data.articles, articles, ARTICLE_FACET_LIMIT),
    };
  }
}

interface Counts {
  articles: Uint32Array;
  classes: Uint32Array;
}

/** How many of the tips have each value. */
function tally(tips: Uint32Array, column: Uint32Array, values: number): Uint32Array {
  const counts = new Uint32Array(values);
  for (let i = 0; i < tips.length; i++) add(counts, column[tips[i] as number] as number, 1);
  return counts;
}

function add(counts: Uint32Array, index: number, count: number): void {
  counts[index] = (counts[index] as number) + count;
}

/** The values with most matches, then by slug, which is the order of their numbers. */
function listed(slugs: readonly string[], counts: Uint32Array, limit: number): FacetCount[] {
  const top = new TopHits(limit, (value) => value);
  for (let value = 0; value < counts.length; value++) {
    const count = counts[value] as number;
    // An equal count has the higher slug here, so it can't take another's place.
    if (count > top.threshold) top.add(value, count);
  }
  return top.sorted().map(({ id, score }) => ({ slug: slugs[id] as string, count: score }));
}
