import { LRUCache } from 'lru-cache';
import type { Article, ArticleHead, Tip } from '../content/library.ts';
import {
  type ArticleListItem,
  type ArticleResource,
  articleListItem,
  type Connections,
  type TipResource,
  tipResource,
} from './resources.ts';
import type { Site } from './site.ts';

/**
 * The most that is kept of each kind, in bytes as `sizeOf` counts them. A tip of the shipped guides
 * takes 10 kB and an article without its tips 13 kB: there is room for some 1,700 of those tips,
 * and in larger libraries for those that are asked for most.
 */
const MAX_BYTES = 16 * 2 ** 20;

/**
 * The JSON forms of what a snapshot has. Each is rendered when it is first asked for and kept, so
 * that lists, searches and pages render no Markdown again. While it is kept, it is the same object
 * at every call, to which others may attach what they derive from it. It must not be changed.
 */
export class RenderedResources {
  readonly #tips: LRUCache<string, TipResource, Tip>;
  readonly #articles: LRUCache<string, ArticleListItem, Article>;

  constructor(connections: Connections, site: Site) {
    this.#tips = cacheOf((tip) => tipResource(tip, connections, site));
    this.#articles = cacheOf((article) => articleListItem(article, connections, site));
  }

  tip(tip: Tip): TipResource {
    return this.#tips.memo(keyOf(tip), { context: tip });
  }

  /** With its tips by name. */
  articleItem(article: Article): ArticleListItem {
    return this.#articles.memo(keyOf(article), { context: article });
  }

  /** With its tips whole. */
  article(article: Article): ArticleResource {
    return { ...this.articleItem(article), tips: article.tips.map((tip) => this.tip(tip)) };
  }
}

const cacheOf = <Source, T extends object>(render: (source: Source) => T) =>
  new LRUCache<string, T, Source>({
    maxSize: MAX_BYTES,
    sizeCalculation: sizeOf,
    memoMethod: (_key, _stale, { context }) => render(context),
  });

const keyOf = ({ inLanguage, slug }: ArticleHead | Tip) => `${inLanguage}/${slug}`;

/** What an object takes at most: texts as two bytes a character, numbers and pointers as eight. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 24 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 40;
  for (const part of Object.values(value)) size += 8 + sizeOf(part);
  return size;
}
