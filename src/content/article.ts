import type { z } from 'zod';
import { ArticleSource, type License, TipSource } from './model.ts';

/** What an article or a tip has or has not: nothing stands for it where its file leaves it out. */
type Absent = 'translationOf' | 'withdrawn';

/** With the defaults of what its file leaves out. */
type Complete<Source> = {
  readonly [Key in Exclude<keyof Source, Absent>]-?: Exclude<Source[Key], undefined>;
} & Readonly<Pick<Source, Absent & keyof Source>>;

export type CompleteTip = Complete<TipSource>;

/** A tip as it stands in its article. */
export interface Tip extends CompleteTip {
  /** Its place among the tips of its language, in reading order from 0; withdrawn ones come last. */
  readonly number: number;
  readonly inLanguage: string;
  /** Its place among the published tips of its article, from 1. */
  readonly position: number;
  readonly article: ArticleHead;
}

/** An article as it was written, without its tips. */
export type HeadSource = Omit<ArticleSource, 'tips'>;

/** An article without its tips. */
export type ArticleHead = Complete<HeadSource>;

export interface Article extends ArticleHead {
  /** Its number in its edition, in reading order from 0. */
  readonly number: number;
  /** The published ones. */
  readonly tips: readonly Tip[];
  /** Words of everything that a reader reads. */
  readonly wordCount: number;
  /** Reading time at 230 words a minute, an ISO 8601 duration such as `PT6M`. */
  readonly timeRequired: string;
}

const WORDS_PER_MINUTE = 230;

/** The tips of an article that can be read. */
export function publishedTips({ status, tips }: ArticleSource): TipSource[] {
  return status === 'withdrawn' ? [] : tips.filter((tip) => tip.status !== 'withdrawn');
}

/** Those that can't be read any more, by themselves or with their article. */
export function withdrawnTips({ status, tips }: ArticleSource): TipSource[] {
  return status === 'withdrawn' ? tips : tips.filter((tip) => tip.status === 'withdrawn');
}

/** Adds to a tip what its file leaves out and what follows from its article. */
export function completeTip(
  written: TipSource,
  article: ArticleHead,
  { number, position }: Pick<Tip, 'number' | 'position'>,
): Tip {
  return { ...withDefaults(written), number, inLanguage: article.inLanguage, position, article };
}

/** Adds to an article what follows from its tips. */
export function completeArticle(
  head: ArticleHead,
  { number, tips, wordCount }: Pick<Article, 'number' | 'tips' | 'wordCount'>,
): Article {
  const minutes = Math.max(1, Math.ceil(wordCount / WORDS_PER_MINUTE));
  return { ...head, number, tips, wordCount, timeRequired: `PT${minutes}M` };
}

// The casts below are safe: articles and tips were validated when they were loaded, and JSON has no `undefined`.

/** Adds to an article what its file leaves out. */
export function completeHead(written: HeadSource, license: License): ArticleHead {
  const introduction = written.introduction.trim();
  const conclusion = written.conclusion.trim();
  return { ...HEAD_DEFAULTS, license, ...written, introduction, conclusion } as ArticleHead;
}

/** Adds to a tip what its file leaves out. */
export function withDefaults(written: TipSource): CompleteTip {
  return { ...TIP_DEFAULTS, ...written, body: written.body.trim() } as CompleteTip;
}

const ABSENT = { translationOf: true, withdrawn: true } as const satisfies Record<Absent, true>;
const TIP_DEFAULTS = defaultsOf(TipSource.omit(ABSENT).shape);
const HEAD_DEFAULTS = defaultsOf(ArticleSource.omit({ ...ABSENT, license: true }).shape);

/**
 * The default of each optional field, from its schema's metadata.
 * @throws Error when one has none: `Complete` promises every field
 */
export function defaultsOf(shape: Readonly<Record<string, z.ZodType>>): Record<string, unknown> {
  const optional = Object.entries(shape).filter(
    ([, schema]) => schema.safeParse(undefined).success,
  );
  return Object.fromEntries(
    optional.map(([name, schema]) => {
      const value = schema.meta()?.default;
      if (value === undefined) throw new Error(`the optional field "${name}" has no default`);
      return [name, value];
    }),
  );
}
