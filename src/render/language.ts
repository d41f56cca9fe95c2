import { localesFor } from '../content/locales.ts';
import type { LibraryFile } from '../content/model.ts';
import { directionOf } from '../direction.ts';

/** Attributes for an element whose words are in a language, wherever it stands. */
export const languageAttributes = (language: string) => ({
  lang: language,
  dir: directionOf(language),
});
export type LanguageAttributes = ReturnType<typeof languageAttributes>;

/** A language's name in itself, such as `Deutsch`. */
export function languageName(language: string): string {
  return new Intl.DisplayNames(localesFor(language), { type: 'language' }).of(language) ?? language;
}

/** What a library is, in a language if it says so there. */
export function descriptionOf(library: LibraryFile, language: string) {
  const own = library.descriptionIn?.[language];
  return { text: own ?? library.description, isOwn: own !== undefined };
}

/** A country's name in a language. */
export function regionName(region: string, language: string, style: 'long' | 'short'): string {
  return new Intl.DisplayNames([language], { type: 'region', style }).of(region) ?? region;
}

/** The time at which a day of the content begins, for programs that ask for one with its zone. */
export const dateTime = (day: string) => `${day}T00:00:00Z`;

/** A calendar date such as `2026-03-31`, written out. */
export function formatDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(dateTime(date)),
  );
}

/** Minutes in an article's reading time (ISO 8601), such as `PT65M`. */
export const minutesOf = (timeRequired: string) => Number.parseInt(timeRequired.slice(2), 10);
