import type { SearchableTip } from '../types.ts';
import { GrowingArray } from './growing-array.ts';
import { inOrder } from './in-order.ts';
import type { IndexData } from './index-data.ts';

/** Gathers the facet values of tips and numbers them in the order of their slugs. */
export class FacetColumns {
  readonly #stages = new Map<string, number>();
  readonly #articles = new Map<string, number>();
  readonly #topics = new Map<string, number>();
  readonly #classes: { stage: number; topics: number[] }[] = [];
  readonly #classNumbers = new Map<string, number>();
  readonly #articleOf = new GrowingArray();
  readonly #classOf = new GrowingArray();

  add({ stage, article, topics }: SearchableTip): void {
    const key = [stage, ...topics].join('\n');
    let number = this.#classNumbers.get(key);
    if (number === undefined) {
      const unique = [...new Set(topics)].map((topic) => numberOf(this.#topics, topic));
      number = this.#classes.push({ stage: numberOf(this.#stages, stage), topics: unique }) - 1;
      this.#classNumbers.set(key, number);
    }
    this.#classOf.push(number);
    this.#articleOf.push(numberOf(this.#articles, article));
  }

  columns(): FacetData {
    const stages = inOrder(this.#stages, () => true);
    const articles = inOrder(this.#articles, () => true);
    const topics = inOrder(this.#topics, () => true);
    const classes = this.#classes;
    const classTopicStart = new Uint32Array(classes.length + 1);
    classes.forEach((of, number) => {
      classTopicStart[number + 1] = (classTopicStart[number] as number) + of.topics.length;
    });
    return {
      stages: stages.strings,
      articles: articles.strings,
      topics: topics.strings,
      articleOf: this.#articleOf.view().map((number) => articles.order[number] as number),
      classOf: this.#classOf.view().slice(),
      classStage: Uint32Array.from(classes, ({ stage }) => stages.order[stage] as number),
      classTopicStart,
      classTopics: Uint32Array.from(
        classes.flatMap((of) => of.topics.map((number) => topics.order[number] as number)),
      ),
    };
  }
}

type FacetData = Pick<
  IndexData,
  | 'stages'
  | 'articles'
  | 'topics'
  | 'articleOf'
  | 'classOf'
  | 'classStage'
  | 'classTopicStart'
  | 'classTopics'
>;

function numberOf(numbers: Map<string, number>, slug: string): number {
  const known = numbers.get(slug);
  if (known !== undefined) return known;
  numbers.set(slug, numbers.size);
  return numbers.size - 1;
}
