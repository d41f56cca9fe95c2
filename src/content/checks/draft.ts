import type { Fault } from '../faults.ts';
import type { ArticleSource, LibraryFile, SynonymRule, TermSource } from '../model.ts';

/**
 * The files of a content folder as far as they could be read. What is `undefined` or unreadable
 * has its own faults already, and no check may report what only follows from them.
 */
export interface Draft {
  readonly library: LibraryFile | undefined;
  readonly stages: readonly TermSource[] | undefined;
  readonly topics: readonly TermSource[] | undefined;
  readonly synonyms: Readonly<Record<string, readonly SynonymRule[]>> | undefined;
  readonly articles: readonly DraftArticle[];
  /** Article files that are there and could not be read. */
  readonly unreadable: readonly ArticlePlace[];
}

/** What the path of an article's file says: `articles/{language}/{name}.json`. */
export interface ArticlePlace {
  readonly file: string;
  readonly language: string;
  readonly name: string;
}

export interface DraftArticle extends ArticlePlace {
  readonly article: ArticleSource;
}

/** Finds one kind of fault; pure. */
export type Check = (draft: Draft) => Iterable<Fault>;

export const LIBRARY_FILE = 'library.json';
export const STAGES_FILE = 'stages.json';
export const TOPICS_FILE = 'topics.json';
export const SYNONYMS_FILE = 'synonyms.json';

/** What is known of an article by its slug, in one language. */
export type Found =
  | { readonly state: 'article'; readonly article: ArticleSource }
  | { readonly state: 'alias'; readonly of: string }
  /** It is there and could not be read, so nothing can be said about it. */
  | { readonly state: 'unreadable' };

/** Articles by language and slug; an article also counts under its file's name. */
export class ArticleIndex {
  readonly #found = new Map<string, Found>();
  readonly #articles: readonly DraftArticle[];

  constructor({ articles, unreadable }: Draft) {
    this.#articles = articles;
    for (const { article } of articles) {
      for (const alias of article.aliases) {
        this.#add(article.inLanguage, alias, { state: 'alias', of: article.slug });
      }
    }
    for (const { article, language, name } of articles) {
      const found: Found = { state: 'article', article };
      this.#add(language, name, found);
      this.#add(article.inLanguage, article.slug, found);
    }
    for (const { language, name } of unreadable) {
      this.#add(language, name, { state: 'unreadable' });
    }
  }

  find(language: string, slug: string): Found | undefined {
    return this.#found.get(`${language}/${slug}`);
  }

  slugs(language: string): readonly string[] {
    return this.#articles
      .filter(({ article }) => article.inLanguage === language)
      .map(({ article }) => article.slug);
  }

  #add(language: string, slug: string, found: Found): void {
    this.#found.set(`${language}/${slug}`, found);
  }
}
