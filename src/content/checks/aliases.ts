import type { Check } from './draft.ts';

/** A former slug leads to one article: no article has it now, and no other had it before. */
export const checkAliases: Check = function* ({ articles }) {
  const slugs = new Map<string, string>();
  for (const { file, article } of articles)
    slugs.set(`${article.inLanguage}/${article.slug}`, file);
  const aliases = new Map<string, string>();
  for (const { file, article } of articles) {
    for (const [i, alias] of (article.aliases ?? []).entries()) {
      const name = `${article.inLanguage}/${alias}`;
      const pointer = `/aliases/${i}`;
      const owner = slugs.get(name);
      const other = aliases.get(name);
      if (owner !== undefined) {
        const whose = owner === file ? 'this article' : owner;
        const message = `the alias "${alias}" is the slug of ${whose}`;
        yield { file, pointer, message, fix: 'remove it' };
      } else if (other !== undefined) {
        const message = `the alias "${alias}" is taken by ${other}`;
        yield { file, pointer, message, fix: 'keep one of them' };
      } else {
        aliases.set(name, `${file}#${pointer}`);
      }
    }
  }
};
