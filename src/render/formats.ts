import type { Article, Tip } from '../content/library.ts';
import type { Site } from './resources.ts';

/** A representation of articles and tips beside JSON, at the URL with its suffix. */
export interface Format {
  /** Ends the path; begins with a dot. */
  readonly suffix: string;
  /** For names of operations. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly description: string;
  readonly mediaType: string;
  /** The full Content-Type. */
  readonly type: string;
  readonly article: (article: Article, site: Site) => string;
  readonly tip: (tip: Tip, site: Site) => string;
}

export const FORMATS: readonly Format[] = [];
