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

/**
 * The published tips and articles of a language in reading order, which is how the library numbers them.
 * An article is found by its own texts, and its tips by theirs.
 */
export function searchableItems(content: Content, language: string) {
  const names = new Map(content.topics.map(({ slug, name }) => [slug, name[language]]));
  const searchable = (texts: CompleteTip, filters: SearchableTip['filters']): SearchableTip => ({
    ...texts,
    filters,
    topicNames: texts.topics.flatMap((slug) => names.get(slug) ?? []),
  });
  const articles = orderArticles(content, language);
  return {
    tips: articles.flatMap((article) =>
      publishedTips(article).map((tip) =>
        searchable(withDefaults(tip), filterValues(article, tip)),
      ),
    ),
    articles: articles
      .filter(({ status }) => status !== 'withdrawn')
      .map((article) => searchable(articleTexts(article), filterValues(article))),
  };
}

/** The texts of an article as a search reads them: in the fields of a tip. */
export function articleTexts(article: Article | HeadSource): CompleteTip {
  const { slug, title, summary, topics, introduction, conclusion, questions = [] } = article;
  const body = `${introduction.trim()}\n\n${conclusion.trim()}`;
  return withDefaults({ slug, title, summary, body, topics, questions });
}
