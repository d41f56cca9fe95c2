import { LIBRARY_FILE, SYNONYMS_FILE } from '../load/layout.ts';
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
  const isThere =
    articles.some(({ article }) => article.inLanguage === language && !article.withdrawn) ||
    unreadable.some((place) => place.language === language);
  if (!isThere) {
    const message = `no article is published in the default language, "${language}"`;
    const fix = suggest(language, languagesOf(draft), `add one to articles/${language}/`);
    yield { file: LIBRARY_FILE, pointer: '/defaultLanguage', message, fix };
  }
};

/** Synonyms are for languages that are searched. */
export const checkSynonymLanguages: Check = function* (draft) {
  const languages = languagesOf(draft);
  if (languages.length === 0) return;
  for (const language of Object.keys(draft.synonyms ?? {})) {
    const place = { file: SYNONYMS_FILE, pointer: `/${language}` };
    if (!LanguageTag.safeParse(language).success) {
      const message = `"${language}" is not a language tag`;
      yield { ...place, message, fix: suggest(language, languages, 'write one such as "en"') };
    } else if (!languages.includes(language)) {
      const message = `no article is in "${language}"`;
      yield { ...place, message, fix: suggest(language, languages, 'remove its synonyms') };
    }
  }
};

function languagesOf({ articles, unreadable }: Draft): string[] {
  const used = articles.map(({ article }) => article.inLanguage);
  return [...new Set([...used, ...unreadable.map(({ language }) => language)])].sort();
}
