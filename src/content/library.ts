import type { ArticleSource, License, TermSource, TipSource, Withdrawal } from './model.ts';

/** A tip as it stands in its article. */
export interface Tip extends TipSource {
  readonly inLanguage: string;
  /** From 1. */
  readonly position: number;
  readonly article: ArticleHead;
}

/** What a tip takes over from its article. */
export interface ArticleHead {
  readonly slug: string;
  readonly title: string;
  readonly stage: string;
  readonly inLanguage: string;
  readonly authors: ArticleSource['authors'];
  readonly basedOn: ArticleSource['basedOn'];
  readonly license: License;
  readonly datePublished: string;
  readonly dateModified: string;
  readonly lastReviewed: string;
  readonly reviewDue: string;
}

export interface Article
  extends ArticleHead,
    Omit<ArticleSource, keyof ArticleHead | 'tips' | '$schema' | 'status' | 'withdrawn'> {
  readonly tips: readonly Tip[];
  /** Words of everything that a reader reads. */
  readonly wordCount: number;
  /** Reading time at 230 words a minute, an ISO 8601 duration such as `PT6M`. */
  readonly timeRequired: string;
  readonly withdrawn?: Withdrawal;
}

export interface Term extends Pick<TermSource, 'slug'> {
  readonly name: string;
  readonly description: string;
  readonly articleCount: number;
  readonly tipCount: number;
}

/** What is known under a slug. */
export type Lookup<T> =
  | { readonly state: 'found'; readonly item: T }
  | { readonly state: 'moved'; readonly slug: string }
  | { readonly state: 'withdrawn'; readonly article: Article & { readonly withdrawn: Withdrawal } }
  | { readonly state: 'unknown' };
