import { fold } from '../content/fold.ts';
import type { Article, Edition, VocabularyTerm } from '../content/library.ts';

const MAX_TOPICS = 6;
const MAX_ARTICLES = 3;
/** Letters that words have in common at their beginning to be taken for forms of each other. */
const SHORTEST_SHARED = 5;

/** Where readers can go on whose search found nothing. */
export interface Nearest {
  readonly topics: readonly VocabularyTerm[];
  readonly articles: readonly Article[];
}

/**
 * The topics whose names and descriptions have most words of a query, then those of most tips; and the
 * articles on the nearest one, in reading order, or the first of all where none is near.
 */
export function nearestTo(edition: Edition, q: string): Nearest {
  const asked = beginnings(q);
  const ranked = edition.topics
    .filter(({ tipCount }) => tipCount > 0)
    .map((topic) => {
      const words = beginnings(`${topic.name} ${topic.description}`);
      return { topic, shared: [...asked].filter((word) => words.has(word)).length };
    })
    .sort((a, b) => b.shared - a.shared || b.topic.tipCount - a.topic.tipCount);
  const [first] = ranked;
  const filters = first && first.shared > 0 ? { topic: first.topic.slug } : {};
  return {
    topics: ranked.slice(0, MAX_TOPICS).map(({ topic }) => topic),
    articles: edition.firstArticles(filters, MAX_ARTICLES),
  };
}

/** How the words of a text begin. */
function beginnings(text: string): Set<string> {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .map(fold)
      .filter(({ length }) => length >= SHORTEST_SHARED)
      .map((word) => word.slice(0, SHORTEST_SHARED)),
  );
}
