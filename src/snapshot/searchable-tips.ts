import { publishedTips, withDefaults } from '../content/article.ts';
import type { Content } from '../content/content.ts';
import { filterValues } from '../content/filters.ts';
import { orderArticles } from '../content/library-data.ts';
import type { SearchableTip } from '../search/types.ts';

/** The published tips of a language in reading order, which is how the library numbers them. */
export function* searchableTips(content: Content, language: string): Generator<SearchableTip> {
  const topicNames = new Map(content.topics.map(({ slug, name }) => [slug, name[language]]));
  for (const article of orderArticles(content, language)) {
    for (const tip of publishedTips(article))
      yield {
        ...withDefaults(tip),
        filters: filterValues(tip, article),
        topicNames: tip.topics.flatMap((topic) => topicNames.get(topic) ?? []),
      };
  }
}
