import type { TipSource } from '../model.ts';
import { suggest } from '../nearest.ts';
import type { Draft, Finding } from './draft.ts';

interface KnownTip {
  readonly tip: TipSource;
  /** Whether the tip can be read. */
  readonly isPublished: boolean;
}

/** Tips by language and slug. */
export class TipIndex {
  readonly #tips = new Map<string, Map<string, KnownTip>>();
  readonly #aliases = new Map<string, string>();
  /** Languages with an article that couldn't be read, which may have any tip. */
  readonly #unknown: ReadonlySet<string>;

  constructor({ articles, unreadable }: Draft) {
    this.#unknown = new Set(unreadable.map(({ language }) => language));
    for (const { article } of articles) {
      const { inLanguage } = article;
      const known = this.#tips.get(inLanguage) ?? new Map<string, KnownTip>();
      this.#tips.set(inLanguage, known);
      for (const tip of article.tips) {
        const isPublished = article.status !== 'withdrawn' && tip.status !== 'withdrawn';
        known.set(tip.slug, { tip, isPublished });
        for (const alias of tip.aliases ?? [])
          this.#aliases.set(`${inLanguage}/${alias}`, tip.slug);
      }
    }
  }

  /**
   * What is wrong with the name of a tip that is to be there.
   * @param taken what can't be proposed instead
   * @param mayBeWithdrawn whether it need not be published
   */
  nameIssue(
    language: string,
    slug: string,
    taken: readonly string[] = [],
    mayBeWithdrawn = false,
  ): Finding | undefined {
    const known = this.#tips.get(language) ?? new Map<string, KnownTip>();
    const found = known.get(slug);
    if (found && (found.isPublished || mayBeWithdrawn)) return undefined;
    if (found) {
      const by = found.tip.withdrawn?.replacedBy ?? '';
      const mayBe = known.get(by)?.isPublished && !taken.includes(by);
      const fix = mayBe ? `write "${by}"` : 'name another';
      return { message: `the tip "${slug}" is withdrawn`, fix };
    }
    const present = this.#aliases.get(`${language}/${slug}`);
    if (present !== undefined)
      return { message: `"${slug}" is a former slug`, fix: `write "${present}"` };
    if (this.#unknown.has(language)) return undefined;
    const published = () =>
      [...known].flatMap(([name, { isPublished }]) =>
        isPublished && !taken.includes(name) ? name : [],
      );
    const fix = suggest(slug, published, 'name one that there is');
    return { message: `no published tip in "${language}" is called "${slug}"`, fix };
  }
}
