import type { Check, DraftArticle, FoundIssue } from './draft.ts';

/** Something with a slug, and where it is. */
interface Named {
  readonly file: string;
  /** Of the object that has the slug. */
  readonly pointer: string;
  readonly language: string;
  readonly slug: string;
  readonly aliases?: readonly string[] | undefined;
}

/** A former slug leads to one article or tip: none has it now, and no other had it before. */
export const checkAliases: Check = function* ({ articles }) {
  yield* issuesOf(articles.map(namedArticle), 'article');
  yield* issuesOf(articles.flatMap(namedTips), 'tip');
};

const namedArticle = ({ file, article: { inLanguage, slug, aliases } }: DraftArticle): Named => ({
  ...{ file, pointer: '', language: inLanguage, slug, aliases },
});

const namedTips = ({ file, article: { inLanguage, tips } }: DraftArticle): Named[] =>
  tips.map(({ slug, aliases }, i) => ({
    ...{ file, pointer: `/tips/${i}`, language: inLanguage, slug, aliases },
  }));

function* issuesOf(all: readonly Named[], kind: 'article' | 'tip'): Generator<FoundIssue> {
  const owners = new Map(all.map((named) => [`${named.language}/${named.slug}`, named]));
  const taken = new Map<string, string>();
  for (const named of all) {
    for (const [i, alias] of (named.aliases ?? []).entries()) {
      const { file } = named;
      const pointer = `${named.pointer}/aliases/${i}`;
      const name = `${named.language}/${alias}`;
      const owner = owners.get(name);
      const other = taken.get(name);
      if (owner !== undefined) {
        const whose = owner === named ? `this ${kind}` : placeOf(owner);
        const message = `the alias "${alias}" is the slug of ${whose}`;
        yield { file, pointer, message, fix: 'remove it' };
      } else if (other !== undefined) {
        const message = `the alias "${alias}" is taken by ${other}`;
        yield { file, pointer, message, fix: 'keep one of them' };
      } else {
        taken.set(name, `${file}#${pointer}`);
      }
    }
  }
}

const placeOf = ({ file, pointer }: Named) => (pointer === '' ? file : `${file}#${pointer}`);
