import type { IndexData } from '../index/index-data.ts';
import type { TipSet } from '../index/tip-set.ts';
import type { SearchQuery } from '../types.ts';

/** What tips must have, as slugs. */
export type Filters = Pick<SearchQuery, 'stage' | 'topic' | 'article'>;

export function isFiltered({ stage, topic, article }: Filters): boolean {
  return stage !== undefined || topic !== undefined || article !== undefined;
}

/** Adds the tips that filters leave. */
export function addPassing(data: IndexData, { stage, topic, article }: Filters, set: TipSet): void {
  const { classOf, articleOf } = data;
  const wanted = article === undefined ? -1 : data.articles.indexOf(article);
  if (article !== undefined && wanted < 0) return;
  const classes = passingClasses(data, stage, topic);
  for (let tip = 0; tip < classOf.length; tip++) {
    if (classes[classOf[tip] as number] === 0) continue;
    if (wanted < 0 || articleOf[tip] === wanted) set.add(tip);
  }
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
