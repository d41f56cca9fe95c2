import { suggest } from '../nearest.ts';
import { articlesIn, type Draft, type Entry, type Finding, isPublished, tipsIn } from './draft.ts';

/** What is known under a slug, in one language. */
type Known =
  | { readonly state: 'present'; readonly entry: Entry }
  | { readonly state: 'former'; readonly of: string }
  /** It may be there and could not be read, so nothing can be said about it. */
  | { readonly state: 'unreadable' };

/** The articles, or the tips, by language and slug; an article also counts under its file's name. */
export class NameIndex {
  readonly #kind: Entry['kind'];
  readonly #entries: readonly Entry[];
  readonly #known = new Map<string, Known>();
  /** Languages with an article that couldn't be read, which may have any tip. */
  readonly #unreadLanguages: ReadonlySet<string>;

  constructor(kind: Entry['kind'], { articles, unreadable }: Draft) {
    this.#kind = kind;
    this.#entries = kind === 'tip' ? tipsIn(articles) : articlesIn(articles);
    this.#unreadLanguages = new Set(unreadable.map(({ language }) => language));
    for (const { article, source } of this.#entries)
      for (const alias of source.aliases ?? [])
        this.#add(article.inLanguage, alias, { state: 'former', of: source.slug });
    for (const entry of this.#entries) {
      const { article, source, fileName } = entry;
      const known: Known = { state: 'present', entry };
      if (fileName !== undefined) this.#add(article.inLanguage, fileName, known);
      this.#add(article.inLanguage, source.slug, known);
    }
    if (kind === 'article')
      for (const { language, name } of unreadable)
        this.#add(language, name, { state: 'unreadable' });
  }

  find(language: string, slug: string): Known | undefined {
    const isUnknown = this.#kind === 'tip' && this.#unreadLanguages.has(language);
    return (
      this.#known.get(`${language}/${slug}`) ?? (isUnknown ? { state: 'unreadable' } : undefined)
    );
  }

  /** @param onlyPublished whether those that are withdrawn are left out */
  slugs(language: string, onlyPublished: boolean): string[] {
    return this.#entries
      .filter((entry) => entry.article.inLanguage === language)
      .filter((entry) => !onlyPublished || isPublished(entry))
      .map(({ source }) => source.slug);
  }

  /**
   * What is wrong with the name of one that is to be there.
   * @param ifWithdrawn what is wrong when it is withdrawn, unless that may be
   * @param taken what can't be proposed instead
   */
  nameIssue(
    language: string,
    slug: string,
    ifWithdrawn?: Finding,
    taken: readonly string[] = [],
  ): Finding | undefined {
    const known = this.find(language, slug);
    if (known?.state === 'unreadable') return undefined;
    if (known?.state === 'former')
      return { message: `"${slug}" is a former slug`, fix: `write "${known.of}"` };
    if (known) {
      if (!ifWithdrawn || isPublished(known.entry)) return undefined;
      const next = this.replacementOf(known.entry);
      return next === undefined || taken.includes(next)
        ? ifWithdrawn
        : { ...ifWithdrawn, fix: `write "${next}"` };
    }
    const isTip = this.#kind === 'tip';
    const possible = () =>
      this.slugs(language, isTip || ifWithdrawn !== undefined).filter(
        (one) => !taken.includes(one),
      );
    const message = isTip
      ? `no published tip in "${language}" is called "${slug}"`
      : `there is no article "${slug}" in "${language}"`;
    return { message, fix: suggest(slug, possible, 'name one that there is') };
  }

  /** The slug of what replaces a withdrawn one, and can be read. */
  replacementOf({ article, source }: Entry): string | undefined {
    const by = source.withdrawn?.replacedBy;
    const found = by === undefined ? undefined : this.find(article.inLanguage, by);
    return found?.state === 'present' && isPublished(found.entry) ? by : undefined;
  }

  #add(language: string, slug: string, known: Known): void {
    this.#known.set(`${language}/${slug}`, known);
  }
}

/** The index of each kind, made when it is first asked for. */
export function nameIndexes(draft: Draft): (kind: Entry['kind']) => NameIndex {
  const made: Partial<Record<Entry['kind'], NameIndex>> = {};
  return (kind) => {
    made[kind] ??= new NameIndex(kind, draft);
    return made[kind];
  };
}

/** What is wrong with the name of a tip that is withdrawn. */
export const withdrawnTip = (slug: string): Finding => ({
  message: `the tip "${slug}" is withdrawn`,
  fix: 'name another',
});
