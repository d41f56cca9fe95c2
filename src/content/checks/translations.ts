import { ArticleIndex } from './article-index.ts';
import type { Check } from './draft.ts';
import { TipIndex } from './tip-index.ts';

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

/** `translationOf` of a tip names one of the default language, which each language translates once. */
export const checkTipTranslations: Check = function* (draft) {
  const language = draft.library?.defaultLanguage;
  if (language === undefined) return;
  const index = new TipIndex(draft);
  const tips = draft.articles.flatMap(({ file, article: { inLanguage, tips } }) =>
    tips.map((tip, i) => ({ ...{ file, inLanguage, tip, pointer: `/tips/${i}` } })),
  );
  /** Places by the language and the original; a tip translates what has its slug, too. */
  const places = new Map(
    tips
      .filter(({ tip }) => tip.translationOf === undefined)
      .map(({ file, inLanguage, tip, pointer }) => [
        `${inLanguage}/${tip.slug}`,
        `${file}#${pointer}`,
      ]),
  );
  for (const { file, inLanguage, tip, pointer } of tips) {
    const { translationOf: original } = tip;
    if (original === undefined) continue;
    const place = { file, pointer: `${pointer}/translationOf` };
    const name = `${inLanguage}/${original}`;
    const other = places.get(name);
    const issue =
      inLanguage === language
        ? { message: `the tip is in the default language, "${language}"`, fix: 'remove it' }
        : index.nameIssue(language, original, [], true);
    if (issue) yield { ...place, ...issue };
    else if (other !== undefined) {
      const message = `${other} is "${original}" in "${inLanguage}" already`;
      yield { ...place, message, fix: 'keep one of them' };
    }
    if (other === undefined) places.set(name, `${file}#${pointer}`);
  }
};
