import { type LanguageAttributes, languageAttributes } from './language.ts';
import { ENGLISH, type Strings } from './strings/english.ts';
import { SPANISH } from './strings/spanish.ts';

export type { Strings } from './strings/english.ts';

/**
 * Every word on the pages that doesn't come from the content, one file a language. A library in a
 * language that is not here is served in its own language with these words in English, each marked
 * up as English.
 */
const LANGUAGES: ReadonlyMap<string, Strings> = new Map([
  ['en', ENGLISH],
  ['es', SPANISH],
]);

/** The words for a language tag: its own, its base language's, else the English ones. */
export function stringsFor(language: string): Strings {
  return LANGUAGES.get(language) ?? LANGUAGES.get(language.split('-')[0] ?? '') ?? ENGLISH;
}

/** Attributes for an element whose words are from `strings`, on a page in `language`. */
export function attributesOf(strings: Strings, language: string): Partial<LanguageAttributes> {
  if (language.split('-')[0] === strings.language) return {};
  return languageAttributes(strings.language);
}
