import { LanguageTag } from '../model.ts';
import { suggest } from '../nearest.ts';
import type { Check, Draft } from './draft.ts';

/** There are articles, and in the default language one that can be read. */
export const checkArticlesExist: Check = function* (draft) {
  const { articles, unreadable, library } = draft;
  if (articles.length + unreadable.length === 0) {
    const fix = 'write the first into articles/{language}/{slug}.json';
    yield { file: 'articles', pointer: '', message: 'there are no articles', fix };
    return;
  }
  const language = library?.defaultLanguage;
  if (language === undefined) return;
  const published = articles.filter(({ article }) => !article.withdrawn);
  const readable = languagesOf({ articles: published, unreadable });
  if (!readable.includes(language)) {
    const message = `no article is published in the default language, "${language}"`;
    const fix = suggest(language, () => readable, `add one to articles/${language}/`);
    yield { file: 'library.json', pointer: '/defaultLanguage', message, fix };
  }
};

/** Synonyms are for languages that are searched. */
export const checkSynonymLanguages: Check = function* (draft) {
  const languages = languagesOf(draft);
  if (languages.length === 0) return;
  const synonyms = draft.synonyms ?? {};
  const missing = languages.filter((language) => !Object.hasOwn(synonyms, language));
  for (const language of Object.keys(synonyms)) {
    const place = { file: 'synonyms.json', pointer: `/${language}` };
    if (!LanguageTag.safeParse(language).success) {
      const message = `"${language}" is not a language tag`;
      yield { ...place, message, fix: suggest(language, () => missing, 'write a language tag') };
    } else if (!languages.includes(language)) {
      const message = `no article is in "${language}"`;
      yield { ...place, message, fix: suggest(language, () => missing, 'remove its synonyms') };
    }
  }
};

export function languagesOf({
  articles,
  unreadable,
}: Pick<Draft, 'articles' | 'unreadable'>): string[] {
  const used = articles.map(({ article }) => article.inLanguage);
  return [...new Set([...used, ...unreadable.map(({ language }) => language)])].sort();
}
