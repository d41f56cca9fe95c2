import type { z } from 'zod';
import {
  type ArticleSource,
  type License,
  type Source,
  TipSource,
  type Withdrawal,
} from './model.ts';
import { pick } from './record-of.ts';

/** What a tip has or has not: nothing stands for it where its file leaves it out. */
const { translationOf, withdrawn, ...WITH_DEFAULTS } = TipSource.shape;
type Defaulted = keyof typeof WITH_DEFAULTS;

/** A tip with the defaults of what its file leaves out. */
export type CompleteTip = Omit<TipSource, Defaulted> & {
  [Key in Defaulted]-?: Exclude<TipSource[Key], undefined>;
};

/** A tip as it stands in its article. */
export interface Tip extends CompleteTip {
  /** Its place among the tips of its language, in reading order from 0; withdrawn ones come last. */
  readonly number: number;
  readonly inLanguage: string;
  /** Its place among the published tips of its article, from 1. */
  readonly position: number;
  readonly article: ArticleHead;
}

/** Lists that are empty where an article's file leaves them out. */
type ListName = 'questions' | 'reviewedBy' | 'links' | 'aliases';
type CompleteLists = {
  readonly [Key in ListName]: Exclude<ArticleSource[Key], undefined>;
};

const HEAD = [
  'slug',
  'title',
  'stage',
  'inLanguage',
  'authors',
  'datePublished',
  'dateModified',
  'lastReviewed',
  'reviewDue',
] as const satisfies (keyof ArticleSource)[];

/** What a tip takes over from its article. */
export interface ArticleHead extends Readonly<Pick<ArticleSource, (typeof HEAD)[number]>> {
  readonly basedOn: Source[];
  readonly license: License;
}

export interface Article
  extends ArticleHead,
    Omit<ArticleSource, keyof ArticleHead | ListName | 'tips' | 'status' | 'withdrawn'>,
    CompleteLists {
  /** Its number in its edition, in reading order from 0. */
  readonly number: number;
  /** The published ones. */
  readonly tips: readonly Tip[];
  /** Words of everything that a reader reads. */
  readonly wordCount: number;
  /** Reading time at 230 words a minute, an ISO 8601 duration such as `PT6M`. */
  readonly timeRequired: string;
  readonly withdrawn?: Withdrawal;
}

const WORDS_PER_MINUTE = 230;

/** An article as it was written, without its tips. */
export type HeadSource = Omit<ArticleSource, 'tips'>;

export function completeHead(written: HeadSource, license: License): ArticleHead {
  return {
    ...pick(written, ...HEAD),
    basedOn: written.basedOn ?? [],
    license: written.license ?? license,
  };
}

/** The tips of an article that can be read. */
export function publishedTips({ status, tips }: ArticleSource): TipSource[] {
  return status === 'withdrawn' ? [] : tips.filter((tip) => tip.status !== 'withdrawn');
}

/** Those that can't be read any more, by themselves or with their article. */
export function withdrawnTips({ status, tips }: ArticleSource): TipSource[] {
  return status === 'withdrawn' ? tips : tips.filter((tip) => tip.status === 'withdrawn');
}

/** Adds to a tip what its file leaves out and what it takes over from its article. */
export function completeTip(
  written: TipSource,
  article: ArticleHead,
  { number, position }: Pick<Tip, 'number' | 'position'>,
): Tip {
  return { ...withDefaults(written), number, inLanguage: article.inLanguage, position, article };
}

/** Adds to an article what its file leaves out and what follows from it. */
export function completeArticle(
  written: HeadSource,
  head: ArticleHead,
  { number, tips, wordCount }: Pick<Article, 'number' | 'tips' | 'wordCount'>,
): Article {
  const { status, withdrawn, introduction, conclusion, ...article } = written;
  const { questions = [], reviewedBy = [], links = [], aliases = [] } = written;
  return {
    ...article,
    ...head,
    questions,
    reviewedBy,
    links,
    aliases,
    introduction: introduction.trim(),
    conclusion: conclusion.trim(),
    number,
    tips,
    wordCount,
    timeRequired: `PT${Math.max(1, Math.ceil(wordCount / WORDS_PER_MINUTE))}M`,
    ...(withdrawn && { withdrawn }),
  };
}

export function withDefaults(written: TipSource): CompleteTip {
  // It was validated when it was loaded, and JSON has no `undefined`.
  return { ...TIP_DEFAULTS, ...written, body: written.body.trim() } as CompleteTip;
}

const TIP_DEFAULTS = defaultsOf(WITH_DEFAULTS);

/**
 * The default of each optional field, from its schema's metadata.
 * @throws Error when one has none: `CompleteTip` promises every field
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
