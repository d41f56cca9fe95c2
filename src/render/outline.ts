import type { Article, Tip } from '../content/library.ts';
import { articleCredit, type Credit, tipCredit } from './credit.tsx';
import type { Site } from './site.ts';
import { type Strings, stringsFor } from './strings.ts';
import { articlePageUrl, tipPageUrl } from './urls.ts';

/**
 * What a tip and an article consist of, in the order in which people read it. Every form of them
 * maps these blocks, so that what is added here is shown everywhere.
 */

/** The lists of a tip in their order, and how each looks; its label is the string of its name. */
const TIP_LISTS = {
  do: 'points',
  avoid: 'points',
  examples: 'quotes',
} as const satisfies Partial<Record<keyof Tip & keyof Strings, 'points' | 'quotes'>>;

export type TipListName = keyof typeof TIP_LISTS;

/** An object with an entry for each list of a tip. */
export function forEachTipList<T>(entryOf: (name: TipListName) => T): Record<TipListName, T> {
  const names = Object.keys(TIP_LISTS) as TipListName[];
  // Object.fromEntries() forgets the names of its keys.
  return Object.fromEntries(names.map((name) => [name, entryOf(name)])) as Record<TipListName, T>;
}

/** A part of a tip. */
export type TipBlock =
  | { readonly kind: 'lead'; readonly text: string }
  | Prose
  | {
      readonly kind: 'points' | 'quotes';
      readonly name: TipListName;
      readonly label: string;
      /** Plain text, never empty. */
      readonly items: readonly string[];
    };

interface Prose {
  readonly kind: 'prose';
  readonly markdown: string;
}

export function tipBlocks(
  tip: Pick<Tip, 'summary' | 'body' | TipListName>,
  strings: Strings,
): TipBlock[] {
  const lists = Object.entries(forEachTipList((name) => tip[name])) as [TipListName, string[]][];
  return [
    { kind: 'lead', text: tip.summary },
    { kind: 'prose', markdown: tip.body },
    ...lists
      .filter(([, items]) => items.length > 0)
      .map(([name, items]) => ({ kind: TIP_LISTS[name], name, label: strings[name], items })),
  ];
}

/** A part of an article: its texts, and its tips each with a heading. */
export type ArticleBlock =
  | { readonly kind: 'abstract'; readonly text: string }
  | Prose
  | { readonly kind: 'tip'; readonly tip: Tip; readonly blocks: readonly TipBlock[] }
  | { readonly kind: 'break' };

/** A whole document about a tip or an article. */
export interface Outline {
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** The page where people read it. */
  readonly page: string;
  readonly blocks: readonly (TipBlock | ArticleBlock)[];
  readonly credit: Credit;
}

export function tipOutline(tip: Tip, site: Site): Outline {
  return {
    language: tip.inLanguage,
    title: tip.title,
    summary: tip.summary,
    page: tipPageUrl(tip, site),
    blocks: tipBlocks(tip, stringsFor(tip.inLanguage)),
    credit: tipCredit(tip, site),
  };
}

export function articleOutline(article: Article, site: Site): Outline {
  const strings = stringsFor(article.inLanguage);
  return {
    language: article.inLanguage,
    title: article.title,
    summary: article.summary,
    page: articlePageUrl(article, site),
    blocks: [
      { kind: 'abstract', text: article.summary },
      { kind: 'prose', markdown: article.introduction },
      ...article.tips.map(
        (tip) => ({ kind: 'tip', tip, blocks: tipBlocks(tip, strings) }) as const,
      ),
      { kind: 'break' },
      { kind: 'prose', markdown: article.conclusion },
    ],
    credit: articleCredit(article, site),
  };
}
