import type { ArticleSource } from '../model.ts';
import { suggest } from '../nearest.ts';
import type { Draft, DraftArticle, Finding } from './draft.ts';

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
      for (const alias of article.aliases ?? []) {
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

  published(language: string): readonly string[] {
    return this.#articles
      .filter(({ article: one }) => one.inLanguage === language && one.status !== 'withdrawn')
      .map(({ article }) => article.slug);
  }

  /**
   * What is wrong with the name of an article that is to be there.
   * @param ifWithdrawn what is wrong when it is withdrawn, unless that may be
   */
  nameIssue(language: string, slug: string, ifWithdrawn?: Finding): Finding | undefined {
    const found = this.find(language, slug);
    if (found === undefined) {
      const slugs = () => (ifWithdrawn ? this.published(language) : this.slugs(language));
      const fix = suggest(slug, slugs, 'name one that there is');
      return { message: `there is no article "${slug}" in "${language}"`, fix };
    }
    if (found.state === 'alias')
      return { message: `"${slug}" is a former slug`, fix: `write "${found.of}"` };
    if (!ifWithdrawn || found.state !== 'article' || found.article.status !== 'withdrawn')
      return undefined;
    const next = this.replacementOf(found.article);
    return next === undefined ? ifWithdrawn : { ...ifWithdrawn, fix: `write "${next}"` };
  }

  /** The slug of the published article that replaces a withdrawn one. */
  replacementOf({ inLanguage, withdrawn }: ArticleSource): string | undefined {
    const by = withdrawn?.replacedBy;
    const found = by === undefined ? undefined : this.find(inLanguage, by);
    return found?.state === 'article' && found.article.status !== 'withdrawn' ? by : undefined;
  }

  #add(language: string, slug: string, found: Found): void {
    this.#found.set(`${language}/${slug}`, found);
  }
}
