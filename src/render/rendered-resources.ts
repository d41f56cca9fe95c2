import { LRUCache } from 'lru-cache';
import type { Article, ArticleHead, Tip } from '../content/library.ts';
import {
  type ArticleResource,
  articleWithoutTips,
  type Connections,
  type LightArticle,
  type LightTip,
  type ListedArticle,
  type ListedTip,
  lightArticle,
  lightTip,
  type TipResource,
  tipResource,
} from './resources.ts';
import type { Site } from './site.ts';

/**
 * The most that is kept of each kind, in bytes as `sizeOf` counts them. A tip of the shipped guides
 * takes 12 kB, its light form 2 kB, and an article without its tips 13 kB: there is room for some
 * 700 of those tips, and in larger libraries for those that are asked for most.
 */
const MAX_BYTES = 8 * 2 ** 20;

/** An article with its tips whole. */
export interface WholeArticle extends ArticleResource {
  tips: TipResource[];
}

/**
 * The JSON forms of what a snapshot has. Each is rendered when it is first asked for and kept, so
 * that lists, searches and pages render no Markdown again. While it is kept, it is the same object
 * at every call, to which others may attach what they derive from it. It must not be changed.
 */
export class RenderedResources {
  readonly #lightTips: LRUCache<string, LightTip, Tip>;
  readonly #tips: LRUCache<string, TipResource, Tip>;
  readonly #lightArticles: LRUCache<string, LightArticle, Article>;
  readonly #articles: LRUCache<string, Omit<ArticleResource, 'tips'>, Article>;

  constructor(connections: Connections, site: Site) {
    this.#lightTips = cacheOf((tip) => lightTip(tip, connections, site));
    this.#tips = cacheOf((tip) => tipResource(tip, connections, site));
    this.#lightArticles = cacheOf((article) => lightArticle(article, connections, site));
    this.#articles = cacheOf((article) => articleWithoutTips(article, connections, site));
  }

  /** As lists have it. */
  lightTip(tip: Tip): LightTip {
    return this.#lightTips.memo(keyOf(tip), { context: tip });
  }

  /** As a list has it that is asked to include so much. */
  listedTip(tip: Tip, include: 'body' | undefined): ListedTip {
    return include === 'body' ? this.tip(tip) : this.lightTip(tip);
  }

  tip(tip: Tip): TipResource {
    return this.#tips.memo(keyOf(tip), { context: tip });
  }

  /** As a list has it that is asked to include so much, without its tips. */
  listedArticle(article: Article, include: 'body' | undefined): ListedArticle {
    if (include === 'body') return this.#articleWithoutTips(article);
    return this.#lightArticles.memo(keyOf(article), { context: article });
  }

  tipsOf({ tips }: Article, include: 'body' | undefined): ListedTip[] {
    return tips.map((tip) => this.listedTip(tip, include));
  }

  article(article: Article, include?: 'body'): ArticleResource {
    return { ...this.#articleWithoutTips(article), tips: this.tipsOf(article, include) };
  }

  wholeArticle(article: Article): WholeArticle {
    return { ...this.#articleWithoutTips(article), tips: article.tips.map((tip) => this.tip(tip)) };
  }

  #articleWithoutTips(article: Article): Omit<ArticleResource, 'tips'> {
    return this.#articles.memo(keyOf(article), { context: article });
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
