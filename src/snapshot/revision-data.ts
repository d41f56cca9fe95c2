import { createHash } from 'node:crypto';
import {
  type Article,
  completeArticle,
  completeHead,
  completeTip,
  publishedTips,
  type Tip,
} from '../content/article.ts';
import { toDay } from '../content/changes-data.ts';
import type { Content } from '../content/content.ts';
import { type EditionData, orderArticles } from '../content/library-data.ts';
import type { Withdrawal } from '../content/model.ts';
import { lookUp, packStrings, type StringTable } from '../content/string-table.ts';
import {
  articleWithoutTips,
  type Connections,
  referenceTo,
  type Texts,
  tipResource,
} from '../render/resources.ts';
import type { SearchIndex } from '../search/types.ts';
import { relatedTips } from './related-tips.ts';

/** What a copy of a library is compared by, for one language; it passes between threads. */
export interface RevisionData {
  readonly language: string;
  /** Of what is published, by number. */
  readonly article: RevisionTable;
  readonly tip: RevisionTable;
  /** JSON of `FormerNames`. */
  readonly formerNames: Uint8Array;
}

export interface RevisionTable {
  readonly slugs: StringTable;
  /** `HASH_BYTES` of each. */
  readonly hashes: Uint8Array;
  /** The day at which the review of each falls due, since 1970. */
  readonly reviewDue: Int32Array;
}

export const HASH_BYTES = 8;

export const KINDS = ['article', 'tip'] as const;
export type Kind = (typeof KINDS)[number];

/** Slugs under which nothing is published, each once. */
export interface FormerNames {
  readonly moved: readonly {
    readonly kind: Kind;
    readonly slug: string;
    readonly movedTo: string;
  }[];
  readonly withdrawn: readonly ({
    readonly kind: Kind;
    readonly slug: string;
    /** What `replacedBy` names: a tip may be withdrawn with its article. */
    readonly replacementKind: Kind;
  } & Withdrawal)[];
}

/** The published articles and tips of one language, all in memory. */
interface Edition {
  readonly data: EditionData;
  /** By number, as in `tips`. */
  readonly articles: readonly Article[];
  readonly tips: readonly Tip[];
}

/**
 * Hashes what the JSON of each article and tip says. Two that have the same JSON, but for
 * `PUBLIC_URL`, have the same hash, whoever made it; and it takes no rendering of Markdown.
 * @param editions those of the content, with an index for each
 */
export function buildRevisions(
  content: Content,
  editions: readonly EditionData[],
  indexes: ReadonlyMap<string, SearchIndex>,
): RevisionData[] {
  const all = editions.map((edition) => openEdition(content, edition));
  const others = (inLanguage: string) => all.filter(({ data }) => data.language !== inLanguage);
  const connections: Connections = {
    relatedTo: () => [],
    revisionOf: { article: () => '', tip: () => '' },
    translationsOf(item) {
      const { slug, inLanguage, translationOf = slug } = item;
      return others(inLanguage).flatMap(({ data, articles, tips }) => {
        const [items, { originals }] =
          'article' in item ? [tips, data.tips] : [articles, data.articles];
        return items[lookUp(originals, translationOf) ?? -1] ?? [];
      });
    },
  };
  // The calendar is no part of it.
  const site = { url: '', defaultLanguage: content.info.defaultLanguage, asOf: '' };
  return all.map(({ data, articles, tips }) => {
    const { language } = data;
    const index = indexes.get(language);
    const numberOf = (slug: string) => lookUp(data.tips.slugs, slug);
    const relatedTo = (tip: Tip) => (index ? relatedTips(tip, index, numberOf) : []);
    // Of what others show of it: once, and not in each that is related to it.
    const nameHashes = tips.map((tip) => hashOf(referenceTo(tip, site)));
    const tipHashes = tips.map((tip) =>
      hashOf(tipResource(tip, connections, site, AS_WRITTEN), nameHashes, relatedTo(tip)),
    );
    const articleHashes = articles.map((article) =>
      hashOf(
        articleWithoutTips(article, connections, site, AS_WRITTEN),
        tipHashes,
        article.tips.map(({ number }) => number),
      ),
    );
    return {
      language,
      article: tableOf(articles, articleHashes, (article) => article.reviewDue),
      tip: tableOf(tips, tipHashes, ({ article }) => article.reviewDue),
      formerNames: new TextEncoder().encode(JSON.stringify(formerNames(content, language))),
    };
  });
}

/** Texts as editors wrote them, for what is compared and not shown. */
const AS_WRITTEN: Texts = {
  links: (source) => source,
  html: () => '',
  // Credits follow from names that stand beside them.
  credit: () => ({ text: '', html: '' }),
};

function openEdition(content: Content, data: EditionData): Edition {
  const tips: Tip[] = [];
  const articles = orderArticles(content, data.language)
    .slice(0, data.articles.published)
    .map((written, number) => {
      const { tips: _, ...rest } = written;
      const head = completeHead(rest, content.info.license);
      const own = publishedTips(written).map((tip, i) =>
        completeTip(tip, head, { number: tips.length + i, position: i + 1 }),
      );
      tips.push(...own);
      const wordCount = data.wordCounts[number] ?? 0;
      return completeArticle(head, { number, tips: own, wordCount });
    });
  return { data, articles, tips };
}

function tableOf<T extends { readonly slug: string }>(
  items: readonly T[],
  hashes: readonly Uint8Array[],
  reviewDueOf: (item: T) => string,
): RevisionTable {
  const packed = new Uint8Array(items.length * HASH_BYTES);
  for (const [i, hash] of hashes.entries()) packed.set(hash, i * HASH_BYTES);
  return {
    slugs: packStrings(items.map(({ slug }) => slug)),
    hashes: packed,
    reviewDue: Int32Array.from(items, (item) => toDay(reviewDueOf(item))),
  };
}

/** @param hashes of all tips, of which those of these numbers count as well */
function hashOf(
  value: object,
  hashes: readonly Uint8Array[] = [],
  numbers: readonly number[] = [],
): Uint8Array {
  const hash = createHash('sha256').update(JSON.stringify(value));
  for (const number of numbers) hash.update(hashes[number] ?? '');
  return hash.digest().subarray(0, HASH_BYTES);
}

function formerNames(content: Content, language: string): FormerNames {
  const items = orderArticles(content, language).flatMap((article) => [
    { kind: 'article' as Kind, source: article, article },
    ...article.tips.map((source) => ({ kind: 'tip' as Kind, source, article })),
  ]);
  return {
    moved: items.flatMap(({ kind, source: { slug: movedTo, aliases = [] } }) =>
      aliases.map((slug) => ({ kind, slug, movedTo })),
    ),
    withdrawn: items.flatMap(({ kind, source: { slug, withdrawn }, article }) => {
      const why = withdrawn ?? article.withdrawn;
      return why ? { kind, slug, replacementKind: withdrawn ? kind : 'article', ...why } : [];
    }),
  };
}
