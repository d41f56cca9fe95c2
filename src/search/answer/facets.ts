import type { IndexData } from '../index/index-data.ts';
import { TipSet } from '../index/tip-set.ts';
import { TopHits } from '../index/top-hits.ts';
import type { FacetCount, Facets } from '../types.ts';

/** Articles that the facet of articles lists at most; every count is exact all the same. */
export const ARTICLE_FACET_LIMIT = 50;

/** Counts the facet values of tips. */
export class FacetCounter {
  readonly #data: IndexData;
  /** How many tips each article and each class has in all; counted when first needed. */
  #all: Counts | undefined;

  constructor(data: IndexData) {
    this.#data = data;
  }

  /** @param total how many tips the set has */
  count(tips: TipSet, total: number): Facets {
    if (total <= tips.size / 2) return this.#list(this.#tally(tips, this.#none(), 1));
    // The others are fewer.
    const others = new TipSet(tips.size);
    others.invert();
    this.#all ??= this.#tally(others, this.#none(), 1);
    others.remove(tips);
    const { articles, classes } = this.#all;
    const all = { articles: articles.slice(), classes: classes.slice() };
    return this.#list(this.#tally(others, all, -1));
  }

  #none(): Counts {
    return {
      articles: new Uint32Array(this.#data.articles.length),
      classes: new Uint32Array(this.#data.classStage.length),
    };
  }

  /** Adds so much to the counts of the tips' values. */
  #tally({ bits }: TipSet, counts: Counts, by: number): Counts {
    const { articleOf, classOf } = this.#data;
    const { articles, classes } = counts;
    for (let at = 0; at < bits.length; at++) {
      for (let rest = bits[at] as number; rest !== 0; rest &= rest - 1) {
        const tip = (at << 5) + 31 - Math.clz32(rest & -rest);
        add(articles, articleOf[tip] as number, by);
        add(classes, classOf[tip] as number, by);
      }
    }
    return counts;
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
