import type { Content } from '../content.ts';
import type { Issue } from '../issues.ts';
import type { ArticleSource, LibraryFile, SignalsFile, TipSource } from '../model.ts';

/**
 * The files of a content folder as far as they could be read. What is `undefined` or unreadable
 * has its own issues already, and no check may report what only follows from them.
 */
export interface Draft extends Unchecked<Omit<Content, 'info' | 'articles'>> {
  readonly library: LibraryFile | undefined;
  /** As it is written: `signals` has the words of its groups. */
  readonly signalsFile: SignalsFile;
  readonly articles: readonly DraftArticle[];
  /** Article files that are there and could not be read. */
  readonly unreadable: readonly ArticlePath[];
}

type Unchecked<Files> = { readonly [Name in keyof Files]: Files[Name] | undefined };

/** What the path of an article's file says: `articles/{language}/{name}.json`. */
export interface ArticlePath {
  readonly file: string;
  readonly language: string;
  readonly name: string;
}

export interface DraftArticle extends ArticlePath {
  /** The language that its file says, if it does. */
  readonly inLanguage?: string | undefined;
  /** In the language of its folder, whatever its file says: `checkFileNames` alone looks at that. */
  readonly article: ArticleSource;
}

/** An article or a tip, and where it is. */
export interface Entry {
  readonly kind: 'article' | 'tip';
  readonly file: string;
  /** Of its object in the file. */
  readonly pointer: string;
  /** The article itself, or that of the tip. */
  readonly article: ArticleSource;
  readonly source: ArticleSource | TipSource;
  /** Of an article, which is found by it, too. */
  readonly fileName?: string;
}

type TipEntry = Entry & { readonly source: TipSource };

/** Each article, and then its tips. */
export const entriesIn = (articles: readonly DraftArticle[]): Entry[] =>
  articles.flatMap((draft) => [...articlesIn([draft]), ...tipsIn([draft])]);

export const articlesIn = (articles: readonly DraftArticle[]): Entry[] =>
  articles.map(({ file, name: fileName, article }) => {
    return { kind: 'article', file, pointer: '', article, source: article, fileName };
  });

export const tipsIn = (articles: readonly DraftArticle[]): TipEntry[] =>
  articles.flatMap(({ file, article }) =>
    article.tips.map((source, i) => ({
      kind: 'tip',
      file,
      pointer: `/tips/${i}`,
      article,
      source,
    })),
  );

export const isPublished = ({ article, source }: Pick<Entry, 'article' | 'source'>): boolean =>
  article.status !== 'withdrawn' && source.status !== 'withdrawn';

/** An issue; a fix that takes time to find is found only if the issue is named. */
export type FoundIssue = Omit<Issue, 'fix'> & { readonly fix: string | (() => string) };

/** What is wrong at a place that the check knows. */
export type Finding = Pick<FoundIssue, 'message' | 'fix'>;

/** Finds one kind of issue; pure. */
export type Check = (draft: Draft) => Iterable<FoundIssue>;
