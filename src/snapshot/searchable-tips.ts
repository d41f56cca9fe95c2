import {
  type CompleteTip,
  type HeadSource,
  publishedTips,
  withDefaults,
} from '../content/article.ts';
import type { Content } from '../content/content.ts';
import { filterValues } from '../content/filters.ts';
import type { Article } from '../content/library.ts';
import { orderArticles } from '../content/library-data.ts';
import type { SearchableTip } from '../search/types.ts';

/** The published tips of a language in reading order, which is how the library numbers them. */
export function* searchableTips(content: Content, language: string): Generator<SearchableTip> {
  const namesOf = topicNames(content, language);
  for (const article of orderArticles(content, language)) {
    for (const tip of publishedTips(article))
      yield {
        ...withDefaults(tip),
        filters: filterValues(article, tip),
        topicNames: namesOf(tip.topics),
      };
  }
}

/** The published articles of a language, numbered likewise. Their tips are found by themselves. */
export function* searchableArticles(content: Content, language: string): Generator<SearchableTip> {
  const namesOf = topicNames(content, language);
  for (const article of orderArticles(content, language)) {
    if (article.status === 'withdrawn') continue;
    yield {
      ...articleTexts(article),
      filters: filterValues(article),
      topicNames: namesOf(article.topics),
    };
  }
}

/** The texts of an article as a search reads them: in the fields of a tip. */
export function articleTexts(article: Article | HeadSource): CompleteTip {
  const { slug, title, summary, topics, introduction, conclusion, questions = [] } = article;
  const body = `${introduction.trim()}\n\n${conclusion.trim()}`;
  return withDefaults({ slug, title, summary, body, topics, questions });
}

function topicNames({ topics }: Content, language: string) {
  const names = new Map(topics.map(({ slug, name }) => [slug, name[language]]));
  return (slugs: readonly string[]) => slugs.flatMap((slug) => names.get(slug) ?? []);
}
