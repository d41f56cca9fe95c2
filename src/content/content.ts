import type { ArticleSource, LibraryFile, SignalSource, SynonymRule, TermSource } from './model.ts';

/** Everything in a content folder, parsed and valid. */
export interface Content {
  readonly info: LibraryFile;
  /** In their order along the process. */
  readonly stages: readonly TermSource[];
  readonly topics: readonly TermSource[];
  /** By language tag. */
  readonly synonyms: Readonly<Record<string, readonly SynonymRule[]>>;
  /** What to look for in job listings. */
  readonly signals: readonly SignalSource[];
  /** As they were written, without `$schema`; ordered by language, then slug. */
  readonly articles: readonly ArticleSource[];
}
