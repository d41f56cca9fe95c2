import { suggest } from '../nearest.ts';
import type { Check, Draft, Finding } from './draft.ts';

/** A related tip is another one of the language that is published, named once. */
export const checkRelated: Check = function* (draft) {
  const tips = new PublishedTips(draft);
  for (const { file, article } of draft.articles) {
    // A withdrawn article is not read any more; what it names may grow old.
    if (article.status === 'withdrawn') continue;
    for (const [i, { slug, related = [] }] of article.tips.entries()) {
      for (const [n, other] of related.entries()) {
        const issue =
          other === slug
            ? { message: 'the tip is related to itself', fix: 'name another, or remove this' }
            : related.indexOf(other) < n
              ? { message: `the tip "${other}" is in the list already`, fix: 'remove one of them' }
              : tips.issueOf(other, article.inLanguage, [slug, ...related]);
        if (issue) yield { file, pointer: `/tips/${i}/related/${n}`, ...issue };
      }
    }
  }
};

class PublishedTips {
  readonly #slugs = new Map<string, Set<string>>();
  /** Languages with an article that couldn't be read, which may have any tip. */
  readonly #unknown: ReadonlySet<string>;

  constructor({ articles, unreadable }: Draft) {
    this.#unknown = new Set(unreadable.map(({ language }) => language));
    for (const { article } of articles) {
      if (article.status === 'withdrawn') continue;
      const slugs = this.#slugs.get(article.inLanguage) ?? new Set();
      this.#slugs.set(article.inLanguage, slugs);
      for (const { slug } of article.tips) slugs.add(slug);
    }
  }

  /** @param taken what can't be proposed instead */
  issueOf(slug: string, language: string, taken: readonly string[]): Finding | undefined {
    const slugs = this.#slugs.get(language) ?? new Set();
    if (slugs.has(slug) || this.#unknown.has(language)) return undefined;
    const fix = suggest(
      slug,
      () => [...slugs].filter((one) => !taken.includes(one)),
      'name one that there is',
    );
    return { message: `no published tip in "${language}" is called "${slug}"`, fix };
  }
}
