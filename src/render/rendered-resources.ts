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
  /** As lists have it. */
  readonly lightTip: (tip: Tip) => LightTip;
  readonly tip: (tip: Tip) => TipResource;
  readonly #lightArticle: (article: Article) => LightArticle;
  readonly #articleWithoutTips: (article: Article) => Omit<ArticleResource, 'tips'>;

  constructor(connections: Connections, site: Site) {
    this.lightTip = kept((tip) => lightTip(tip, connections, site));
    this.tip = kept((tip) => tipResource(tip, connections, site));
    this.#lightArticle = kept((article) => lightArticle(article, connections, site));
    this.#articleWithoutTips = kept((article) => articleWithoutTips(article, connections, site));
  }

  /** As a list has it that is asked to include so much. */
  listedTip(tip: Tip, include: 'body' | undefined): ListedTip {
    return include === 'body' ? this.tip(tip) : this.lightTip(tip);
  }

  /** As a list has it that is asked to include so much, without its tips. */
  listedArticle(article: Article, include: 'body' | undefined): ListedArticle {
    return include === 'body' ? this.#articleWithoutTips(article) : this.#lightArticle(article);
  }

  tipsOf({ tips }: Article, include: 'body' | undefined): ListedTip[] {
    return tips.map((tip) => this.listedTip(tip, include));
  }

  article(article: Article, include?: 'body'): ArticleResource {
    return { ...this.#articleWithoutTips(article), tips: this.tipsOf(article, include) };
  }

  wholeArticle(article: Article): WholeArticle {
    return { ...this.#articleWithoutTips(article), tips: article.tips.map(this.tip) };
  }
}

function kept<Source extends ArticleHead | Tip, T extends object>(render: (source: Source) => T) {
  const cache = new LRUCache<string, T, { source: Source }>({
    maxSize: MAX_BYTES,
    sizeCalculation: sizeOf,
    memoMethod: (_key, _stale, { context }) => render(context.source),
  });
  return (source: Source) => cache.memo(keyOf(source), { context: { source } });
}

const keyOf = ({ inLanguage, slug }: ArticleHead | Tip) => `${inLanguage}/${slug}`;

/** What an object takes at most: texts as two bytes a character, numbers and pointers as eight. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 24 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 40;
  for (const part of Object.values(value)) size += 8 + sizeOf(part);
  return size;
}
