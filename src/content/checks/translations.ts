import { ArticleIndex } from './article-index.ts';
import type { Check } from './draft.ts';

/** `translationOf` names an article of the default language, which each language translates once. */
export const checkTranslations: Check = function* (draft) {
  const language = draft.library?.defaultLanguage;
  if (language === undefined) return;
  const index = new ArticleIndex(draft);
  /** Files by the language and the original; an article translates what has its slug, too. */
  const files = new Map(
    draft.articles
      .filter(({ article }) => article.translationOf === undefined)
      .map(({ file, article }) => [`${article.inLanguage}/${article.slug}`, file]),
  );
  for (const { file, article } of draft.articles) {
    const { inLanguage, translationOf: original } = article;
    if (original === undefined) continue;
    const place = { file, pointer: '/translationOf' };
    const name = `${inLanguage}/${original}`;
    const other = files.get(name);
    const issue =
      inLanguage === language
        ? { message: `the article is in the default language, "${language}"`, fix: 'remove it' }
        : index.nameIssue(language, original);
    if (issue) yield { ...place, ...issue };
    else if (other !== undefined) {
      const message = `${other} is "${original}" in "${inLanguage}" already`;
      yield { ...place, message, fix: 'keep one of them' };
    }
    if (other === undefined) files.set(name, file);
  }
};
